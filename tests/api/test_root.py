"""Where a program begins, and where links lead."""

import re

import pytest

from cms.api.errors import KINDS
from tests.api.conftest import Get


def test_root_names_every_address(get: Get) -> None:
    assert get("").json() == {
        "name": "Payvand",
        "version": "1",
        "links": {
            "self": "/api/v1/",
            "openapi": "/api/v1/openapi.json",
            "sites": "/api/v1/sites{?kind,parent,limit,after}",
            "site": "/api/v1/sites/{code}",
            "items": "/api/v1/items{?site,type,locale,limit,after}",
            "item": "/api/v1/items/{uid}{?locale,fallback}",
            "nav": "/api/v1/nav{?site,locale,depth}",
            "problem": "/api/v1/problems/{code}",
        },
        "locales": ["fa", "en", "ar"],
        "types": [
            "audio",
            "contact",
            "duties",
            "film",
            "gallery_index",
            "home",
            "news",
            "news_index",
            "people_index",
            "photo_report",
            "portal",
            "post",
            "standard",
            "unit_introduction",
        ],
    }


def test_every_link_is_described_with_its_parameters(get: Get) -> None:
    described = get("openapi.json").json()["paths"]
    for template in get("").json()["links"].values():
        path, _brace, query = template.partition("{?")
        parameters = {entry["name"] for entry in described[path]["get"]["parameters"] if entry["in"] == "query"}
        assert set(re.findall(r"[a-z_]+", query)) == parameters - {"lang"}


@pytest.mark.parametrize("code", KINDS)
def test_problem_types_lead_to_their_meaning(code: str, get: Get) -> None:
    answer = get(f"problems/{code}?lang=en").json()
    kind = KINDS[code]
    assert (answer["code"], answer["status"], answer["title"]) == (code, kind.status, kind.title)
    assert answer["description"].endswith((".", "/"))


def test_unknown_problem_type(get: Get) -> None:
    assert get("problems/bogus").json()["type"] == "/api/v1/problems/not-found"
