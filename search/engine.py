"""What an engine has to do, whichever it is: keep words, and answer a question with keys of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

LONGEST_QUESTION = 200  # characters; the rest is not read
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for, and where: on these sites, or in the whole network."""

    words: str
    language: str
    sites: Sequence[int] | None = None
    site: int | None = None  # the one that was chosen among them
    type: str | None = None
    first: int = 0  # how many of the best to pass over
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Matches:
    """Keys of documents, the best first, and how many there are of each type on each site.

    `counts` knows nothing of the chosen site and type, so that each choice can say what it would give.
    """

    documents: list[int] = field(default_factory=list)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def total(self, site: int | None, type_name: str | None) -> int:
        return sum(
            count
            for (counted_type, counted_site), count in self.counts.items()
            if site in (None, counted_site) and type_name in (None, counted_type)
        )


class Engine(Protocol):
    def find(self, terms: Sequence[Sequence[str]], question: Question, *, every: bool) -> Matches:
        """Documents with every term of `terms`, or with some of them; of each term one form is enough.

        The last word may be the beginning of one.
        """

    def write(self, documents: Sequence[int]) -> None:
        """Take the words of these documents anew, within the caller's transaction."""


@cache
def engine() -> Engine:
    """The engine that the setting SEARCH_ENGINE names."""
    made: Engine = import_string(settings.SEARCH_ENGINE)()
    return made
