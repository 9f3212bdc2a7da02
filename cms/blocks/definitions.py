"""What scripts are told of a stream's blocks. It depends on the language alone, and to put it together takes long."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from wagtail.blocks.base import BlockWidget


class StreamWidget(BlockWidget):  # type: ignore[misc]
    """Wagtail's, which puts the definitions together for each form anew; this one does so once a language."""

    _js_context: Any
    _block_json: Any

    def _build_block_json(self) -> None:
        # A block is compared by its parts and has no hash: it keeps them itself.
        made: dict[str | None, Any] = self.block_def.__dict__.setdefault("_definitions", {})
        language = get_language()
        if language not in made:
            super()._build_block_json()
            made[language] = self._js_context, self._block_json
        self._js_context, self._block_json = made[language]


def form_options(field: Any) -> dict[str, Any]:
    """For every stream in a form of the admin."""
    return {"widget": StreamWidget(field.stream_block)}
