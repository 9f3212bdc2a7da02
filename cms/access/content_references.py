"""References inside content: the sentences that refuse them at their block, the content without them or with others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import RichText, extract_references_from_rich_text

from cms.access.references import Reference, refusal

# Opening tags of links and embeds, whose `id` names what they lead to.
TAG = re.compile(r"<(a|embed)\b[^>]*>")
IDENTIFIER = re.compile(r'(?<=\s)id="[^"]*"')

# What stands in the place of a reference from now on; None: nothing.
Exchange = Mapping[Reference, Model | None]


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
    return exchange_in_block(block, value, dict.fromkeys(foreign))


def exchange_in_block(block: blocks.Block, value: Any, exchanged: Exchange) -> Any:
    """The value, which is changed in place where it has parts, with the new references for the old ones."""
    if isinstance(block, blocks.BaseStreamBlock | blocks.ListBlock):
        for child in value if isinstance(block, blocks.BaseStreamBlock) else value.bound_blocks:
            child.value = exchange_in_block(child.block, child.value, exchanged)
        return value
    if isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            value[name] = exchange_in_block(child, value.get(name), exchanged)
        return value
    named = _named_by(block, value, exchanged.keys())
    if not named:
        return value
    return RichText(exchange_in_text(value.source, exchanged)) if isinstance(value, RichText) else exchanged[named[0]]


def leave_out_of_text(html: str, foreign: Set[Reference]) -> str:
    """Formatted text with its words, without the links and embeds that are foreign."""
    return exchange_in_text(html, dict.fromkeys(foreign))


def exchange_in_text(html: str, exchanged: Exchange) -> str:
    """Formatted text with the new references for the old ones; a link that leads nowhere keeps its words."""

    def changed(tag: re.Match[str]) -> str:
        named = [(model, key) for model, key, *_paths in extract_references_from_rich_text(tag[0])]
        old = next((reference for reference in named if reference in exchanged), None)
        if old is None:
            return tag[0]
        new = exchanged[old]
        if new is None:
            return "<a>" if tag[1] == "a" else ""
        return IDENTIFIER.sub(f'id="{new.pk}"', tag[0], count=1)

    return TAG.sub(changed, html)
