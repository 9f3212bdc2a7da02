"""What readers get of blocks."""

from __future__ import annotations

from typing import Any

from cms.blocks.body import BodyStreamBlock, block_bodies
from cms.blocks.context import BodyContext
from tests.factories.world import site


def bodies(*values: tuple[str, Any], language: str = "fa", context: BodyContext | None = None) -> list[dict[str, Any]]:
    """The released shape of blocks, without their identities."""
    stream = BodyStreamBlock().normalize(list(values))
    context = context or BodyContext(language, site("first").pk)
    return [body.model_dump(mode="json", exclude={"id"}) for body in block_bodies(stream, context)]


def value_of(kind: str, value: dict[str, Any], **options: Any) -> dict[str, Any]:
    """The released value of one block."""
    (body,) = bodies((kind, value), **options)
    shown: dict[str, Any] = body["value"]
    return shown
