from modeltranslation.translator import TranslationOptions, register

from cms.standard.models import StandardPage


@register(StandardPage)
class StandardPageTranslation(TranslationOptions):
    fields = ("lead", "body")
    required_languages = ()
