"""The index of a site's photo reports, films and sound recordings."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext_lazy as _
from ninja import Field
from wagtail.fields import RichTextField

from cms.blocks.context import BodyContext
from cms.blocks.text import INLINE_FEATURES
from cms.pages.bodies import PageBody
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import page_edit_handler


class GalleryIndexBody(PageBody):
    type: Literal["gallery_index"] = "gallery_index"
    introduction: str = Field(default="", description="HTML")


class GalleryIndexPage(BasePage):
    introduction = RichTextField(
        _("introduction"), blank=True, features=INLINE_FEATURES, help_text=_("Citizens read it above the list.")
    )

    body_type = "gallery_index"
    body_schema = GalleryIndexBody
    parent_page_types = ["home.HomePage"]
    subpage_types = ["galleries.PhotoReportPage", "galleries.FilmPage", "galleries.AudioPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, *translated_search_fields("introduction")]
    edit_handler = page_edit_handler(translated=["introduction"])

    class Meta:
        verbose_name = _("gallery index")
        verbose_name_plural = _("gallery indexes")

    def get_body(self, context: BodyContext) -> GalleryIndexBody:
        return GalleryIndexBody(introduction=context.rich_text(self.translated("introduction", context.language) or ""))
