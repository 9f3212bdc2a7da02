from modeltranslation.translator import TranslationOptions, register

from cms.media.models import SiteDocument, SiteImage


@register(SiteImage)
class SiteImageTranslation(TranslationOptions):
    fields = ("alt", "credit")
    required_languages = ()


@register(SiteDocument)
class SiteDocumentTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = ()
