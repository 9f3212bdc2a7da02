"""The list of sites on the central office's home, whole and narrowed."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches

from cms.release.models import ReleasedDocument
from cms.tenancy.models import NetworkSite
from tests.factories import NewsPageFactory
from tests.factories.world import CENTRAL, site
from tests.serving.test_query_counts import make_many_sites
from tests.serving.visitor import ask, read, text

pytestmark = pytest.mark.django_db

BOTH = ["منطقهٔ ۱", "سازمان نمونه"]
MOST_BYTES = 150_000


def names(page: BeautifulSoup) -> list[str]:
    return [text(link) for link in page.select("#directory a")]


def missing(page: BeautifulSoup) -> bool:
    return page.select_one("[role=status] > .empty") is not None


def test_it_leads_to_every_live_site_and_says_since_when_it_has_news() -> None:
    NewsPageFactory(title_fa="خبر")
    page = read(CENTRAL, "/")
    entries = page.select("#directory li")
    assert names(page) == BOTH
    assert [link["href"] for link in page.select("#directory a")] == [
        "http://first.test:8000/",
        "http://second.test:8000/",
    ]
    assert [entry.time is not None for entry in entries] == [True, False]


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_a_site_that_is_not_live_is_not_listed(status: str) -> None:
    record = site("second")
    record.status = status
    record.save()
    assert names(read(CENTRAL, "/")) == BOTH[:1]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("1", BOTH[:1]),
        ("۱", BOTH[:1]),
        ("١", BOTH[:1]),
        ("منطقه", BOTH[:1]),
        ("منطقة", BOTH[:1]),
        ("سازمان نمونه", BOTH[1:]),
        ("نمونه سازمان", BOTH[1:]),
        ("نمو", BOTH[1:]),
        ("روابط عمومي", BOTH),
        ("  ", BOTH),
    ],
)
def test_it_is_narrowed_by_name_and_number_in_any_spelling(asked: str, found: list[str]) -> None:
    page = read(CENTRAL, f"/?q={asked}")
    assert names(page) == found
    assert not missing(page)
    assert page.select_one("[data-directory]").get("value", "") == asked.strip()


def test_no_match_says_so_and_shows_all_sites() -> None:
    page = read(CENTRAL, "/?q=ناکجا")
    assert missing(page)
    assert names(page) == BOTH
    assert page.select_one("#sites form")["action"] == "http://central.test:8000/#sites"


def test_words_of_a_question_do_not_become_markup_and_are_not_kept_for_others() -> None:
    page = read(CENTRAL, "/?q=%3Cscript%3E%22")
    assert page.select_one("[data-directory]")["value"] == '<script>"'
    assert "value" not in read(CENTRAL, "/").select_one("[data-directory]").attrs


def test_the_very_number_comes_before_those_that_begin_with_it() -> None:
    for number in (12, 10):
        NetworkSite.objects.create(
            code=f"d{number}", kind="district", number=number, name_fa="نام", short_name_fa=f"ن {number}", status="live"
        )
    assert names(read(CENTRAL, "/?q=1")) == ["منطقهٔ ۱", "ن 10", "ن 12"]
    assert names(read(CENTRAL, "/?q=12")) == ["ن 12"]


def test_places_become_a_map_of_links() -> None:
    assert read(CENTRAL, "/").select(".city") == []
    for code, latitude in (("first", 35.7), ("second", 35.8)):
        NetworkSite.objects.filter(code=code).update(latitude=latitude, longitude=51.4)
    caches["local"].clear()
    seals = read(CENTRAL, "/").select(".city a")
    assert [(seal["href"], text(seal.title)) for seal in seals] == [
        ("http://first.test:8000/", BOTH[0]),
        ("http://second.test:8000/", BOTH[1]),
    ]


def test_five_hundred_sites_make_a_page_of_bearable_weight() -> None:
    document = ReleasedDocument.objects.get(uid=NewsPageFactory(title_fa="خبر").uid, locale="fa")
    make_many_sites(document, 500)
    for number, record in enumerate(NetworkSite.objects.filter(code__startswith="many-")):
        record.latitude, record.longitude = 35.5 + number % 25 / 50, 51.2 + number // 25 / 40
        record.save()
    answer = ask(CENTRAL, "/")
    page = BeautifulSoup(answer.content, "html.parser")
    assert len(page.select("#directory li")) == 502
    assert page.select_one(".city .dots")["d"].count("M") == 500
    assert len(answer.content) <= MOST_BYTES
