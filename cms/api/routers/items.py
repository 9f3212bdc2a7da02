"""Items: the released documents of all sites."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router

from cms.api.answers import json_answer
from cms.api.errors import Problem
from cms.api.openapi import problems
from cms.api.pagination import Keyset, next_link
from cms.api.parameters import (
    CODE,
    LOCALES,
    LONGEST_CURSOR,
    LONGEST_LIST,
    Locale,
    LocaleParameters,
    chosen,
    several,
)
from cms.api.routers.sites import find_sites
from cms.api.schemas import TYPES, ItemDetail, ItemPage
from cms.release.log import current
from cms.release.models import Reason, ReleasedDocument, ShortAddress, State
from cms.tenancy.addresses import localized_path, origin

router = Router(tags=["items"])

COLUMNS = (
    "pk", "uid", "site__code", "site__route__hostname", "locale", "type", "path", "title", "published_at",
    "updated_at", "revision",
)  # fmt: skip
ITEM_UID = Path(..., description="Of the item")
NEWEST_FIRST = Keyset(("-published_at", "-uid"), (datetime.fromisoformat, UUID))


class ItemFilters(LocaleParameters):
    site: str | None = Field(
        None, pattern=several(CODE, r"\*"), max_length=LONGEST_LIST,
        description="Codes of sites, separated by commas; `*` or nothing: all sites",
    )  # fmt: skip
    type: str | None = Field(
        None, pattern=several("|".join(TYPES), r"\*"), max_length=LONGEST_LIST,
        description="Types, separated by commas; `*` or nothing: all types",
    )  # fmt: skip
    limit: int = Field(20, ge=1, le=100, description="Items on a page")
    after: str | None = Field(None, max_length=LONGEST_CURSOR, description="Cursor of the page before: `page.next`")


class ItemChoice(LocaleParameters):
    fallback: str = Field(
        "fa", pattern=several("|".join(LOCALES), "none", r"\*"), max_length=20,
        description="Languages to read instead, the most welcome first; `*`: any; `none`: no other",
    )  # fmt: skip

    def locales(self) -> list[str]:
        """The languages that may be read, the most welcome first."""
        others = {"none": [], "*": list(LOCALES)}.get(self.fallback, self.fallback.split(","))
        return [self.locale, *others]


@router.get(
    "/items", response=ItemPage, operation_id="listItems", summary="Items, newest first", openapi_extra=problems(404)
)
def list_items(request: HttpRequest, filters: Query[ItemFilters]) -> HttpResponse:
    """What is released in one language, over all sites or some of them, the newest first."""
    codes, types = chosen(filters.site), chosen(filters.type)
    sites = None if codes is None else [site.pk for site in find_sites(codes)]
    documents = _with_short_address(current(sites=sites, locale=filters.locale, types=types))
    rows, cursor = NEWEST_FIRST.page(
        documents.values(*COLUMNS, "number", "summary"),
        filters.after,
        ["items", codes, types, filters.locale],
        filters.limit,
    )
    return json_answer(
        request,
        [filters.locale, cursor, *map(_state, rows)],
        lambda: {
            "items": [{**_item(row, filters.locale), "summary": row["summary"]} for row in rows],
            "page": {"next": cursor, "has_more": cursor is not None},
        },
        language=filters.locale,
        headers=next_link(request, cursor),
    )


@router.get(
    "/items/{uid}", response=ItemDetail, operation_id="getItem", summary="One item with its body",
    openapi_extra=problems(404, 410),
)  # fmt: skip
def get_item(request: HttpRequest, choice: Query[ItemChoice], uid: UUID = ITEM_UID) -> HttpResponse:
    """The page as readers get it, in the language that was asked for or, where it is not there, in another one."""
    known = _with_short_address(ReleasedDocument.objects.filter(uid=uid))
    rows = list(known.values(*COLUMNS, "number", "state", "reason"))
    released = {row["locale"]: row for row in rows if row["state"] == State.RELEASED}
    row = next((released[locale] for locale in choice.locales() if locale in released), None)
    if row is None:
        raise _absence(rows, choice.locale)
    locales = _released_locales(rows)
    return json_answer(
        request,
        [choice.locale, locales, _state(row)],
        lambda: {**_item(row, choice.locale), "locales": locales, **_content(row)},
        language=row["locale"],
    )


def _with_short_address(documents: QuerySet[ReleasedDocument]) -> QuerySet[Any]:
    number = ShortAddress.objects.filter(site=OuterRef("site"), uid=OuterRef("uid")).values("number")
    return documents.annotate(number=Subquery(number))


def _content(row: dict[str, Any]) -> dict[str, Any]:
    """Summary and body, read only when they are wanted. They may have been withdrawn a moment ago."""
    content = ReleasedDocument.objects.filter(pk=row["pk"]).values("summary", "body", "state", "reason").first()
    if content is None:
        raise Problem("not-found")
    if content["state"] != State.RELEASED:
        raise Problem("gone", reason=content["reason"])
    return {"summary": content["summary"], "body": content["body"]}


def _absence(rows: list[dict[str, Any]], locale: Locale) -> Problem:
    """Why there is nothing to read: never there, not in this language, or taken back."""
    # What has never been open is not known to exist.
    withdrawn = [row for row in rows if row["state"] == State.WITHDRAWN and row["reason"] != Reason.PREPARING]
    of_language = [row for row in withdrawn if row["locale"] == locale]
    others = _released_locales(rows)
    if of_language or (withdrawn and not others):
        last = max(of_language or withdrawn, key=lambda row: row["updated_at"])
        return Problem("gone", reason=last["reason"])
    if others:
        return Problem("not-found", _("It is not there in this language; “locales” names the others."), locales=others)
    return Problem("not-found")


def _released_locales(rows: list[dict[str, Any]]) -> list[Locale]:
    released = {row["locale"] for row in rows if row["state"] == State.RELEASED}
    return [locale for locale in LOCALES if locale in released]


def _state(row: dict[str, Any]) -> tuple[Any, ...]:
    """What an item's content and addresses depend on: a revision grows with every change of the rest."""
    return (
        str(row["uid"]),
        row["locale"],
        row["revision"],
        row["site__code"],
        origin(row["site__route__hostname"]),
        row["number"],
    )


def _item(row: dict[str, Any], requested_locale: Locale) -> dict[str, Any]:
    home = origin(row["site__route__hostname"])
    return {
        "uid": row["uid"],
        "site": row["site__code"],
        "type": row["type"],
        "locale": row["locale"],
        "requested_locale": requested_locale,
        "fallback": row["locale"] != requested_locale,
        "title": row["title"],
        "path": row["path"],
        "url": iri_to_uri(home + localized_path(row["path"], row["locale"])),
        "short_url": f"{home}/n/{row['number']}" if row["number"] else None,
        "published_at": row["published_at"],
        "updated_at": row["updated_at"],
        "rev": row["revision"],
    }
