"""A callout: what readers must not miss, and how much it matters, in words."""

from __future__ import annotations

from typing import Any, Literal

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import TEXT
from cms.blocks.text import INLINE_FEATURES


class CalloutKind(TextChoices):
    NOTE = "note", _("Note")
    WARNING = "warning", _("Warning")
    URGENT = "urgent", _("Urgent")


class CalloutValue(Schema):
    kind: Literal["note", "warning", "urgent"]
    kind_label: str = Field(description="The kind in the language of the body")
    title: str
    html: str = Field(description="Paragraphs with b and a")


class CalloutBody(BlockBody):
    type: Literal["callout"]
    value: CalloutValue


class CalloutBlock(ReleasedStructBlock):
    body_schema = CalloutBody

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=CalloutKind.choices,
        default=CalloutKind.NOTE,
        help_text=_("Citizens read it as a word, beside the colour."),
    )
    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=200, help_text=_("Stands above the text. Empty: only the kind.")
    )
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Callout")
        group = TEXT
        description = _("A note, a warning or something urgent, set apart from the text.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        kind = CalloutKind(value["kind"] or CalloutKind.NOTE)
        with translation.override(context.language):
            kind_label = str(kind.label)
        return {
            "kind": kind.value,
            "kind_label": kind_label,
            "title": value["title"],
            "html": context.rich_text(value["text"].source),
        }
