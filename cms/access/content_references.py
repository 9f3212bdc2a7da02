"""References inside content: the sentences that refuse them at their block, and the content without them."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import RichText, extract_references_from_rich_text

from cms.access.references import Reference, refusal

# Opening tags of links and embeds, whose `id` names what they lead to.
TAG = re.compile(r"<(a|embed)\b[^>]*>")


def refuse_in_block(block: blocks.Block, value: Any, foreign: Set[Reference]) -> ValidationError | None:
    """What is wrong with a value, each sentence at the block that names something foreign; None if nothing is."""
    if isinstance(block, blocks.BaseStreamBlock):
        found: dict[Any, Any] = _numbered(value, foreign)
        return StreamBlockValidationError(block_errors=found) if found else None
    if isinstance(block, blocks.ListBlock):
        found = _numbered(value.bound_blocks, foreign)
        return ListBlockValidationError(block_errors=found) if found else None
    if isinstance(block, blocks.BaseStructBlock):
        errors = {name: refuse_in_block(child, value.get(name), foreign) for name, child in block.child_blocks.items()}
        found = {name: error for name, error in errors.items() if error is not None}
        return StructBlockValidationError(block_errors=found) if found else None
    named = _named_by(block, value, foreign)
    return ValidationError(refusal(named[0][0])) if named else None


def _numbered(children: Any, foreign: Set[Reference]) -> dict[int, ValidationError]:
    errors = ((number, refuse_in_block(child.block, child.value, foreign)) for number, child in enumerate(children))
    return {number: error for number, error in errors if error is not None}


def _named_by(block: blocks.Block, value: Any, foreign: Set[Reference]) -> list[Reference]:
    if value is None:
        return []
    return [(model, key) for model, key, *_paths in block.extract_references(value) if (model, key) in foreign]


def leave_out_of_block(block: blocks.Block, value: Any, foreign: Set[Reference]) -> Any:
    """The value as a form may show it again: what was typed stays, what is foreign is not even named."""
    if isinstance(block, blocks.BaseStreamBlock | blocks.ListBlock):
        for child in value if isinstance(block, blocks.BaseStreamBlock) else value.bound_blocks:
            child.value = leave_out_of_block(child.block, child.value, foreign)
        return value
    if isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            value[name] = leave_out_of_block(child, value.get(name), foreign)
        return value
    if not _named_by(block, value, foreign):
        return value
    return RichText(leave_out_of_text(value.source, foreign)) if isinstance(value, RichText) else None


def leave_out_of_text(html: str, foreign: Set[Reference]) -> str:
    """Formatted text with its words, without the links and embeds that are foreign."""

    def kept(tag: re.Match[str]) -> str:
        named = {(model, key) for model, key, *_paths in extract_references_from_rich_text(tag[0])}
        if not named & foreign:
            return tag[0]
        return "<a>" if tag[1] == "a" else ""

    return TAG.sub(kept, html)
