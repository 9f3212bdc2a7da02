"""Questions or terms whose answers open one by one."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import TEXT
from cms.blocks.text import INLINE_FEATURES


class AccordionPart(Schema):
    title: str
    html: str = Field(description="Paragraphs with b and a")


class AccordionValue(Schema):
    items: list[AccordionPart]


class AccordionBody(BlockBody):
    type: Literal["accordion"]
    value: AccordionValue


class AccordionPartBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200, help_text=_("For example a question."))
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE_FEATURES)

    class Meta:
        icon = "help"
        label = _("Part")


class AccordionBlock(ReleasedStructBlock):
    body_schema = AccordionBody

    items = blocks.ListBlock(AccordionPartBlock(), label=_("Parts"), min_num=1, max_num=40)

    class Meta:
        icon = "help"
        label = _("Accordion")
        group = TEXT
        description = _("Questions and answers: each opens when a citizen asks for it. Search finds all of them.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {
            "items": [
                AccordionPart(title=part["title"], html=context.rich_text(part["text"].source))
                for part in value["items"]
            ]
        }
