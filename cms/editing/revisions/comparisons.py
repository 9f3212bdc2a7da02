"""How values are compared and shown: dates of the reader's calendar, answers and choices in words, marks that show.

Wagtail shows raw values where it has no comparison of its own, and tells what was added from what was removed by colour
alone.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import formats, timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import (
    BlockComparison,
    FieldComparison,
    RichTextFieldComparison,
    TextDiff,
    register_comparison_class,
)
from wagtail.fields import RichTextField


def worded(value: Any) -> str:
    """A value as an editor reads it; nothing for nothing."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return str(formats.date_format(moment, "DATETIME_FORMAT"))
    if isinstance(value, date):
        return str(formats.date_format(value, "DATE_FORMAT"))
    if isinstance(value, time):
        return str(formats.time_format(value, "TIME_FORMAT"))
    return "" if value is None else str(value)


def worded_difference(before: str, after: str) -> SafeString:
    changes = [("deletion", before), ("addition", after)]
    html: SafeString = TextDiff([change for change in changes if change[1]]).to_html()
    return html


class WordedComparison(FieldComparison):
    """Of a field whose value is one piece: replaced as a whole, and unchanged where nobody would see a difference."""

    def has_changed(self) -> bool:
        return worded(self.val_a) != worded(self.val_b)

    def htmldiff(self) -> str:
        before, after = worded(self.val_a), worded(self.val_b)
        return worded_difference(before, after) if before != after else escape(after)


class FormattedTextComparison(RichTextFieldComparison):
    """Wagtail's reads a text that is not there as the word None."""

    val_a: Any
    val_b: Any

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.val_a, self.val_b = self.val_a or "", self.val_b or ""


class WordedBlockComparison(BlockComparison):
    """The same within a body."""

    def worded(self, value: Any) -> str:
        return worded(value)

    def htmlvalue(self, value: Any) -> str:
        return escape(self.worded(value))

    def htmldiff(self) -> str:
        before, after = self.worded(self.val_a), self.worded(self.val_b)
        return worded_difference(before, after) if before != after else escape(after)


def chosen(block: blocks.ChoiceBlock, value: Any) -> str:
    """What the block calls a value of it; nothing for nothing."""
    labels = {key: str(label) for key, label in block.field.choices if not isinstance(label, list | tuple)}
    return labels.get(value, worded(value)) if value else ""


class ChoiceBlockComparison(WordedBlockComparison):
    def worded(self, value: Any) -> str:
        return chosen(self.block, value)


def labelled(block: blocks.StructBlock, value: Any, context: Any = None) -> SafeString:
    """Stands in for Wagtail's `StructBlock.render_basic`, which gives the names of fields and raw values."""

    def shown(part: blocks.Block, held: Any) -> Any:
        if isinstance(part, blocks.ChoiceBlock):
            return chosen(part, held)
        return worded(held) if held is None or isinstance(held, bool | date | time) else held

    parts = ((block.child_blocks[name], held) for name, held in value.items())
    rows = format_html_join("\n", "<dt>{}</dt> <dd>{}</dd>", ((part.label, shown(part, held)) for part, held in parts))
    return format_html("<dl>{}</dl>", rows)


def register() -> None:
    for field in (models.BooleanField, models.DateField, models.TimeField, models.IntegerField, models.FloatField):
        register_comparison_class(field, comparison_class=WordedComparison)
    register_comparison_class(RichTextField, comparison_class=FormattedTextComparison)
    # Wagtail asks a block for its comparison by this name; its own simple blocks have none.
    for block in (blocks.BooleanBlock, blocks.DateBlock, blocks.DateTimeBlock, blocks.TimeBlock):
        block.get_comparison_class = lambda _block: WordedBlockComparison
    blocks.StructBlock.render_basic = labelled
    blocks.ChoiceBlock.get_comparison_class = lambda _block: ChoiceBlockComparison


_TEXT = re.compile(r'<span class="(addition|deletion)">([^<]*)</span>')
_PIECE = re.compile(r'<div class="((?:comparison__child-object|preview-image) (addition|deletion))">')
_TAGS = {"addition": "ins", "deletion": "del"}


def marked(html: str) -> SafeString:
    """Wagtail's HTML of a difference with elements that say it: `ins`, `del`, and a word over whole blocks."""
    words = {"addition": _("Added"), "deletion": _("Removed")}
    html = _TEXT.sub(lambda found: f"<{_TAGS[found[1]]}>{found[2]}</{_TAGS[found[1]]}>", str(html))
    html = html.replace("</del><ins>", "</del> <ins>")
    html = _PIECE.sub(
        lambda found: format_html('<div class="{}"><b class="w-revision-mark">{}</b>', found[1], words[found[2]]), html
    )
    return mark_safe(html)  # noqa: S308 - what went in was safe
