"""The index of news: narrowed by kind, category, tag and month, on one site and over the network."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.news.models import NewsIndexPage, NewsTag
from cms.release.models import ReleasedDocument
from cms.tenancy.models import SiteStatus
from tests.factories import NewsCategoryFactory, NewsPageFactory, NewsTagFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.test_query_counts import multiply
from tests.serving.visitor import ask, main_of, read, text

pytestmark = pytest.mark.django_db

TEHRAN = ZoneInfo("Asia/Tehran")
FARVARDIN, ORDIBEHESHT = datetime(2025, 4, 1, 9, tzinfo=TEHRAN), datetime(2025, 4, 25, 9, tzinfo=TEHRAN)


def titles(page: BeautifulSoup) -> list[str]:
    return [text(link) for link in main_of(page).select(".river h2 a")]


def choices(page: BeautifulSoup, group: str) -> dict[str, int]:
    """Label and count of a group's choices; the first one, everything, has no count."""
    found = main_of(page).select(f"section[aria-labelledby=title-{group}] li:has(.num)")
    return {text(choice.a): int(text(choice.select_one(".num"))) for choice in found}


def current(page: BeautifulSoup) -> list[str]:
    return [text(link) for link in main_of(page).select(".choices [aria-current]")]


@pytest.fixture
def six_items() -> None:
    """Two sites' items, each different in one thing; the second site's are nobody else's business."""
    transport, green = (NewsCategoryFactory(name_fa=name, name_en=english) for name, english in (
        ("رفت‌وآمد", "Transport"), ("فضای سبز", "Green"),
    ))  # fmt: skip
    market = NewsTagFactory(name_fa="بازار", name_en="Market")
    english = {"ready_en": True}
    add("یک", "report", FARVARDIN, market, category=transport, title_en="One", **english)
    add("دو", "report", ORDIBEHESHT, market, category=green, title_en="Two", **english)
    add("سه", "notice", ORDIBEHESHT, category=transport, title_en="Three", **english)
    add("چهار", "news", ORDIBEHESHT)
    NewsPageFactory(title_fa="پیش‌نویس", kind="report", category=transport, publish=False)
    NewsPageFactory(site="second", title_fa="دیگری", kind="interview", date=FARVARDIN)


def add(title: str, kind: str, date: datetime, *tags: NewsTag, **values: object) -> None:
    page = NewsPageFactory(title_fa=title, kind=kind, date=date, publish=False, **values)
    page.tags.set(tags)
    page.save_revision().publish()


# One site ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["چهار", "سه", "دو", "یک"]),
        ("?kind=report", ["دو", "یک"]),
        ("?category=رفت‌وآمد", ["سه", "یک"]),
        ("?tag=بازار", ["دو", "یک"]),
        ("?month=1404-01", ["یک"]),
        ("?month=۱۴۰۴-۰۱", ["یک"]),
        ("?kind=report&tag=بازار&category=رفت‌وآمد&month=1404-01", ["یک"]),
        ("?kind=interview", []),
        ("?kind=report&month=1403-01", []),
        ("?tag=ناشناس", []),
    ],
)
@pytest.mark.usefixtures("six_items")
def test_what_is_found(query: str, found: list[str]) -> None:
    assert sorted(titles(read(FIRST, f"/news/{query}"))) == sorted(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?month=2025-04", ["One", "Three", "Two"]),
        ("?month=2025-05", []),
        ("?month=1404-01", ["One", "Three", "Two"]),
        ("?category=Transport", ["One", "Three"]),
        ("?tag=Market&kind=report", ["One", "Two"]),
    ],
)
@pytest.mark.usefixtures("six_items")
def test_the_language_of_the_address_decides_about_calendar_and_words(query: str, found: list[str]) -> None:
    assert sorted(titles(read(FIRST, f"/en/news/{query}"))) == found


NONSENSE = (
    "?kind=x", "?kind=", "?kind=REPORT", "?month=1404-13", "?month=2025-04", "?month=%00", "?month=99999-99",
    "?tag=", "?tag=%00", f"?tag={'x' * 101}", "?category=%00x", "?page=x", "?page=-1", "?page=99999999999",
    "?scope=network", "?scope=x", "?kind[]=report", "?a=b", "?kind=%27%22%3E%3Cscript%3E",
)  # fmt: skip


@pytest.mark.parametrize("query", NONSENSE)
@pytest.mark.usefixtures("six_items")
def test_nonsense_narrows_nothing(query: str) -> None:
    page = read(FIRST, f"/news/{query}")
    assert len(titles(page)) == 4
    assert page.select("meta[name=robots]") == []


@pytest.mark.usefixtures("six_items")
def test_each_group_counts_what_the_others_leave() -> None:
    page = read(FIRST, "/news/")
    assert choices(page, "kind") == {"گزارش": 2, "خبر": 1, "اطلاعیه": 1}
    assert choices(page, "month") == {"اردیبهشت ۱۴۰۴": 3, "فروردین ۱۴۰۴": 1}
    assert choices(page, "tag") == {}, "a single value narrows nothing"
    narrowed = read(FIRST, "/news/?kind=report&month=1404-02")
    assert choices(narrowed, "kind") == {"گزارش": 1, "خبر": 1, "اطلاعیه": 1}
    assert choices(narrowed, "month") == {"اردیبهشت ۱۴۰۴": 1, "فروردین ۱۴۰۴": 1}
    assert current(narrowed) == ["گزارش", "اردیبهشت ۱۴۰۴"]
    total = main_of(narrowed).select_one(".narrowed b")
    assert text(total).split()[0] == "۱"


@pytest.mark.usefixtures("six_items")
def test_every_choice_leads_to_as_many_items_as_it_says() -> None:
    page = read(FIRST, "/news/?category=رفت‌وآمد")
    links = [(choice.a["href"], choice.select_one(".num")) for choice in main_of(page).select(".choices li")]
    assert len(links) == 9
    for address, count in links:
        if count:
            assert len(titles(read(FIRST, address))) == int(text(count))


@pytest.mark.usefixtures("six_items")
def test_a_narrowed_list_says_what_it_shows_and_leads_back() -> None:
    page = read(FIRST, "/news/?kind=report&month=1404-01")
    title = text(page.h1)
    assert title.endswith(": گزارش · فروردین ۱۴۰۴")
    assert text(page.title).startswith(title)
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert [link["href"] for link in main_of(page).select(".narrowed a")] == [
        *("/news/?month=1404-01", "/news/?kind=report", "/news/", "#narrow"),
    ]


@pytest.mark.usefixtures("six_items")
def test_nothing_found_says_so_and_leads_back() -> None:
    page = read(FIRST, "/news/?kind=interview&month=1404-01")
    assert len(main_of(page).select(".empty")) == 1
    assert "/news/" in [link["href"] for link in main_of(page).select(".narrowed a")]
    assert current(page) == ["گفت‌وگو", "فروردین ۱۴۰۴"]
    assert text(main_of(page).select_one(".narrowed b")).split()[0] == "۰"


def test_turning_pages_keeps_what_was_chosen() -> None:
    NewsPageFactory(kind="report", date=FARVARDIN)
    document = ReleasedDocument.objects.get(type="news", locale="fa", site__code="first")
    multiply(document, [document.site] * 45)
    first = read(FIRST, "/news/?kind=report")
    older = main_of(first).select_one(".turn a[rel=next]")["href"]
    assert older == "/news/?kind=report&page=2"
    second = read(FIRST, older)
    assert len(titles(second)) == 20
    turns = [link["href"] for link in main_of(second).select(".turn a")]
    assert turns == ["/news/?kind=report", "/news/?kind=report&page=3"]
    assert len(titles(read(FIRST, turns[1]))) == 6


def test_what_is_gone_is_not_counted() -> None:
    page = NewsPageFactory(kind="report")
    NewsPageFactory(kind="note")
    NewsPageFactory(kind="news")
    page.unpublish()
    assert choices(read(FIRST, "/news/"), "kind") == {"خبر": 1, "یادداشت": 1}


def test_an_item_that_moved_to_another_site_is_counted_there() -> None:
    page = NewsPageFactory(kind="report")
    NewsPageFactory(site="second", kind="note")
    page.move(NewsIndexPage.objects.get(site__code="second"), pos="last-child")
    assert choices(read(SECOND, "/news/"), "kind") == {"گزارش": 1, "یادداشت": 1}
    assert titles(read(FIRST, "/news/")) == []


# The network -------------------------------------------------------------------------------------------------------


def labelled(page: BeautifulSoup) -> list[tuple[str, str, str]]:
    stories = main_of(page).select(".story")
    return [(text(story.h2), text(story.select_one(".site")), story.h2.a["href"]) for story in stories]


@pytest.fixture
def of_three_sites() -> None:
    for days, code in enumerate(("central", "first", "second")):
        NewsPageFactory(site=code, slug="item", title_fa=code, date=timezone.now() - timedelta(days=days))


@pytest.mark.usefixtures("of_three_sites")
def test_the_central_office_offers_the_news_of_all_sites() -> None:
    own = read(CENTRAL, "/news/")
    assert titles(own) == ["central"]
    offered = [(link["href"], link.get("aria-current")) for link in main_of(own).select(".scopes a")]
    assert offered == [("/news/", "true"), ("/news/?scope=network", None)]
    short = {code: site(code).short_name_fa for code in ("central", "first", "second")}
    assert labelled(read(CENTRAL, "/news/?scope=network")) == [
        ("central", short["central"], f"http://{CENTRAL}:8000/news/item/"),
        ("first", short["first"], f"http://{FIRST}:8000/news/item/"),
        ("second", short["second"], f"http://{SECOND}:8000/news/item/"),
    ]


@pytest.mark.usefixtures("of_three_sites")
def test_other_sites_have_no_network_scope() -> None:
    page = read(FIRST, "/news/?scope=network")
    assert (titles(page), main_of(page).select(".scopes")) == (["first"], [])


@pytest.mark.usefixtures("of_three_sites")
def test_the_network_is_narrowed_by_site_kind_and_month() -> None:
    NewsPageFactory(site="second", title_fa="کهنه", kind="note", date=FARVARDIN)
    for query, found in (
        ("site=second", ["second", "کهنه"]),
        ("site=second&kind=note", ["کهنه"]),
        ("month=1404-01", ["کهنه"]),
        ("kind=interview", []),
        ("site=nowhere&kind=x&month=13", ["central", "first", "second", "کهنه"]),
    ):
        page = read(CENTRAL, f"/news/?scope=network&{query}")
        assert titles(page) == found
        assert page.select_one("form.facets input[name=scope]")["value"] == "network"
    page = read(CENTRAL, "/news/?scope=network&site=second&kind=note")
    assert [option["value"] for option in page.select("form.facets option[selected]")] == ["second", "note", ""]
    assert page.select("form.facets select[name=month] option")[-1]["value"] == "1404-01"
    assert [link["href"] for link in main_of(page).select(".narrowed a")][:3] == [
        *("/news/?scope=network&kind=note", "/news/?scope=network&site=second", "/news/?scope=network"),
    ]


@pytest.mark.usefixtures("of_three_sites")
def test_a_site_that_is_not_live_is_neither_listed_nor_offered() -> None:
    record = site("second")
    record.status = SiteStatus.SUSPENDED
    record.save()
    page = read(CENTRAL, "/news/?scope=network&site=second")
    assert titles(page) == ["central", "first"]
    assert [option["value"] for option in page.select("select[name=site] option")] == ["", "central", "first"]


def test_a_network_without_news_says_so() -> None:
    page = read(CENTRAL, "/news/?scope=network")
    assert len(main_of(page).select(".empty")) == 1
    assert ask(CENTRAL, "/news/?scope=network&month=1404-01").status_code == 200
