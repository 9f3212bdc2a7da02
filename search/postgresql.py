"""The engine that is always there: PostgreSQL's text search over words that we have folded ourselves.

Vectors and queries are written out as literals, so no configuration, dictionary or parser of the server has a say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import Cast

from cms.release.log import current
from cms.release.models import ReleasedDocument
from search.engine import Matches, Question
from search.models import SearchEntry
from search.texts import LEAD, TITLE, Weight, weighted_texts
from search.words import forms_of_words

# PostgreSQL's limits: places in a text, and places kept of one word.
LAST_PLACE = 16_383
MOST_PLACES = 255
SHORTEST_BEGINNING = 2  # letters that the last word must have to be taken for a beginning
WEIGHTS: dict[Weight, str] = {TITLE: "A", LEAD: "B"}
RANK_WEIGHTS = [0.1, 0.2, 0.5, 1.0]  # of D, C, B, A
BY_LENGTH = 1  # ts_rank divides by 1 + log(length): a long text has every word somewhere


class LiteralQuery(SearchQuery):
    """A tsquery as PostgreSQL writes it."""

    def __init__(self, literal: str) -> None:
        super().__init__(literal, search_type="raw")
        self.template = "(%(expressions)s)::tsquery"


class PostgreSQLEngine:
    def find(self, terms: Sequence[Sequence[str]], question: Question, *, every: bool) -> Matches:
        query = LiteralQuery(query_literal(terms, every=every))
        found = current(sites=question.sites, locale=question.language).filter(search_entry__vector=query)
        rows = found.order_by().values("type", "site_id").annotate(count=Count("pk"))
        matches = Matches(counts={(row["type"], row["site_id"]): row["count"] for row in rows})
        if question.first >= matches.total(question.site, question.type):
            return matches
        if question.site is not None:
            found = found.filter(site=question.site)
        if question.type is not None:
            found = found.filter(type=question.type)
        return replace(matches, documents=_best(found, query, question))

    def write(self, documents: Sequence[int]) -> None:
        rows = ReleasedDocument.objects.filter(pk__in=documents).only("pk", "title", "summary", "body")
        entries = []
        for row in rows:
            vector = Cast(Value(vector_literal(weighted_texts(row))), SearchVectorField())
            entries.append(SearchEntry(document=row, vector=vector))
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["document"], update_fields=["vector"]
        )


def _best(found: QuerySet[ReleasedDocument], query: SearchQuery, question: Question) -> list[int]:
    rank = SearchRank(F("search_entry__vector"), query, weights=RANK_WEIGHTS, normalization=Value(BY_LENGTH))
    ordered = found.annotate(rank=rank).order_by("-rank", "-published_at", "-uid").values_list("pk", flat=True)
    return list(ordered[question.first : question.first + question.limit])


def query_literal(terms: Sequence[Sequence[str]], *, every: bool) -> str:
    """`'park' & ('trees' | 'tree':*)`: forms are folded letters and digits, so nothing in them needs escaping."""
    last = len(terms) - 1
    groups = []
    for number, forms in enumerate(terms):
        is_beginning = number == last and len(forms[0]) >= SHORTEST_BEGINNING
        alternatives = [f"'{forms[0]}':*" if is_beginning else f"'{forms[0]}'", *(f"'{form}'" for form in forms[1:])]
        groups.append(f"({' | '.join(alternatives)})")
    return (" & " if every else " | ").join(groups)


def vector_literal(texts: Iterable[tuple[Weight, str]]) -> str:
    """`'park':3A,17 'tree':4A`: every form of every word, with its places and their weight."""
    places: dict[str, list[str]] = defaultdict(list)
    place = 0
    for weight, text in texts:
        for forms in forms_of_words(text):
            place = min(place + 1, LAST_PLACE)
            for form in forms:
                if len(places[form]) < MOST_PLACES:
                    places[form].append(f"{place}{WEIGHTS.get(weight, '')}")
    return " ".join(f"'{form}':{','.join(where)}" for form, where in places.items())
