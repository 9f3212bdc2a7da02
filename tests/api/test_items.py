"""Lists of items: what is in them, in which order, page by page."""

from datetime import datetime
from uuid import UUID

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from cms.release.models import ReleasedDocument
from cms.tenancy.models import NetworkSite
from tests.api.conftest import Get
from tests.api.many import add_documents, add_site
from tests.factories import ImageFactory, NewsPageFactory
from tests.factories.world import site


def uids(get: Get, query: str) -> list[str]:
    return [item["uid"] for item in get(f"items?{query}").json()["items"]]


def test_published_page_is_an_item(get: Get, settings: pytest.FixtureRequest) -> None:
    page = NewsPageFactory(
        title_fa="آغاز به کار", slug="آغاز", lead_fa="لید نمونه", kicker_fa="روتیتر نمونه",
        date=datetime.fromisoformat("2026-03-01T08:30:00+03:30"), picture=ImageFactory(),
    )  # fmt: skip
    document = ReleasedDocument.objects.get(uid=page.uid)
    [item] = get("items?site=first&type=news").json()["items"]
    assert item["summary"].pop("picture")["uid"] == str(page.picture.uid)
    assert item == {
        "uid": str(page.uid),
        "site": "first",
        "type": "news",
        "locale": "fa",
        "requested_locale": "fa",
        "fallback": False,
        "title": "آغاز به کار",
        "path": "/news/آغاز/",
        "url": "http://first.test:8000/news/%D8%A2%D8%BA%D8%A7%D8%B2/",
        "short_url": "http://first.test:8000/n/8",
        "published_at": "2026-03-01T05:00:00Z",
        "updated_at": DjangoJSONEncoder().default(document.updated_at),
        "rev": 1,
        "summary": {
            "lead": "لید نمونه",
            "kicker": "روتیتر نمونه",
            "kind": "news",
            "kind_label": document.summary["kind_label"],
            "category": "",
            "tags": [],
            "valid_until": None,
            "count": None,
            "seconds": None,
        },
    }


def test_filters_by_site_type_and_locale(get: Get) -> None:
    first, second = site("first"), site("second")
    [older] = add_documents(first, 1)
    [newer] = add_documents(second, 1)
    [english] = add_documents(second, 1, locale="en")
    [page] = add_documents(second, 1, type="standard")
    assert uids(get, "type=news") == [str(newer.uid), str(older.uid)]
    assert uids(get, "type=news&site=*") == [str(newer.uid), str(older.uid)]
    assert uids(get, "type=news&site=second,first") == [str(newer.uid), str(older.uid)]
    assert uids(get, "type=news&site=first") == [str(older.uid)]
    assert uids(get, "type=news&site=central") == []
    assert uids(get, "type=news&locale=en") == [str(english.uid)]
    assert uids(get, "type=standard,news&site=second") == [str(page.uid), str(newer.uid)]
    home, about = (ReleasedDocument.objects.get(site=first, path=path) for path in ("/", "/about/"))
    assert uids(get, "site=first&type=home,unit_introduction") == [str(about.uid), str(home.uid)]
    assert uids(get, "site=first&type=*") == uids(get, "site=first")


def test_suspended_site_has_no_items_and_breaks_no_list(get: Get) -> None:
    record = NetworkSite.objects.get(code="second")
    record.status = "suspended"
    record.save()
    assert {item["site"] for item in get("items?site=first,second").json()["items"]} == {"first"}
    assert {item["site"] for item in get("items?limit=100").json()["items"]} == {"first", "central"}


def test_site_in_preparation_is_unknown(get: Get) -> None:
    add_site("secret", status="preparing")
    response = get("items?site=first,secret&lang=en")
    assert response.status_code == 404
    assert response.json()["type"] == "/api/v1/problems/site-unknown"
    assert response.json()["detail"] == "No site of the network has the code “secret”."


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_join_without_gap_or_repetition_on_ties(limit: int, get: Get) -> None:
    same = datetime.fromisoformat("2026-05-05T05:05:05.123456+00:00")
    tied = add_documents(site("first"), 6, published_at=same) + add_documents(site("second"), 5, published_at=same)
    wanted = sorted((document.uid for document in tied), reverse=True)
    read, path = [], f"/api/v1/items?type=news&limit={limit}"
    while path:
        response = get(path)
        read += [UUID(item["uid"]) for item in response.json()["items"]]
        page = response.json()["page"]
        assert page["has_more"] is (page["next"] is not None) is ("Link" in response)
        path = response["Link"].removeprefix("<").removesuffix('>; rel="next"') if "Link" in response else ""
    assert read == wanted


def test_item_that_appears_between_two_pages_moves_nothing(get: Get) -> None:
    documents = add_documents(site("first"), 4)
    first = get("items?type=news&limit=2").json()
    add_documents(site("second"), 1)
    second = get(f"items?type=news&limit=2&after={first['page']['next']}").json()
    assert [item["uid"] for item in first["items"] + second["items"]] == [
        str(document.uid) for document in reversed(documents)
    ]


@pytest.mark.parametrize("change", ["locale=en", "site=first", "type=news,duties"])
def test_cursor_is_bound_to_its_filter(change: str, get: Get) -> None:
    add_documents(site("first"), 3)
    cursor = get("items?type=news&limit=1").json()["page"]["next"]
    assert get(f"items?type=news&limit=2&site=*&after={cursor}").status_code == 200
    query = change if change.startswith("type") else f"type=news&{change}"
    response = get(f"items?{query}&limit=1&after={cursor}")
    assert (response.status_code, response.json()["type"]) == (400, "/api/v1/problems/cursor-mismatch")


def test_cursor_of_sites_does_not_fit_items(get: Get) -> None:
    cursor = get("sites?limit=1").json()["page"]["next"]
    assert get(f"items?after={cursor}").json()["type"] == "/api/v1/problems/cursor-mismatch"


def test_cursor_that_was_tampered_with(get: Get) -> None:
    cursor = get("items?limit=1").json()["page"]["next"]
    for bad in (cursor[:-1], "x" + cursor, cursor.replace(":", ""), "zzz", ""):
        assert get(f"items?after={bad}").json()["type"] == "/api/v1/problems/invalid-cursor"
