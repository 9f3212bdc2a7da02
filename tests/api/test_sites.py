"""The list of sites and one site."""

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from cms.tenancy.models import NetworkSite, SitePhone
from cms.tenancy.routes import set_primary_hostname
from tests.api.conftest import Get
from tests.api.many import add_site
from tests.factories.world import site


def codes(get: Get, query: str = "") -> list[str]:
    return [item["code"] for item in get(f"sites{query}").json()["items"]]


def test_site_as_its_record_has_it(get: Get) -> None:
    record = site("first")
    NetworkSite.objects.filter(pk=record.pk).update(
        name_en="District 1", address_fa="خیابان نمونه", hours_fa="۸ تا ۱۴", fax="021", email="a@first.test",
        website="https://example.org/", latitude=35.5, longitude=51.25, languages=["en"], hue=30, seal_points=10,
        affiliation_fa="شهرداری نمونه",
    )  # fmt: skip
    SitePhone.objects.create(
        site=record, sort_order=2, label_fa="دبیرخانه", label_en="Office", number="200", extension="7"
    )
    SitePhone.objects.create(site=record, sort_order=1, label_fa="تلفن", number="100")
    record.refresh_from_db()
    expected = {
        "uid": str(record.uid),
        "code": "first",
        "kind": "district",
        "number": 1,
        "parent": "central",
        "name": {"fa": "روابط‌عمومی منطقهٔ ۱", "en": "District 1"},
        "short_name": {"fa": "منطقهٔ ۱"},
        "affiliation": {"fa": "شهرداری نمونه"},
        "url": "http://first.test:8000/",
        "languages": ["fa", "en"],
        "hue": 30,
        "seal_points": 10,
        "contact": {
            "address": {"fa": "خیابان نمونه"},
            "hours": {"fa": "۸ تا ۱۴"},
            "phones": [
                {"label": {"fa": "تلفن"}, "number": "100", "extension": ""},
                {"label": {"fa": "دبیرخانه", "en": "Office"}, "number": "200", "extension": "7"},
            ],
            "fax": "021",
            "email": "a@first.test",
            "website": "https://example.org/",
            "latitude": 35.5,
            "longitude": 51.25,
        },
        "updated_at": DjangoJSONEncoder().default(record.updated_at),
    }
    assert get("sites/first").json() == expected
    assert get("sites?kind=district").json() == {"items": [expected], "page": {"next": None, "has_more": False}}


def test_sites_stand_by_kind_number_and_code(get: Get) -> None:
    add_site("d12", kind="district", number=12)
    add_site("d2", kind="district", number=2)
    add_site("archive")
    assert codes(get) == ["central", "first", "d2", "d12", "archive", "second"]


def test_pages_of_sites_join_without_gap_or_repetition(get: Get) -> None:
    for number in range(2, 9):
        add_site(f"d{number}", kind="district", number=number)
    whole = codes(get)
    for limit in (1, 2, 3, 9):
        read, query = [], f"?limit={limit}"
        while query:
            answer = get(f"sites{query}")
            read += [item["code"] for item in answer.json()["items"]]
            cursor = answer.json()["page"]["next"]
            query = f"?limit={limit}&after={cursor}" if cursor else ""
        assert read == whole


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=district", ["first"]),
        ("?kind=organisation,central", ["central", "second"]),
        ("?parent=central", ["first", "second"]),
        ("?parent=central&kind=organisation", ["second"]),
        ("?parent=first", []),
    ],
)
def test_filters(query: str, expected: list[str], get: Get) -> None:
    assert codes(get, query) == expected


@pytest.mark.parametrize(
    ("status", "answer", "reason"),
    [("preparing", 404, None), ("suspended", 410, "suspended"), ("archived", 410, "archived")],
)
def test_only_live_sites_appear(status: str, answer: int, reason: str | None, get: Get) -> None:
    NetworkSite.objects.filter(code="second").update(status=status)
    assert codes(get) == ["central", "first"]
    for path in ("sites/second", "nav?site=second"):
        response = get(path)
        assert (response.status_code, response.json().get("reason")) == (answer, reason)


def test_new_hostname_is_another_state(get: Get) -> None:
    before = get("sites/first")
    set_primary_hostname(site("first"), "other.test")
    # The former host redirects from now on, so another one is asked.
    after = get("/api/v1/sites/first", host="second.test", if_none_match=before["ETag"])
    assert after.status_code == 200
    assert after.json()["url"] == "http://other.test:8000/"
