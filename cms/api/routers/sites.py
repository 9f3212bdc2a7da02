"""The sites of the network."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router

from cms.api.answers import json_answer
from cms.api.errors import Problem
from cms.api.openapi import problems
from cms.api.pagination import Keyset, next_link
from cms.api.parameters import CODE, LOCALES, LONGEST_CURSOR, LONGEST_LIST, Parameters, chosen, several
from cms.api.schemas import KINDS, Site, SitePage
from cms.tenancy.addresses import origin
from cms.tenancy.models import NetworkSite, SitePhone, SiteStatus

router = Router(tags=["sites"])

TRANSLATED = ("name", "short_name", "affiliation", "address", "hours")
PLAIN = (
    "uid", "code", "kind", "number", "parent__code", "languages", "hue", "seal_points", "fax", "email", "website",
    "latitude", "longitude", "updated_at", "route__hostname",
)  # fmt: skip
COLUMNS = (*PLAIN, *(f"{field}_{language}" for field in TRANSLATED for language in LOCALES))
# By kind, then by number; sites without one stand by code.
ORDER = Keyset(("kind", "place", "code"), (str, int, str))

SITE_CODE = Path(..., pattern=f"^{CODE}$", description="Code of a site")


class KnownSite(NamedTuple):
    """What a filter by site needs of it."""

    pk: int
    code: str
    status: str
    hostname: str


class SiteFilters(Parameters):
    kind: str | None = Field(
        None, pattern=several("|".join(KINDS)), max_length=LONGEST_LIST, description="Kinds, separated by commas"
    )
    parent: str | None = Field(None, pattern=f"^{CODE}$", description="Code of the site that they belong to")
    limit: int = Field(100, ge=1, le=500, description="Items on a page")
    after: str | None = Field(None, max_length=LONGEST_CURSOR, description="Cursor of the page before: `page.next`")


@router.get("/sites", response=SitePage, operation_id="listSites", summary="The sites of the network")
def list_sites(request: HttpRequest, filters: Query[SiteFilters]) -> HttpResponse:
    """Every site that is open, by kind, number and code."""
    sites, kinds = _live_sites(), chosen(filters.kind)
    if kinds is not None:
        sites = sites.filter(kind__in=kinds)
    if filters.parent is not None:
        sites = sites.filter(parent__code=filters.parent)
    rows, cursor = ORDER.page(sites, filters.after, ["sites", kinds, filters.parent], filters.limit)
    return json_answer(
        request,
        [rows, cursor, origin("")],
        lambda: {"items": [_site(row) for row in rows], "page": {"next": cursor, "has_more": cursor is not None}},
        headers=next_link(request, cursor),
    )


@router.get(
    "/sites/{code}", response=Site, operation_id="getSite", summary="One site", openapi_extra=problems(404, 410)
)
def get_site(request: HttpRequest, query: Query[Parameters], code: str = SITE_CODE) -> HttpResponse:
    row = _live_sites().filter(code=code).first()
    if row is None:
        open_site(code)
        raise Problem("site-unknown")
    return json_answer(request, [row, origin("")], lambda: _site(row))


def find_sites(codes: list[str]) -> list[KnownSite]:
    """These sites, in one query.

    Raises Problem (site-unknown) for a code that nobody has, or whose site has not been opened.
    """
    rows = NetworkSite.objects.filter(code__in=codes).exclude(status=SiteStatus.PREPARING)
    found = [KnownSite(*row) for row in rows.values_list("pk", "code", "status", "route__hostname")]
    unknown = sorted(set(codes) - {site.code for site in found})
    if unknown:
        raise Problem(
            "site-unknown", _("No site of the network has the code “%(codes)s”.") % {"codes": ", ".join(unknown)}
        )
    return found


def open_site(code: str) -> KnownSite:
    """Like `find_sites` for one site that must be open now; raises Problem (gone) where it is closed."""
    [site] = find_sites([code])
    if site.status != SiteStatus.LIVE:
        raise Problem("gone", reason=site.status)
    return site


def _live_sites() -> QuerySet[Any, Any]:
    """All that `_site` needs, phones included, in one query."""
    labels = {f"label_{language}": f"label_{language}" for language in LOCALES}
    phones = (
        SitePhone.objects.filter(site=OuterRef("pk"))
        .order_by("sort_order", "pk")
        .annotate(phone=JSONObject(number="number", extension="extension", **labels))
        .values("phone")
    )
    return (
        NetworkSite.objects.filter(status=SiteStatus.LIVE)
        .annotate(phone_numbers=ArraySubquery(phones), place=Coalesce("number", Value(0)))
        .values(*COLUMNS, "phone_numbers", "place")
    )


def _site(row: dict[str, Any]) -> dict[str, Any]:
    plain = {name: row[name] for name in ("uid", "code", "kind", "number")}
    reach = {name: row[name] for name in ("fax", "email", "website", "latitude", "longitude")}
    return {
        **plain,
        "parent": row["parent__code"],
        "name": _localized(row, "name"),
        "short_name": _localized(row, "short_name"),
        "affiliation": _localized(row, "affiliation"),
        "url": f"{origin(row['route__hostname'])}/",
        "languages": ["fa", *row["languages"]],
        "hue": row["hue"],
        "seal_points": row["seal_points"],
        "contact": {
            "address": _localized(row, "address"),
            "hours": _localized(row, "hours"),
            "phones": [
                {"label": _localized(phone, "label"), "number": phone["number"], "extension": phone["extension"]}
                for phone in row["phone_numbers"]
            ],
            **reach,
        },
        "updated_at": row["updated_at"],
    }


def _localized(row: dict[str, Any], field: str) -> dict[str, str]:
    persian, *others = (row[f"{field}_{language}"] or "" for language in LOCALES)
    return {"fa": persian, **{language: text for language, text in zip(LOCALES[1:], others, strict=True) if text}}
