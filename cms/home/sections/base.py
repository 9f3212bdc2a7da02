"""What every section has: an identity, and a title that editors may replace."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.in_languages import InLanguagesBlock, text_in_languages


class SectionBody(BlockBody):
    """A section of a home page, in the shape of a block; the order of sections is the order on the page."""


class Titled(Schema):
    title: str = Field(default="", description="Empty: the section has its usual name")


def own_title() -> InLanguagesBlock:
    """The field for another title than the usual one."""
    return text_in_languages(
        label=_("Title"),
        required=False,
        max_length=80,
        help_text=_("Empty: the usual title, in the reader's language."),
    )


class Section(ReleasedStructBlock):
    body_schema: ClassVar[type[SectionBody]]

    def get_section_body(self, identifier: str, value: Any, context: BodyContext) -> SectionBody | None:
        """What readers get; None where the section has nothing to say in the context's language."""
        content = self.get_value_body(value, context)
        return self.body_schema.model_validate({"id": identifier, "type": self.name, "value": content})

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {"title": value["title"][context.language] or ""}
