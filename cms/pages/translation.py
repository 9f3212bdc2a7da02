from modeltranslation.translator import TranslationOptions, register

from cms.pages.models import BasePage


@register(BasePage)
class BasePageTranslation(TranslationOptions):
    fields = ("title", "seo_title", "search_description")
