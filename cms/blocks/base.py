"""What every block shares: a released body of its own."""

from __future__ import annotations

from typing import Any, ClassVar

from ninja import Field, Schema
from wagtail import blocks

from cms.blocks.context import BodyContext


class BlockBody(Schema):
    """One block of a released body: `type` names its template and its shape, `value` is that shape."""

    id: str = Field(description="Stable while the block stays in its place")
    type: str


class ReleasedStructBlock(blocks.StructBlock):
    """A block with fields. Its module defines the body's shape beside it."""

    body_schema: ClassVar[type[BlockBody]]

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        """The shape of `value` that readers get, as arguments of the schema's `value`."""
        raise TypeError(f"{type(self).__name__} does not say what readers get")
