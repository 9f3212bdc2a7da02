from modeltranslation.translator import TranslationOptions, register

from cms.standard.models import PortalPage, StandardPage


@register(StandardPage)
class StandardPageTranslation(TranslationOptions):
    fields = ("lead", "body")
    required_languages = ()


@register(PortalPage)
class PortalPageTranslation(TranslationOptions):
    fields = ("lead", "body")
    required_languages = ()
