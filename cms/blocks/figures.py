"""Figures: what was counted, over which period, and where a number is missing, why."""

from __future__ import annotations

from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import DATA


class CountedFigure(Schema):
    label: str = Field(description="What was counted, with its unit")
    value: str = Field(description="As the editor wrote it; empty where it is not known")
    reason: str = Field(description="Why it is not known; empty where it is")
    period: str = Field(description="The time that the figure is about")


class FiguresBlockValue(Schema):
    title: str
    items: list[CountedFigure]
    source: str


class FiguresBlockBody(BlockBody):
    type: Literal["figures"]
    value: FiguresBlockValue


class FigureBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("What was counted"), max_length=120, help_text=_("With its unit; it stands below the number.")
    )
    value = blocks.CharBlock(
        label=_("Value"),
        required=False,
        max_length=20,
        help_text=_("For example 1,248 or 94%. Empty where it is not known: citizens then see a dash and the reason."),
    )
    reason = blocks.CharBlock(label=_("Why it is not known"), required=False, max_length=120)
    period = blocks.CharBlock(
        label=_("Period"), max_length=80, help_text=_("Citizens always see it, for example “Aban 1405”.")
    )

    class Meta:
        icon = "decimal"
        label = _("Figure")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["value"] and cleaned["reason"]:
            surplus = ValidationError(gettext("The value is known: leave the reason empty."))
            raise StructBlockValidationError(block_errors={"reason": surplus})
        if not cleaned["value"] and not cleaned["reason"] and not self.is_deferred_validation:
            missing = ValidationError(gettext("Write the value, or why it is not known."))
            raise StructBlockValidationError(block_errors={"value": missing})
        return cleaned


class FiguresBlock(ReleasedStructBlock):
    body_schema = FiguresBlockBody

    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=200, help_text=_("Stands above it. Empty: no title.")
    )
    items = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=12)
    source = blocks.CharBlock(
        label=_("Source"),
        required=False,
        max_length=200,
        help_text=_("Where the numbers come from. Stands below them."),
    )

    class Meta:
        icon = "decimal"
        label = _("Figures")
        group = DATA
        description = _("Large numbers, each with what was counted and over which period.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {
            "title": value["title"],
            "items": [
                CountedFigure(
                    label=figure["label"],
                    value=figure["value"],
                    reason="" if figure["value"] else figure["reason"],
                    period=figure["period"],
                )
                for figure in value["items"]
            ],
            "source": value["source"],
        }
