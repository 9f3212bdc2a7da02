"""What counts as the same word: the one place where Persian spelling and endings are dealt with, for every engine.

Measured with labelled queries (tests/search/test_relevance.py): the plural ending ها, in all its spellings, and words
written apart or together are worth their cost; cutting more endings found nothing more.
"""

from __future__ import annotations

from functools import lru_cache

from cms.text.characters import HALF_SPACE
from cms.text.folding import fold_tokens

LONGEST_WORD = 60  # characters; what is longer is no word
SHORTEST_STEM = 3

# Written after a half-space they become words of their own, which say nothing.
_ENDINGS = frozenset(["ها", "های", "هایی", "ای", "ی", "ام", "ات", "اش", "تر", "ترین"])
_PLURALS = ("هایی", "های", "ها")
_SILENT = frozenset(
    [
        "و",
        "در",
        "به",
        "از",
        "که",
        "را",
        "این",
        "ان",
        "با",
        "برای",
        "است",
        "بر",
        "تا",
        "هم",
        "یا",
        "می",
        "نمی",
        "شود",
        "شد",
        "the",
        "of",
        "and",
        "in",
        "to",
        "a",
        "an",
        "for",
        "on",
        "at",
        "is",
        "are",
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "او",
    ]
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without the plural ending that was written on to it."""
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=50_000)
def _forms_of(written: str) -> tuple[tuple[str, ...], ...]:
    """The forms of each word in what stands between two spaces."""
    # A hamza has several seats in one and the same word.
    parts = [part[:LONGEST_WORD] for part in fold_tokens(written.replace("ؤو", "ئو"))]
    forms = [tuple(dict.fromkeys((part, stem(part)))) for part in parts]
    # Half of the writers join what the others write with a half-space.
    if HALF_SPACE in written and len(parts) > 1:
        forms[0] = (*forms[0], "".join(parts)[:LONGEST_WORD])
    return tuple(forms)


def forms_of_words(text: str) -> list[tuple[str, ...]]:
    """For each word of a text, in its order, the forms under which it is found."""
    return [forms for written in text.split() for forms in _forms_of(written)]


def terms_of_question(words: str, most: int) -> list[tuple[str, ...]]:
    """For each word that somebody looks for, at most `most`, the forms of which one has to be there.

    Empty if nothing was asked. Words that say nothing are left out unless there is nothing else.
    """
    tokens = [forms[0] for forms in forms_of_words(words)][:most]
    terms = []
    for number, token in enumerate(tokens):
        is_silent = token in _SILENT or (number > 0 and token in _ENDINGS)
        if is_silent and len(tokens) > 1:
            continue
        joined = [tokens[number - 1] + token] if number else []
        joined += [token + tokens[number + 1]] if number + 1 < len(tokens) else []
        forms = [form for word in (token, *joined) for form in (word, stem(word))]
        terms.append(tuple(dict.fromkeys(forms)))
    return terms or [(token,) for token in tokens[:1]]
