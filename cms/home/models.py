"""The home page of a site: the root of its pages, composed of sections in the order that the site chooses."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from ninja import Field
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.context import BodyContext
from cms.blocks.text import INLINE_FEATURES
from cms.home.sections import AnySectionBody, SectionsStreamBlock, section_bodies
from cms.home.urgent import UrgentNotice, UrgentStreamBlock, urgent_notices
from cms.pages.bodies import PageBody
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import page_edit_handler
from cms.tenancy.models import SiteKind


class HomeBody(PageBody):
    type: Literal["home"] = "home"
    introduction: str = Field(default="", description="HTML")
    opening: UUID | None = Field(default=None, description="The item that opens the page; null: the newest one")
    opening_until: datetime | None = Field(default=None, description="From then on the newest one opens the page")
    sections: list[AnySectionBody] = []
    urgent: list[UrgentNotice] = Field(
        default=[], description="For every page of the site; the central office's for every site"
    )

    def searchable(self) -> list[str]:
        """What stands here for good: items have documents of their own, urgent notices pass."""
        lasting = [section for section in self.sections if section.type == "free"]
        passing: dict[str, Any] = {"opening": None, "opening_until": None, "urgent": []}
        return PageBody.searchable(self.model_copy(update={"sections": lasting, **passing}))


class HomePage(BasePage):
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=INLINE_FEATURES,
        help_text=_("Stands in the section about the unit, beside phones and hours."),
    )
    opening = models.ForeignKey(
        settings.WAGTAIL_PAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opening item"),
        help_text=_("The item at the top of the home page. Empty: the newest one."),
    )
    opening_until = models.DateTimeField(
        _("opens until"),
        null=True,
        blank=True,
        help_text=_("From then on the newest item stands at the top. Empty: until you choose another one."),
    )
    sections = StreamField(
        SectionsStreamBlock(required=False),
        blank=True,
        verbose_name=_("sections"),
        help_text=_(
            "What citizens see, from top to bottom, in all languages. Empty: opening, news, photo reports, notices, "
            "duties and the unit."
        ),
    )
    urgent = StreamField(
        UrgentStreamBlock(required=False),
        blank=True,
        verbose_name=_("urgent notices"),
        help_text=_(
            "A red bar at the top of every page of this site; the central office's stands on all sites. "
            "Three at most are shown."
        ),
    )

    body_type = "home"
    body_schema = HomeBody
    # Below the tree's root only, and only provisioning makes one.
    parent_page_types = ["pages.BasePage"]
    is_creatable = False
    search_fields = [*BasePage.search_fields, *translated_search_fields("introduction")]
    edit_handler = page_edit_handler(
        translated=["introduction"],
        shared=[
            FieldPanel("urgent"),
            MultiFieldPanel(
                [
                    PageChooserPanel(
                        "opening",
                        ["news.NewsPage", "galleries.PhotoReportPage", "galleries.FilmPage", "galleries.AudioPage"],
                    ),
                    FieldPanel("opening_until"),
                ],
                heading=_("Opening"),
            ),
            FieldPanel("sections"),
        ],
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
            opening_until=self.opening_until if opening else None,
            sections=section_bodies(self.sections, context, is_central=self._is_central()),
            urgent=urgent_notices(self.urgent, context),
        )

    def _is_central(self) -> bool:
        return self.site is not None and self.site.kind == SiteKind.CENTRAL
