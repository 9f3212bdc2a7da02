"""A section of figures: what was counted, over which period."""

from __future__ import annotations

from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.context import BodyContext
from cms.blocks.in_languages import text_in_languages
from cms.home.sections.base import Section, SectionBody, Titled, own_title


class Figure(Schema):
    label: str = Field(description="What was counted, with its unit")
    value: str = Field(description="Digits are ASCII as the editor wrote them; empty: unknown")
    reason: str = Field(description="Why the value is unknown")


class FiguresValue(Titled):
    period: str = Field(description="The time that the figures are about")
    figures: list[Figure]


class FiguresSectionBody(SectionBody):
    type: Literal["figures"]
    value: FiguresValue


class FigureBlock(blocks.StructBlock):
    not_text = frozenset({"value"})

    label = text_in_languages(label=_("What was counted"), max_length=80)
    value = blocks.CharBlock(
        label=_("Value"),
        required=False,
        max_length=20,
        help_text=_("For example 1,248 or 94%. Empty where it is not known: citizens then see a dash and the reason."),
    )
    reason = text_in_languages(label=_("Why it is not known"), required=False, max_length=120)

    class Meta:
        icon = "decimal"
        label = _("Figure")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["value"] and not cleaned["reason"]["fa"] and not self.is_deferred_validation:
            missing = ValidationError(gettext("Write the value, or why it is not known."))
            raise StructBlockValidationError(block_errors={"value": missing})
        return cleaned


class FiguresSection(Section):
    body_schema = FiguresSectionBody

    title = own_title()
    period = text_in_languages(
        label=_("Period"), max_length=80, help_text=_("Citizens always see it, for example “Aban 1405”.")
    )
    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=8)

    class Meta:
        icon = "table"
        label = _("Figures")
        help_text = _("In a language without the period, citizens do not see the section.")

    def get_section_body(self, identifier: str, value: Any, context: BodyContext) -> SectionBody | None:
        body = super().get_section_body(identifier, value, context)
        return body if isinstance(body, FiguresSectionBody) and body.value.period and body.value.figures else None

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        language = context.language
        return {
            **super().get_value_body(value, context),
            "period": value["period"][language] or "",
            "figures": [
                Figure(
                    label=figure["label"][language],
                    value=figure["value"],
                    reason="" if figure["value"] else figure["reason"][language] or "",
                )
                for figure in value["figures"]
                if figure["label"][language]
            ],
        }
