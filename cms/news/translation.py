from modeltranslation.translator import TranslationOptions, register

from cms.news.models import NewsCategory, NewsIndexPage, NewsPage, NewsTag


@register([NewsCategory, NewsTag])
class NameTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"fa": ("name",)}


@register(NewsIndexPage)
class NewsIndexPageTranslation(TranslationOptions):
    fields = ("introduction",)
    required_languages = ()


@register(NewsPage)
class NewsPageTranslation(TranslationOptions):
    fields = ("kicker", "lead", "reporter", "picture_caption", "body", "source_name")
    required_languages = ()
