"""Methods, negotiation, CORS and caching, which are the same at every address."""

import re

import pytest
from django.db import connection
from django.utils import timezone

from cms.release.models import ReleasedDocument
from tests.api.conftest import Get
from tests.api.many import add_documents
from tests.factories import NewsPageFactory
from tests.factories.world import site

ADDRESSES = ["", "openapi.json", "sites", "sites/first", "items", "items/{uid}", "nav?site=first", "problems/gone"]


@pytest.fixture(params=ADDRESSES)
def address(request: pytest.FixtureRequest, db: None) -> str:
    return str(request.param).format(uid=ReleasedDocument.objects.get(site__code="first", path="/", locale="fa").uid)


def test_head_is_get_without_the_body(address: str, get: Get) -> None:
    whole, head = get(address), get(address, method="HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.items()) == dict(whole.items())


def test_options(address: str, get: Get) -> None:
    response = get(address, method="OPTIONS", origin="https://app.example", access_control_request_method="GET")
    assert (response.status_code, response.content) == (204, b"")
    assert {name: response[name] for name in response.headers if name.startswith("Access-Control")} == {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
        "Access-Control-Expose-Headers": "ETag, Link, Content-Language",
    }
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_anybody_may_read_and_keep_the_answer(address: str, get: Get) -> None:
    response = get(address, cookie="sessionid=abc; csrftoken=def", accept_language="ar", origin="https://app.example")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "public, max-age=30"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Vary" not in response
    assert not response.cookies
    assert response.content == get(address).content


def test_state_that_the_client_holds_is_not_sent_again(address: str, get: Get) -> None:
    tag = get(address)["ETag"]
    assert tag.startswith('W/"')
    for held in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        response = get(address, if_none_match=held)
        assert (response.status_code, response.content) == (304, b"")
        assert (response["ETag"], response["Cache-Control"]) == (tag, "public, max-age=30")
        assert "Content-Type" not in response
    assert get(address, if_none_match='"other"').status_code == 200


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ("*/*", 200),
        ("text/html, application/*;q=0.8", 200),
        ("", 200),
        ("text/html", 406),
        ("application/xml, text/*", 406),
        ("application/json;q=0", 406),
        ("nonsense", 406),
        ("application/json; charset*=nobody'en'x", 406),
    ],
)
def test_negotiation(accept: str, status: int, get: Get) -> None:
    response = get("items", accept=accept)
    assert response.status_code == status
    if status == 406:
        assert response.json()["type"] == "/api/v1/problems/not-acceptable"
        assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "method", "kept"),
    [
        ("bogus", "GET", "public, max-age=30"),
        ("sites/nobody", "GET", "public, max-age=30"),
        ("items?bogus=1", "GET", "no-store"),
        ("items", "POST", "no-store"),
    ],
)
def test_problems_are_kept_as_long_as_a_publication_could_not_end_them(
    path: str, method: str, kept: str, get: Get
) -> None:
    assert get(path, method=method)["Cache-Control"] == kept


def test_every_change_of_an_item_is_another_state(get: Get) -> None:
    page = NewsPageFactory(title_fa="پیش")
    addresses = ["items?type=news", "items?site=first", f"items/{page.uid}"]
    before = {path: get(path)["ETag"] for path in addresses}
    page.title_fa = "پس"
    page.save_revision().publish()
    for path in addresses:
        response = get(path, if_none_match=before[path])
        assert response.status_code == 200
        assert "پس" in response.content.decode()


def test_change_elsewhere_leaves_the_state_as_it_is(get: Get) -> None:
    addresses = ["items?site=first", "nav?site=first", "items?type=duties"]
    before = {path: get(path)["ETag"] for path in addresses}
    NewsPageFactory(site="second")
    assert {path: get(path, if_none_match=before[path]).status_code for path in addresses} == dict.fromkeys(
        addresses, 304
    )


def test_next_page_that_begins_to_exist_is_another_state(get: Get) -> None:
    documents = add_documents(site("first"), 1)
    before = get("items?type=news&limit=1")
    add_documents(site("first"), 1, published_at=documents[0].published_at.replace(year=2020))
    after = get("items?type=news&limit=1", if_none_match=before["ETag"])
    assert after.status_code == 200
    assert after.json()["page"]["has_more"] is True


def test_new_addresses_are_another_state(get: Get, settings: pytest.FixtureRequest) -> None:
    addresses = ["items?limit=1", "sites", "sites/first", "nav?site=first"]
    before = {path: get(path)["ETag"] for path in addresses}
    settings.PUBLIC_PORT = 80
    for path in addresses:
        response = get(path, if_none_match=before[path])
        assert response.status_code == 200
        assert ":8000" not in response.content.decode()


def test_integer_keys_stay_inside(get: Get) -> None:
    """No value of an answer is the key of a page, document or site: all are moved to where nothing else can be."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER SEQUENCE release_releaseddocument_id_seq RESTART 88440000")
        cursor.execute("ALTER SEQUENCE pages_basepage_id_seq RESTART 88440000")
    page = NewsPageFactory(date=timezone.now())
    text = "".join(get(path).content.decode() for path in (f"items/{page.uid}", "items", "nav?site=first", "sites"))
    assert re.findall(r"8844\d{4}", text) == []
