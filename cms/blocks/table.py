"""A table with a caption and headers."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from ninja import Schema
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import DATA


class TableValue(Schema):
    caption: str
    header: list[str]
    rows: list[list[str]]
    first_column_is_header: bool


class TableBody(BlockBody):
    type: Literal["table"]
    value: TableValue


class TableBlock(ReleasedStructBlock):
    body_schema = TableBody

    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False))],
        label=_("Table"),
        help_text=_(
            "Citizens read the caption above it. Name every column: who hears the page hears the name with each cell."
        ),
    )
    # Not in the constructor, whose arguments every migration of a body repeats.
    table.child_blocks["text"].label = _("Text")
    first_column_is_header = blocks.BooleanBlock(
        label=_("The first column names its row"),
        required=False,
        help_text=_("Then who hears the page hears that name with each cell of the row."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        group = DATA
        description = _("Rows and columns with headers and a caption.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        table = value["table"]
        return {
            "caption": table.caption,
            "header": [column["heading"] for column in table.columns],
            "rows": [[str(cell.value) for cell in row] for row in table.rows],
            "first_column_is_header": bool(value["first_column_is_header"]),
        }
