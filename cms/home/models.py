"""The home page of a site: the root of its pages."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from ninja import Field
from wagtail.admin.panels import PageChooserPanel
from wagtail.fields import RichTextField

from cms.access.forms import OwnSitePageForm
from cms.blocks.context import BodyContext
from cms.blocks.text import INLINE_FEATURES
from cms.pages.bodies import PageBody
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import page_edit_handler


class HomeBody(PageBody):
    type: Literal["home"] = "home"
    introduction: str = Field(default="", description="HTML")
    opening: UUID | None = Field(default=None, description="The item that opens the page; null: the newest one")


class HomePage(BasePage):
    introduction = RichTextField(_("introduction"), blank=True, features=INLINE_FEATURES)
    opening = models.ForeignKey(
        "news.NewsPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opening item"),
        help_text=_("The item at the top of the home page. Empty: the newest one."),
    )

    body_type = "home"
    body_schema = HomeBody
    # Below the tree's root only, and only provisioning makes one.
    parent_page_types = ["pages.BasePage"]
    is_creatable = False
    search_fields = [*BasePage.search_fields, *translated_search_fields("introduction")]
    edit_handler = page_edit_handler(
        translated=["introduction"],
        shared=[PageChooserPanel("opening", "news.NewsPage")],
        base_form_class=OwnSitePageForm,
    )

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        return False

    def get_body(self, context: BodyContext) -> HomeBody:
        opening = self.opening if self.opening and self.opening.live else None
        if self.opening:
            context.refer("page", self.opening.uid)
        return HomeBody(
            introduction=context.rich_text(self.translated("introduction", context.language) or ""),
            opening=opening.uid if opening else None,
        )
