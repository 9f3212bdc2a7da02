from modeltranslation.translator import TranslationOptions, register

from cms.people.models import PeopleIndexPage, Person, PostPage


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "biography")
    required_languages = {"fa": ("name",)}


@register(PeopleIndexPage)
class PeopleIndexPageTranslation(TranslationOptions):
    fields = ("introduction",)
    required_languages = ()


@register(PostPage)
class PostPageTranslation(TranslationOptions):
    fields = ("department", "duties")
    required_languages = ()
