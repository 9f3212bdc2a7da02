"""What a record stores: each of its texts cleaned by the language of its field, nothing else touched.

A translated field has its language in its name. What is not translated is decided by its model:

    text_languages = {"media_name": "fa", "phone": NOT_TEXT}

Fields that by their kind hold no wording (slugs, e-mails, addresses, choices) need no word. `cms.text.checks` finds a
text about which nobody has decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField

from cms.text.cleaning import clean, clean_html
from cms.text.stream_cleaning import clean_stream

# For codes, numbers and addresses in a field of plain characters.
NOT_TEXT = ""

_NEVER_TEXT = (models.SlugField, models.EmailField, models.URLField)


class TextField(NamedTuple):
    """A field that holds wording: its language, None where that is said further in or by nobody."""

    field: Any
    language: str | None


@cache
def text_fields(model: type[models.Model]) -> tuple[TextField, ...]:
    """The fields of a model that hold wording, translated ones once a language and never under their base name."""
    fields = model._meta.concrete_fields
    bases = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    decided = _decisions(model)
    found = (
        TextField(field, getattr(field, "language", None) or decided.get(field.name))
        for field in fields
        if field.name not in bases and _may_hold_text(field)
    )
    return tuple(text for text in found if text.language != NOT_TEXT)


def _may_hold_text(field: Any) -> bool:
    if not field.editable or field.choices or isinstance(field, _NEVER_TEXT):
        return False
    return isinstance(field, (models.CharField, models.TextField, StreamField))


def _decisions(model: type[models.Model]) -> dict[str, str]:
    decided: dict[str, str] = {}
    for ancestor in reversed(model.__mro__):
        decided |= vars(ancestor).get("text_languages", {})
    return decided


def clean_record(record: models.Model, only: Iterable[str] | None = None) -> None:
    """Clean the loaded texts of a record (`only` those of these fields) and of its rows that are in memory.

    Whatever the record holds afterwards is what is stored, validated and shown. Cleaning twice is cleaning once.
    Deferred fields stay deferred and no query is made.
    """
    names = None if only is None else set(only)
    for text in text_fields(type(record)):
        if text.field.attname not in record.__dict__ or (names is not None and text.field.name not in names):
            continue
        stored = getattr(record, text.field.name)
        cleaned = _cleaned(text, stored)
        if cleaned is not stored and cleaned != stored:
            setattr(record, text.field.name, cleaned)
    if names is None:
        for row in _rows_in_memory(record):
            clean_record(row)


def _cleaned(text: TextField, value: Any) -> Any:
    if isinstance(value, StreamValue):
        return clean_stream(value, text.language)
    # Expressions and empty values are no text.
    if text.language is None or not isinstance(value, str):
        return value
    return clean_html(value, text.language) if isinstance(text.field, RichTextField) else clean(value, text.language)


def _rows_in_memory(record: models.Model) -> Iterator[models.Model]:
    if not isinstance(record, ClusterableModel):
        return
    in_memory: Mapping[str, list[models.Model]] = getattr(record, "_cluster_related_objects", {})
    for relation in get_all_child_relations(type(record)):
        yield from in_memory.get(relation.get_accessor_name(), ())
