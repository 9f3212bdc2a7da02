from modeltranslation.translator import TranslationOptions, register

from cms.home.models import HomePage


@register(HomePage)
class HomePageTranslation(TranslationOptions):
    fields = ("introduction",)
    required_languages = ()
