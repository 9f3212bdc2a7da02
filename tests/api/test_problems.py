"""Whatever goes wrong under /api/ is said as problem details, in three languages."""

import json
from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.test import Client
from django.utils import translation

from cms.api.errors import KINDS, ProblemBody
from tests.api.conftest import Get

NOBODY = "7733fcac-0a6f-485b-9c35-c51311162800"
PROBLEM = "application/problem+json"

TABLE: list[tuple[str, str, str, list[tuple[str, str]]]] = [
    ("GET", "items?bogus=1", "unknown-parameter", [("bogus", "unknown")]),
    ("GET", "items?bogus=1&limit=2&foo=", "unknown-parameter", [("bogus", "unknown"), ("foo", "unknown")]),
    ("GET", "?bogus=1", "unknown-parameter", [("bogus", "unknown")]),
    ("GET", "openapi.json?limit=1", "unknown-parameter", [("limit", "unknown")]),
    ("GET", "sites?q=x", "unknown-parameter", [("q", "unknown")]),
    ("GET", "sites/first?limit=1", "unknown-parameter", [("limit", "unknown")]),
    ("GET", "items?limit=1&limit=2", "invalid-value", [("limit", "repeated")]),
    ("GET", "items?limit=0", "invalid-value", [("limit", "invalid")]),
    ("GET", "items?limit=101", "invalid-value", [("limit", "invalid")]),
    ("GET", "items?limit=-1", "invalid-value", [("limit", "invalid")]),
    ("GET", "items?limit=ten", "invalid-value", [("limit", "invalid")]),
    ("GET", "items?limit=", "invalid-value", [("limit", "invalid")]),
    ("GET", "items?limit=99999999999999999999", "invalid-value", [("limit", "invalid")]),
    ("GET", "items?limit=" + "9" * 5000, "invalid-value", [("limit", "invalid")]),
    ("GET", "sites?limit=501", "invalid-value", [("limit", "invalid")]),
    ("GET", "items?locale=de", "invalid-value", [("locale", "invalid")]),
    ("GET", "items?locale=xx&limit=x", "invalid-value", [("locale", "invalid"), ("limit", "invalid")]),
    ("GET", "items?lang=de", "invalid-value", [("lang", "invalid")]),
    ("GET", "items?type=bogus", "invalid-value", [("type", "invalid")]),
    ("GET", "items?type=news,bogus", "invalid-value", [("type", "invalid")]),
    ("GET", "items?type=news,*", "invalid-value", [("type", "invalid")]),
    ("GET", "items?site=", "invalid-value", [("site", "invalid")]),
    ("GET", "items?site=A", "invalid-value", [("site", "invalid")]),
    ("GET", "items?site=first%0A", "invalid-value", [("site", "invalid")]),
    ("GET", "items?site=first%00", "invalid-value", [("site", "invalid")]),
    ("GET", "items?after=%00", "invalid-value", [("after", "invalid")]),
    ("GET", "items?site=%ED%A0%80", "invalid-value", [("site", "invalid")]),
    ("GET", "items?site=%FF", "invalid-value", [("site", "invalid")]),
    ("GET", "items?%FF=1", "unknown-parameter", [("\ufffd", "unknown")]),
    ("GET", "items?after=zzz", "invalid-cursor", [("after", "invalid")]),
    ("GET", "items?after=" + "a" * 501, "invalid-value", [("after", "invalid")]),
    ("GET", "items?site=nobody", "site-unknown", []),
    ("GET", "items?site=first,nobody", "site-unknown", []),
    ("GET", "items/not-a-uid", "invalid-value", [("uid", "invalid")]),
    ("GET", "items/%00", "invalid-value", [("uid", "invalid")]),
    ("GET", f"items/{NOBODY}", "not-found", []),
    ("GET", f"items/{NOBODY}?fallback=de", "invalid-value", [("fallback", "invalid")]),
    ("GET", "sites/nobody", "site-unknown", []),
    ("GET", "sites/FIRST", "invalid-value", [("code", "invalid")]),
    ("GET", "sites/x%00", "invalid-value", [("code", "invalid")]),
    ("GET", "sites?parent=UP", "invalid-value", [("parent", "invalid")]),
    ("GET", "nav", "invalid-value", [("site", "missing")]),
    ("GET", "nav?site=nobody", "site-unknown", []),
    ("GET", "nav?site=first&depth=4", "invalid-value", [("depth", "invalid")]),
    ("GET", "problems/%00", "invalid-value", [("code", "invalid")]),
    ("GET", "bogus", "not-found", []),
    ("GET", "items/", "not-found", []),
    ("GET", "pages/", "not-found", []),
    ("POST", "bogus", "not-found", []),
    ("POST", "items", "method-not-allowed", []),
    ("PUT", "sites/first", "method-not-allowed", []),
    ("PATCH", "", "method-not-allowed", []),
    ("DELETE", f"items/{NOBODY}", "method-not-allowed", []),
    ("TRACE", "openapi.json", "method-not-allowed", []),
]


@pytest.mark.parametrize(("method", "path", "code", "errors"), TABLE, ids=[f"{row[0]} {row[1][:40]}" for row in TABLE])
def test_problem(method: str, path: str, code: str, errors: list[tuple[str, str]], get: Get) -> None:
    response = get(path, method=method)
    problem = json.loads(response.content)
    kind = KINDS[code]
    assert response.status_code == kind.status == problem["status"]
    assert response["Content-Type"] == PROBLEM
    assert (problem["type"], problem["title"]) == (f"/api/v1/problems/{code}", kind.title)
    assert [(error["parameter"], error["code"]) for error in problem.get("errors", [])] == errors
    assert set(problem) <= set(ProblemBody.model_fields)
    ProblemBody.model_validate(problem)


@pytest.mark.parametrize("path", ["/v2/", "/", "/v2/pages/", "/v3/pages/", "/v1"])
@pytest.mark.urls("cms.api.urls")
def test_nothing_else_is_under_the_api(path: str, get: Get) -> None:
    response = get(path)
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)
    assert response.json()["type"] == "/v1/problems/not-found"


@pytest.mark.parametrize("language", ["fa", "en", "ar"])
def test_detail_is_in_the_language_that_was_asked_for(language: str, get: Get) -> None:
    response = get(f"sites/nobody?lang={language}")
    with translation.override(language):
        expected = translation.gettext("No site of the network has the code “%(codes)s”.") % {"codes": "nobody"}
    assert response["Content-Language"] == language
    assert response.json()["detail"] == expected
    assert response.json()["title"] == "Unknown site"


def test_detail_is_persian_unless_asked_otherwise(get: Get) -> None:
    unasked = get("bogus", accept_language="en")
    assert unasked["Content-Language"] == "fa"
    assert unasked.content == get("bogus?lang=fa").content
    assert get("bogus?lang=de").content == unasked.content


def test_method_problem_names_what_is_allowed(get: Get) -> None:
    assert get("items", method="POST")["Allow"] == "GET, HEAD, OPTIONS"


def test_more_parameters_than_django_reads(get: Get, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    response = get("items?limit=1&locale=fa&lang=en&site=first")
    assert (response.status_code, response.json()["type"]) == (400, "/api/v1/problems/invalid-value")


def test_what_nobody_foresaw_is_a_problem_and_is_logged(get: Get, caplog: pytest.LogCaptureFixture) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE release_shortaddress RENAME TO elsewhere")
    response = get("items?lang=en")
    assert response.status_code == 500
    assert (response["Content-Type"], response["Cache-Control"]) == (PROBLEM, "no-store")
    assert response.json()["type"] == "/api/v1/problems/internal"
    assert "release_shortaddress" not in response.content.decode()
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], ProgrammingError)


def test_unknown_host_gets_the_page_of_the_first_middleware(db: None) -> None:
    response = Client(SERVER_NAME="nobody.test").get("/api/v1/")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")
