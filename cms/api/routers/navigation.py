"""The menu of a site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from ninja import Field, Query, Router

from cms.api.answers import json_answer
from cms.api.openapi import problems
from cms.api.parameters import CODE, LocaleParameters
from cms.api.routers.sites import open_site
from cms.api.schemas import Navigation
from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.release.reading import in_language
from cms.tenancy.addresses import localized_path, origin

router = Router(tags=["navigation"])

DEEPEST = 3


class NavigationChoice(LocaleParameters):
    site: str = Field(pattern=f"^{CODE}$", description="Code of the site")
    depth: int = Field(DEEPEST, ge=1, le=DEEPEST, description="Levels below the home page")


@router.get(
    "/nav", response=Navigation, operation_id="getNavigation", summary="The menu of a site",
    openapi_extra=problems(404, 410),
)  # fmt: skip
def get_navigation(request: HttpRequest, choice: Query[NavigationChoice]) -> HttpResponse:
    """The pages that stand in the menu, in the order of the site; one that is not released is left out."""
    site = open_site(choice.site)
    rows = (
        current(sites=[site.pk])
        .filter(depth__lte=choice.depth, in_menu=True, locale__in={choice.locale, settings.LANGUAGE_CODE})
        .only("uid", "locale", "type", "path", "depth", "title", "revision")
        .order_by("position")
    )
    documents = in_language(rows, choice.locale)
    home = origin(site.hostname)
    return json_answer(
        request,
        [site.code, home, choice.locale, *((str(page.uid), page.locale, page.revision) for page in documents)],
        lambda: {
            "site": site.code,
            "requested_locale": choice.locale,
            "items": _tree([(document, _node(document, home, choice.locale)) for document in documents]),
        },
        language=choice.locale,
    )


def _tree(pages: list[tuple[ReleasedDocument, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Each page below the one whose path it continues; a page whose parent is not there is left out with it."""
    nodes = {document.path: node for document, node in pages}
    top = []
    for document, node in pages:
        if document.depth <= 1:
            top.append(node)
        elif (parent := nodes.get(document.path.rstrip("/").rpartition("/")[0] + "/")) is not None:
            parent["children"].append(node)
    return top


def _node(document: ReleasedDocument, home: str, requested_locale: str) -> dict[str, Any]:
    return {
        "uid": document.uid,
        "type": document.type,
        "title": document.title,
        "path": document.path,
        "url": iri_to_uri(home + localized_path(document.path, document.locale)),
        "locale": document.locale,
        "fallback": document.locale != requested_locale,
        "children": [],
    }
