from modeltranslation.translator import TranslationOptions, register

from cms.galleries.models import AudioPage, FilmPage, GalleryIndexPage, PhotoReportPage, PhotoReportPicture


@register(GalleryIndexPage)
class GalleryIndexPageTranslation(TranslationOptions):
    fields = ("introduction",)
    required_languages = ()


@register(PhotoReportPage)
class PhotoReportPageTranslation(TranslationOptions):
    fields = ("lead", "credit", "body")
    required_languages = ()


@register(PhotoReportPicture)
class PhotoReportPictureTranslation(TranslationOptions):
    fields = ("caption",)
    required_languages = ()


@register([FilmPage, AudioPage])
class RecordingPageTranslation(TranslationOptions):
    fields = ("lead", "credit", "transcript", "body")
    required_languages = ()
