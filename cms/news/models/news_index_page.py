"""The index of a site's news."""

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


class NewsIndexBody(PageBody):
    type: Literal["news_index"] = "news_index"
    introduction: str = Field(default="", description="HTML")


class NewsIndexPage(BasePage):
    introduction = RichTextField(
        _("introduction"), blank=True, features=INLINE_FEATURES, help_text=_("Citizens read it above the list.")
    )

    body_type = "news_index"
    body_schema = NewsIndexBody
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, *translated_search_fields("introduction")]
    edit_handler = page_edit_handler(translated=["introduction"])

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def get_body(self, context: BodyContext) -> NewsIndexBody:
        return NewsIndexBody(introduction=context.rich_text(self.translated("introduction", context.language) or ""))
