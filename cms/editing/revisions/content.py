"""The stored content of a revision, by language: a field's name says whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings

from cms.pages.models import BasePage

# Stands for the fields that all languages share.
SHARED = ""
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)

Content = Mapping[str, Any]


def language_of(name: str) -> str:
    """`en` for `title_en` and `ready_en`, SHARED for `slug`."""
    base, _underscore, suffix = name.rpartition("_")
    return suffix if base and suffix in LANGUAGES else SHARED


def changed_languages(model: type[BasePage], before: Content, after: Content) -> list[str]:
    """Languages in whose fields the contents differ, and SHARED last; of fields that the form of `model` has."""
    options = model.get_edit_handler().get_form_options()
    names, relations = options["fields"], [name for name in options.get("formsets", {}) if name in after]
    changed = {language_of(name) for name in names if _plain(before.get(name)) != _plain(after.get(name))}
    for relation in relations:
        former, latter = before.get(relation) or [], after.get(relation) or []
        changed |= {code for code in (*LANGUAGES, SHARED) if _part(former, code) != _part(latter, code)}
    return [code for code in (*LANGUAGES, SHARED) if code in changed]


def with_language_of(content: Content, source: Content, language: str) -> dict[str, Any]:
    """`content` with the fields of one language, of the page and of its rows, as they are in `source`.

    Rows that only one of the two has stay as they are in `content`, and so does the mark that the language is ready:
    it says what citizens read, not what is written.
    """
    result = _with_fields_of(content, source, language)
    for name, rows in content.items():
        if _is_rows(rows) and _is_rows(source.get(name)):
            known = {row["pk"]: row for row in source[name] if row.get("pk")}
            result[name] = [_with_fields_of(row, known.get(row.get("pk"), row), language) for row in rows]
    return result


def _with_fields_of(content: Content, source: Content, language: str) -> dict[str, Any]:
    result = dict(content)
    for name in content:
        base = name.removesuffix(f"_{language}")
        if language_of(name) != language or name not in source or base == "ready":
            continue
        result[name] = source[name]
        # The plain column holds the first language's text.
        if language == settings.LANGUAGE_CODE and base in content:
            result[base] = source[name]
    return result


def _plain(value: Any) -> Any:
    """A form stores an empty field as another kind of nothing than a program does."""
    return None if value in (None, False, "", "[]", []) else value


def _part(rows: Iterable[Content], language: str) -> list[dict[str, Any]]:
    """What rows hold in a language; SHARED: their other columns, in the rows' order."""
    parts = [
        {name: _plain(value) for name, value in row.items() if _belongs(name, row, language) and _plain(value)}
        for row in rows
    ]
    return parts if language == SHARED else [part for part in parts if part]


def _belongs(name: str, row: Content, language: str) -> bool:
    is_text_of_the_first = f"{name}_{settings.LANGUAGE_CODE}" in row
    return language_of(name) == language and name not in ("pk", "sort_order") and not is_text_of_the_first


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)
