"""Words: heading, paragraph, list, quote."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import TEXT
from cms.text.slugs import slugify

INLINE_FEATURES = ["bold", "link", "document-link"]


class HeadingValue(Schema):
    text: str
    level: Literal[2, 3]
    anchor: str = Field(description="Address of the heading on its page, without the number sign")


class HeadingBody(BlockBody):
    type: Literal["heading"]
    value: HeadingValue


class HeadingBlock(ReleasedStructBlock):
    body_schema = HeadingBody

    text = blocks.CharBlock(label=_("Heading"), max_length=250)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("section")), ("3", _("part of a section"))],
        default="2",
        help_text=_("A part belongs to the section above it and is smaller."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = TEXT
        description = _("A heading of a section or of a part of one. Links can lead to it.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {
            "text": value["text"],
            "level": int(value["level"] or 2),
            "anchor": context.anchor(slugify(value["text"])),
        }


class ParagraphValue(Schema):
    html: str = Field(description="Paragraphs with b and a; links are paths or absolute addresses")


class ParagraphBody(BlockBody):
    type: Literal["paragraph"]
    value: ParagraphValue


class ParagraphBlock(ReleasedStructBlock):
    body_schema = ParagraphBody

    text = blocks.RichTextBlock(label=_("Text"), features=INLINE_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        group = TEXT
        description = _("Running text with strong words and links.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {"html": context.rich_text(value["text"].source)}


class ListValue(Schema):
    style: Literal["bullet", "number"]
    items: list[str] = Field(description="HTML of one line each")


class ListBody(BlockBody):
    type: Literal["list"]
    value: ListValue


class ListOfItemsBlock(ReleasedStructBlock):
    body_schema = ListBody

    style = blocks.ChoiceBlock(
        label=_("Style"),
        choices=[("bullet", _("bullets")), ("number", _("numbers"))],
        default="bullet",
        help_text=_("Numbers for steps in their order."),
    )
    items = blocks.ListBlock(blocks.TextBlock(rows=1), label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("List")
        group = TEXT
        description = _("Points or steps, with bullets or numbers.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {"style": value["style"] or "bullet", "items": [str(escape(item)) for item in value["items"]]}


class QuoteValue(Schema):
    text: str
    source: str


class QuoteBody(BlockBody):
    type: Literal["quote"]
    value: QuoteValue


class QuoteBlock(ReleasedStructBlock):
    body_schema = QuoteBody

    text = blocks.TextBlock(label=_("Quotation"))
    source = blocks.CharBlock(
        label=_("Source"),
        required=False,
        max_length=200,
        help_text=_("Who said or wrote it. Stands below the quotation."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = TEXT
        description = _("Somebody's words, set large, with their source.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {"text": value["text"], "source": value["source"]}
