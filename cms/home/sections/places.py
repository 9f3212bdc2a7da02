"""Sections that say only where something stands: what they show comes from elsewhere."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from ninja import Schema
from wagtail import blocks

from cms.blocks.context import BodyContext
from cms.home.sections.base import Section, SectionBody, Titled, own_title


class Nothing(Schema):
    pass


class OpeningSectionBody(SectionBody):
    type: Literal["opening"]
    value: Nothing = Nothing()


class DutiesSectionBody(SectionBody):
    type: Literal["duties"]
    value: Titled = Titled()


class ContactSectionBody(SectionBody):
    type: Literal["contact"]
    value: Titled = Titled()


class DirectorySectionBody(SectionBody):
    type: Literal["directory"]
    value: Titled = Titled()


class OpeningSection(blocks.StaticBlock):
    class Meta:
        icon = "pick"
        label = _("Opening")
        admin_text = _("One item, large. Which one is said below, under “opening item”; otherwise it is the latest.")

    def deconstruct(self) -> Any:
        return "wagtail.blocks.StaticBlock", (), {}  # migrations need not know this class

    def get_section_body(self, identifier: str, value: Any, context: BodyContext) -> OpeningSectionBody:
        return OpeningSectionBody(id=identifier, type="opening")


class DutiesSection(Section):
    body_schema = DutiesSectionBody

    title = own_title()

    class Meta:
        icon = "list-ol"
        label = _("Duties")
        help_text = _("The sections of this site's duties, each a link to its place.")


class ContactSection(Section):
    body_schema = ContactSectionBody

    title = own_title()

    class Meta:
        icon = "mail"
        label = _("The unit and how to reach it")
        help_text = _("The introduction of this page beside phones and hours, which come from the site's record.")


class DirectorySection(Section):
    body_schema = DirectorySectionBody

    title = own_title()

    class Meta:
        icon = "site"
        label = _("Sites of the network")
        help_text = _("Every live site by name, number and place. Shown on the central office's home only.")
