"""Where to begin: links, the description of the API, and what its problems mean."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Path, Query, Router

from cms.api.answers import json_answer
from cms.api.errors import KINDS, Problem
from cms.api.openapi import problems, text
from cms.api.parameters import LOCALES, Parameters
from cms.api.schemas import TYPES, ProblemKindBody, Root

router = Router(tags=["start"])

PROBLEM_CODE = Path(..., description="The end of a problem's `type`")
LINKS = {
    "self": "",
    "openapi": "openapi.json",
    "sites": "sites{?kind,parent,limit,after}",
    "site": "sites/{code}",
    "items": "items{?site,type,locale,limit,after}",
    "item": "items/{uid}{?locale,fallback}",
    "nav": "nav{?site,locale,depth}",
    "problem": "problems/{code}",
}


@router.get("/", response=Root, operation_id="getRoot", summary="Where to begin", url_name="root")
def get_root(request: HttpRequest, query: Query[Parameters]) -> HttpResponse:
    home = reverse("api:root")
    return json_answer(
        request,
        ["root", home],
        lambda: {
            "name": "Payvand",
            "version": "1",
            "links": {name: home + path for name, path in LINKS.items()},
            "locales": LOCALES,
            "types": TYPES,
        },
    )


@router.get(
    "/openapi.json", response=dict[str, Any], operation_id="getDescription", summary="This description (OpenAPI 3.1)"
)
def get_description(request: HttpRequest, query: Query[Parameters]) -> HttpResponse:
    return json_answer(request, ["openapi"], text, language="en")


@router.get(
    "/problems/{code}", response=ProblemKindBody, operation_id="getProblem", summary="What a kind of problem means",
    openapi_extra=problems(404), url_name="problem",
)  # fmt: skip
def get_problem(request: HttpRequest, query: Query[Parameters], code: str = PROBLEM_CODE) -> HttpResponse:
    """A problem's `type` leads here."""
    kind = KINDS.get(code)
    if kind is None:
        raise Problem("not-found")
    meaning = {"code": code, "status": kind.status, "title": kind.title, "description": str(kind.description)}
    return json_answer(request, meaning.values(), lambda: meaning, language=query.lang)
