"""Where the words of a question stand in a text: marked, and the part of the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.text.characters import HALF_SPACE
from search.words import forms_of_words

EXCERPT_LENGTH = 220  # characters
BEFORE = 60  # of them, before the first word that was found
READ = 20_000  # characters of a text that are looked through
NEAR = 3  # white space, a half-space or a quotation mark between two marked words is marked with them

# A word as it stands in a text: letters, digits, and the marks and half-spaces within.
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670{HALF_SPACE}\u200d])*")


class Highlighter:
    """Finds the words of one question, in whatever spelling."""

    def __init__(self, terms: Sequence[Sequence[str]]) -> None:
        self._forms = {form for forms in terms for form in forms}
        self._beginning = terms[-1][0] if terms else ""

    def title(self, text: str) -> SafeString:
        """The whole text with what was found marked; HTML."""
        return self._marked(text, 0, len(text))

    def excerpt(self, text: str) -> SafeString:
        """About EXCERPT_LENGTH characters around the first word found, or the beginning of the text; HTML."""
        text = text[:READ]
        first = next(self._found(text), (0, 0))[0]
        start = _after_blank(text, first - BEFORE) if first > BEFORE else 0
        end = _before_blank(text, start + EXCERPT_LENGTH) if start + EXCERPT_LENGTH < len(text) else len(text)
        marked = self._marked(text, start, end)
        return mark_safe(f"{'… ' if start else ''}{marked}{' …' if end < len(text) else ''}")

    def _marked(self, text: str, start: int, end: int) -> SafeString:
        pieces, done = [], start
        for first, last in self._joined(text, start, end):
            pieces += [escape(text[done:first]), f"<mark>{escape(text[first:last])}</mark>"]
            done = last
        return mark_safe("".join([*pieces, escape(text[done:end])]))

    def _joined(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Places of what was found; words side by side are one place."""
        place: tuple[int, int] | None = None
        for first, last in self._found(text, start, end):
            if place and text[place[1] : first].strip() == "" and first - place[1] <= NEAR:
                place = place[0], last
                continue
            if place:
                yield place
            place = first, last
        if place:
            yield place

    def _found(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        for match in _WORD.finditer(text, start, len(text) if end is None else end):
            words = forms_of_words(match[0])
            if any(self._is_meant(form) for forms in words for form in forms):
                yield match.span()

    def _is_meant(self, form: str) -> bool:
        return form in self._forms or (len(self._beginning) > 1 and form.startswith(self._beginning))


def _after_blank(text: str, place: int) -> int:
    blank = text.find(" ", place)
    return place if blank < 0 else blank + 1


def _before_blank(text: str, place: int) -> int:
    blank = text.rfind(" ", 0, place)
    return place if blank < 0 else blank
