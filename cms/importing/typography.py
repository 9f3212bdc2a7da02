"""How Persian is set: signs at their words, Persian digits. Words and their order stay as they are."""

from __future__ import annotations

import re

from cms.text.digits import to_persian

_BEFORE_SIGN = re.compile(r"[ \u00a0]+(?=[،؛؟]|[:!.](?:\s|$|»))")
_AFTER_COMMA = re.compile(r"(?<=[،؛])(?=[^\W\d_])")
_INSIDE_QUOTES = re.compile(r"«\s*([^«»]*?)\s*»")
# Addresses, file names and codes keep their digits.
_LATIN_WORD = re.compile(r"[A-Za-z@/\\_]")
_SPACES = re.compile(r"[ \u00a0]{2,}")


def tidy(text: str) -> str:
    """`« خبر » ،سال 1404` becomes `«خبر»، سال ۱۴۰۴`. Idempotent; line breaks stay."""
    text = _INSIDE_QUOTES.sub(r"«\1»", text)
    text = _BEFORE_SIGN.sub("", text)
    text = _AFTER_COMMA.sub(" ", text)
    text = _SPACES.sub(" ", text)
    return re.sub(r"\S+", lambda word: _with_persian_digits(word[0]), text)


def _with_persian_digits(word: str) -> str:
    return word if _LATIN_WORD.search(word) else to_persian(word)
