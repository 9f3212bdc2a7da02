"""The lists of pages in the menu, a class a type. docs/editing.md says how to add one."""

from __future__ import annotations

from django.db.models import BigIntegerField, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django_filters.filterset import filterset_factory
from wagtail.admin.ui.tables import Column

from cms.editing.filters import DatedPageFilters, NewsFilters, PageFilters
from cms.editing.menu import PEOPLE
from cms.editing.page_list import MINOR, PageListing
from cms.galleries.models import AudioPage, FilmPage, PhotoReportPage, PhotoReportPicture
from cms.news.models import NewsPage
from cms.people.models import PostPage
from cms.standard.models import StandardPage


class NewsListing(PageListing):
    model = NewsPage
    icon = "doc-full"
    menu_label = _("News")
    add_label = _("Write a news item")
    filterset_class = NewsFilters
    picture = F("picture")
    dated = True
    own_columns = (Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind", classname=MINOR),)


class PhotoReportListing(PageListing):
    model = PhotoReportPage
    icon = "image"
    menu_label = _("Photo reports")
    add_label = _("New photo report")
    filterset_class = filterset_factory(PhotoReportPage, DatedPageFilters, fields=[])
    picture = Coalesce(
        "cover",
        Subquery(PhotoReportPicture.objects.filter(report=OuterRef("pk")).order_by("sort_order").values("image")[:1]),
        output_field=BigIntegerField(),
    )
    dated = True


class FilmListing(PageListing):
    model = FilmPage
    icon = "media"
    menu_label = _("Films")
    add_label = _("New film")
    filterset_class = filterset_factory(FilmPage, DatedPageFilters, fields=[])
    picture = F("poster")
    dated = True


class AudioListing(PageListing):
    model = AudioPage
    icon = "media"
    menu_label = _("Sound recordings")
    add_label = _("New sound recording")
    filterset_class = filterset_factory(AudioPage, DatedPageFilters, fields=[])
    picture = F("poster")
    dated = True


class PostListing(PageListing):
    model = PostPage
    icon = "group"
    menu_label = _("Posts and their holders")
    add_label = _("New post")
    filterset_class = filterset_factory(PostPage, PageFilters, fields=[])
    menu_hook = PEOPLE
    own_columns = (Column("department", label=_("Department"), accessor="department", classname=MINOR),)


class StandardPageListing(PageListing):
    model = StandardPage
    icon = "doc-empty"
    menu_label = _("Other pages")
    add_label = _("New page")
    filterset_class = filterset_factory(StandardPage, PageFilters, fields=[])


LISTINGS = (
    NewsListing("news"),
    PhotoReportListing("photo-reports"),
    FilmListing("films"),
    AudioListing("sound-recordings"),
    PostListing("posts"),
    StandardPageListing("standard-pages"),
)
