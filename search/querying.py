"""Search as everybody else sees it: a question in, released documents out, whichever engine answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.text.digits import localize_digits
from search.engine import LONGEST_QUESTION, MOST_WORDS, Question, engine
from search.excerpts import Highlighter
from search.texts import plain_words
from search.words import terms_of_question


@dataclass(frozen=True, slots=True)
class Hit:
    """A released document, with its `site` and route; title and excerpt are HTML with what was found marked."""

    document: ReleasedDocument
    title: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Answer:
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    types: dict[str, int] = field(default_factory=dict)  # what each type would give, on the chosen sites
    sites: dict[int, int] = field(default_factory=dict)  # what each site would give, of the chosen types
    has_every_word: bool = True  # else no document had them all, and these have some


def query(question: Question) -> Answer:
    """What is released and answers the question. Words without a letter or digit find nothing; nothing is an error."""
    terms = terms_of_question(question.words[:LONGEST_QUESTION], MOST_WORDS)
    if not terms:
        return Answer()
    every = True
    matches = engine().find(terms, question, every=True)
    if not matches.counts and len(terms) > 1:
        every = False
        matches = engine().find(terms, question, every=False)
    types, sites = Counter[str](), Counter[int]()
    for (name, site), count in matches.counts.items():
        types[name] += count if question.site in (None, site) else 0
        sites[site] += count if question.type in (None, name) else 0
    return Answer(
        hits=_hits(matches.documents, terms),
        total=matches.total(question.site, question.type),
        types=types,
        sites=sites,
        has_every_word=every,
    )


def _hits(keys: list[int], terms: list[tuple[str, ...]]) -> list[Hit]:
    """The documents in the engine's order. An engine may lag behind: what is not released any more is left out."""
    if not keys:
        return []
    documents = current().filter(pk__in=keys).select_related("site__route")
    found = {document.pk: document for document in documents}
    highlighter = Highlighter(terms)
    return [
        Hit(
            document=document,
            title=highlighter.title(document.title),
            # Numbers stand in a body as numbers; its page writes them in the digits of its language.
            excerpt=highlighter.excerpt(localize_digits(plain_words(document), document.locale)),
        )
        for key in keys
        if (document := found.get(key))
    ]
