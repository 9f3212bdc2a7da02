"""A section that editors write themselves."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from ninja import Schema
from wagtail import blocks

from cms.blocks.body import AnyBlockBody, BodyStreamBlock, block_bodies
from cms.blocks.context import BodyContext
from cms.blocks.in_languages import InLanguagesBlock, text_in_languages
from cms.home.sections.base import Section, SectionBody


class FreeValue(Schema):
    title: str
    blocks: list[AnyBlockBody]


class FreeSectionBody(SectionBody):
    type: Literal["free"]
    value: FreeValue


def _body(**options: Any) -> blocks.Block:
    return BodyStreamBlock(**options)


class FreeSection(Section):
    body_schema = FreeSectionBody

    title = text_in_languages(label=_("Title"), max_length=80)
    body = InLanguagesBlock(_body, label=_("Text"), required=False)

    class Meta:
        icon = "pilcrow"
        label = _("Free section")
        help_text = _("In a language without a title and a text, citizens do not see the section.")

    def get_section_body(self, identifier: str, value: Any, context: BodyContext) -> SectionBody | None:
        body = super().get_section_body(identifier, value, context)
        return body if isinstance(body, FreeSectionBody) and body.value.title and body.value.blocks else None

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {
            "title": value["title"][context.language] or "",
            "blocks": block_bodies(value["body"][context.language], context),
        }
