"""The pages of galleries, one kind a module."""

from cms.galleries.models.index import GalleryIndexPage
from cms.galleries.models.photo_report import PhotoReportPage, PhotoReportPicture
from cms.galleries.models.recordings import AudioPage, FilmPage

__all__ = ["AudioPage", "FilmPage", "GalleryIndexPage", "PhotoReportPage", "PhotoReportPicture"]
