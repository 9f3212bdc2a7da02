"""The items of a home page's sections, all by one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import DateTimeField, F, Func, IntegerField, JSONField, Q, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils import timezone

from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.release.reading import LIST_FIELDS
from cms.serving.listings.galleries import TYPES as GALLERY_TYPES
from cms.serving.listings.newest import newest
from cms.serving.presentation import teaser
from cms.serving.reading import Reading
from cms.tenancy.addresses import localized_path

OPENING, PINNED, LATEST = "opening", "pinned", "latest"
NOTICE = Q(summary__kind="notice")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list of a section: what, whose, how many at most; of a pinned item its uid."""

    kind: str
    scope: str
    count: int
    uid: str = ""


def wanted_opening(pinned: str | None, *, is_central: bool) -> dict[str, Wanted]:
    """The item that was chosen, and the latest one, which opens the page where the chosen one is not to be read."""
    scope = "network" if is_central else "site"
    latest = {LATEST: Wanted("news", scope, 1)}
    return {PINNED: Wanted(PINNED, scope, 1, pinned), **latest} if pinned else latest


def items_of(reading: Reading, wanted: dict[str, Wanted], *, has_notices: bool) -> dict[str, list[dict[str, Any]]]:
    """Teasers by the names of the lists, and the opening; each list has one item to spare for that one."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in wanted}
    if not wanted:
        return found
    names = list(wanted)
    parts = [
        _documents(reading, one, has_notices=has_notices)
        .select_related("site__route")
        .annotate(part=Value(number, IntegerField()))[: one.count + 1]
        for number, one in enumerate(wanted.values())
    ]
    for document in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        name = names[vars(document)["part"]]
        found[name].append(teaser(document, with_site=wanted[name].scope == "network"))
    for items in found.values():
        # A union keeps no order.
        items.sort(key=lambda item: (item["published_at"], item["uid"]), reverse=True)
    opening = found.pop(PINNED, [])
    latest = found.pop(LATEST, [])
    return found | {OPENING: (opening or latest)[:1]}


def _documents(reading: Reading, wanted: Wanted, *, has_notices: bool) -> QuerySet[ReleasedDocument]:
    if wanted.kind == PINNED:
        own = reading.documents.filter(locale=reading.language, uid=wanted.uid)
        return own.only(*LIST_FIELDS).order_by("-published_at")
    documents = current() if wanted.scope == "network" else reading.documents
    if wanted.kind == "photo_reports":
        return newest(documents, reading.language, *GALLERY_TYPES)
    news = newest(documents, reading.language, "news")
    if wanted.kind == "notices":
        ends_at = Cast(KT("summary__valid_until"), DateTimeField())
        return news.alias(ends_at=ends_at).filter(NOTICE, Q(ends_at=None) | Q(ends_at__gt=timezone.now()))
    return news.exclude(NOTICE) if has_notices else news


def _each(key: str) -> Func:
    """Of the nodes on top of a duties tree one field, as a list."""
    return Func(
        F("body"),
        template=f"jsonb_path_query_array(%(expressions)s, '$.tree[*].{key}')",
        output_field=JSONField(),
    )


def first_level_of_duties(reading: Reading) -> dict[str, Any] | None:
    """The sections of the site's duties, in Persian where they are not translated; the tree itself is not read."""
    found = (
        reading.documents.filter(type="duties", locale__in={reading.language, settings.LANGUAGE_CODE})
        .only(*LIST_FIELDS)
        .annotate(titles=_each("title"), anchors=_each("anchor"))
        .order_by("depth", "position")
    )
    documents = sorted(found, key=lambda document: document.locale != reading.language)
    if not documents:
        return None
    document = documents[0]
    url = localized_path(document.path, reading.language)
    nodes = zip(vars(document)["titles"], vars(document)["anchors"], strict=True)
    return {
        "url": url,
        "title": document.title,
        "locale": document.locale,
        "items": [{"title": title, "url": f"{url}#{anchor}"} for title, anchor in nodes if title],
    }
