"""The standard page: a title, a lead and a body; and the portal page, which leads on by tiles."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from ninja import Field
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks.body import AnyBlockBody, BodyStreamBlock, block_bodies
from cms.blocks.context import BodyContext
from cms.media.bodies import ImageBody
from cms.pages.bodies import PageBody, Summary
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import page_edit_handler
from cms.standard.tiles import Tile, TilesStreamBlock, tiles


class StandardBody(PageBody):
    type: Literal["standard"] = "standard"
    lead: str = ""
    blocks: list[AnyBlockBody] = []

    def summary(self) -> Summary:
        return Summary(lead=self.lead)


class StandardPage(BasePage):
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences below the title."))
    body = StreamField(
        BodyStreamBlock(required=False),
        blank=True,
        verbose_name=_("text"),
        help_text=_("Citizens read it below the lead."),
    )

    body_type = "standard"
    body_schema = StandardBody
    parent_page_types = [
        "home.HomePage",
        "standard.StandardPage",
        "standard.PortalPage",
        "units.UnitIntroductionPage",
    ]
    subpage_types = ["standard.StandardPage"]
    search_fields = [*BasePage.search_fields, *translated_search_fields("lead", "body")]
    edit_handler = page_edit_handler(translated=["lead", "body"])

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_body(self, context: BodyContext) -> StandardBody:
        return StandardBody(
            lead=self.translated("lead", context.language) or "",
            blocks=block_bodies(self.translated("body", context.language), context),
        )


class PortalBody(PageBody):
    type: Literal["portal"] = "portal"
    lead: str = ""
    picture: ImageBody | None = None
    tiles: list[Tile] = Field(default=[], description="Empty: the sections in the site's menu stand there")
    blocks: list[AnyBlockBody] = []

    def summary(self) -> Summary:
        return Summary(lead=self.lead, picture=self.picture)


class PortalPage(BasePage):
    """The way into a subject: what it is, and tiles to everything that belongs to it."""

    lead = models.TextField(_("lead"), blank=True, help_text=_("What citizens find here, in one or two sentences."))
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Stands large beside the title."),
    )
    tiles = StreamField(
        TilesStreamBlock(required=False),
        blank=True,
        verbose_name=_("tiles"),
        help_text=_("In this order, in all languages. Empty: the sections in the site's menu."),
    )
    body = StreamField(
        BodyStreamBlock(required=False),
        blank=True,
        verbose_name=_("text"),
        help_text=_("Citizens read it below the tiles."),
    )

    body_type = "portal"
    body_schema = PortalBody
    parent_page_types = ["home.HomePage", "standard.PortalPage"]
    subpage_types = ["standard.StandardPage", "standard.PortalPage"]
    search_fields = [*BasePage.search_fields, *translated_search_fields("lead", "body")]
    edit_handler = page_edit_handler(
        translated=["lead", "body"],
        shared=[FieldPanel("picture"), FieldPanel("tiles")],
    )

    class Meta:
        verbose_name = _("portal page")
        verbose_name_plural = _("portal pages")

    def get_body(self, context: BodyContext) -> PortalBody:
        return PortalBody(
            lead=self.translated("lead", context.language) or "",
            picture=context.image(self.picture),
            tiles=tiles(self.tiles, context),
            blocks=block_bodies(self.translated("body", context.language), context),
        )
