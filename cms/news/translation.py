from modeltranslation.translator import TranslationOptions, register

from cms.news.models import NewsCategory, NewsIndexPage, NewsPage


@register(NewsCategory)
class NewsCategoryTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"fa": ("name",)}


@register(NewsIndexPage)
class NewsIndexPageTranslation(TranslationOptions):
    fields = ("introduction",)
    required_languages = ()


@register(NewsPage)
class NewsPageTranslation(TranslationOptions):
    fields = ("kicker", "lead", "picture_caption", "body")
    required_languages = ()
