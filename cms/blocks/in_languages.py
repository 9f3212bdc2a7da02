"""Values that are written once a language, inside a stream that all languages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from wagtail import blocks


class InLanguagesBlock(blocks.StructBlock):
    """One child a language, made by `make` from its label; only Persian may be required."""

    names_are_languages = True  # for cms.text.stream_cleaning

    def __init__(self, make: Callable[..., blocks.Block], *, required: bool = True, **options: Any) -> None:
        children = [
            (code, make(label=name, required=required and code == settings.LANGUAGE_CODE))
            for code, name in settings.LANGUAGES
        ]
        super().__init__(children, **options)


def text_in_languages(*, max_length: int = 200, required: bool = True, **options: Any) -> InLanguagesBlock:
    """One line of plain text in each language."""

    def make(**child: Any) -> blocks.Block:
        return blocks.CharBlock(max_length=max_length, **child)

    return InLanguagesBlock(make, required=required, **options)


class Wording(NamedTuple):
    text: str
    locale: str


def wording(value: Any, language: str) -> Wording:
    """The text in the language, or else in Persian, and which of them it is."""
    locale = language if value[language] else settings.LANGUAGE_CODE
    return Wording(value[locale] or "", locale)
