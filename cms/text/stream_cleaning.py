"""The texts in a stream of blocks, at any depth, cleaned as their kind asks.

A block of structured fields says which of its characters are codes, and whether its fields are named by languages:

    not_text = frozenset({"anchor"})
    names_are_languages = True
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.text.cleaning import clean, clean_html

NO_CODES: frozenset[str] = frozenset()

_NEVER_TEXT = (
    *(blocks.BooleanBlock, blocks.IntegerBlock, blocks.FloatBlock, blocks.DecimalBlock),
    *(blocks.DateBlock, blocks.TimeBlock, blocks.DateTimeBlock),
    *(blocks.URLBlock, blocks.EmailBlock, blocks.RegexBlock, blocks.RawHTMLBlock),
    *(BaseChoiceBlock, blocks.ChooserBlock, blocks.StaticBlock),
)


def clean_stream(value: StreamValue, language: str | None) -> StreamValue:
    """The same stream if nothing in it was to be cleaned. Makes no query: it works on what would be stored."""
    if value.raw_text is not None:
        return value
    stored = value.stream_block.get_prep_value(value)
    cleaned = _cleaned(value.stream_block, stored, language)
    return value if cleaned == stored else StreamValue(value.stream_block, cleaned, is_lazy=True)


def _cleaned(block: blocks.Block, stored: Any, language: str | None) -> Any:
    """`stored` is what Wagtail keeps of the block as JSON."""
    if stored is None:
        return None
    match block:
        case blocks.StreamBlock():
            kinds = block.child_blocks
            return [_item(kinds[item["type"]], item, language) if item["type"] in kinds else item for item in stored]
        case blocks.ListBlock():
            return [_item(block.child_block, item, language) for item in stored]
        case blocks.StructBlock():
            return stored | {
                name: _cleaned(part, stored[name], part_language)
                for name, part, part_language in _parts(block, language)
                if name in stored
            }
        case TypedTableBlock():
            return _cleaned_table(block, stored, language)
        case blocks.RichTextBlock():
            return clean_html(stored, language) if language else stored
        case blocks.CharBlock() | blocks.TextBlock():
            return clean(stored, language) if language else stored
        case _:
            return stored


def _parts(block: blocks.StructBlock, language: str | None) -> Iterator[tuple[str, blocks.Block, str | None]]:
    """(name, block, language) of the children that may hold wording."""
    codes: frozenset[str] = getattr(block, "not_text", NO_CODES)
    named_by_language = getattr(block, "names_are_languages", False)
    for name, child in block.child_blocks.items():
        if name not in codes:
            yield name, child, name if named_by_language else language


def _item(block: blocks.Block, item: Any, language: str | None) -> Any:
    if isinstance(item, dict) and "value" in item:
        return item | {"value": _cleaned(block, item["value"], language)}
    return _cleaned(block, item, language)  # a list as old versions of Wagtail stored it


def _cleaned_table(block: TypedTableBlock, stored: dict[str, Any], language: str | None) -> dict[str, Any]:
    def words(text: Any) -> Any:
        return clean(text, language) if language and isinstance(text, str) else text

    kinds = [block.child_blocks.get(column["type"]) for column in stored["columns"]]
    return stored | {
        "caption": words(stored.get("caption")),
        "columns": [column | {"heading": words(column["heading"])} for column in stored["columns"]],
        "rows": [
            row | {"values": [_cleaned(*cell, language) for cell in zip(kinds, row["values"], strict=True)]}
            for row in stored["rows"]
        ],
    }


def undecided(block: blocks.Block, language: str | None, path: str = "") -> Iterator[str]:
    """The paths of texts without a language, and of blocks of which nobody has said whether they are text."""
    match block:
        case blocks.StreamBlock():
            for name, child in block.child_blocks.items():
                yield from undecided(child, language, f"{path}.{name}")
        case blocks.ListBlock():
            yield from undecided(block.child_block, language, f"{path}[]")
        case blocks.StructBlock():
            for name, child, child_language in _parts(block, language):
                yield from undecided(child, child_language, f"{path}.{name}")
        case TypedTableBlock():
            if language is None:
                yield path
            for name, child in block.child_blocks.items():
                yield from undecided(child, language, f"{path}.{name}")
        case blocks.RichTextBlock() | blocks.CharBlock() | blocks.TextBlock():
            if language is None:
                yield path
        case _ if not isinstance(block, _NEVER_TEXT):
            yield path
