"""The standard page: a title, a lead and a body."""

from __future__ import annotations

from typing import Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from cms.access.forms import OwnSitePageForm
from cms.blocks.body import AnyBlockBody, BodyStreamBlock, block_bodies
from cms.blocks.context import BodyContext
from cms.pages.bodies import PageBody, Summary
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import page_edit_handler


class StandardBody(PageBody):
    type: Literal["standard"] = "standard"
    lead: str = ""
    blocks: list[AnyBlockBody] = []

    def summary(self) -> Summary:
        return Summary(lead=self.lead)


class StandardPage(BasePage):
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences below the title."))
    body = StreamField(BodyStreamBlock(required=False), blank=True, verbose_name=_("text"))

    body_type = "standard"
    body_schema = StandardBody
    parent_page_types = ["home.HomePage", "standard.StandardPage", "units.UnitIntroductionPage"]
    subpage_types = ["standard.StandardPage"]
    search_fields = [*BasePage.search_fields, *translated_search_fields("lead", "body")]
    edit_handler = page_edit_handler(translated=["lead", "body"], base_form_class=OwnSitePageForm)

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_body(self, context: BodyContext) -> StandardBody:
        return StandardBody(
            lead=self.translated("lead", context.language) or "",
            blocks=block_bodies(self.translated("body", context.language), context),
        )
