from modeltranslation.translator import TranslationOptions, register

from cms.units.models import ContactPage, DutiesPage, UnitIntroductionPage


@register(UnitIntroductionPage)
class UnitIntroductionPageTranslation(TranslationOptions):
    fields = ("heading", "lead", "message", "signature", "goals", "departments", "body")
    required_languages = ()


@register(DutiesPage)
class DutiesPageTranslation(TranslationOptions):
    fields = ("heading", "introduction", "duties")
    required_languages = ()


@register(ContactPage)
class ContactPageTranslation(TranslationOptions):
    fields = ("introduction",)
    required_languages = ()
