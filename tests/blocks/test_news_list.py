"""A list of the newest items: the body says which ones, reading finds them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.blocks.context import BodyContext
from cms.blocks.news_list import news_kinds
from cms.news.models import NewsKind
from cms.release.refreshing import refresh_stale
from tests.blocks.released import value_of
from tests.factories import NewsCategoryFactory, NewsPageFactory, StandardPageFactory
from tests.factories.world import FIRST, site
from tests.serving.visitor import ask, read

pytestmark = pytest.mark.django_db


def wanted(**changes: Any) -> dict[str, Any]:
    return {"title": "تازه‌ها", "kind": "", "category": None, "limit": 5} | changes


def item(title: str, age: int = 0, **values: Any) -> Any:
    return NewsPageFactory(title_fa=title, date=timezone.now() - timedelta(hours=age), **values)


def listed(path: str = "/page/") -> list[list[str]]:
    """The titles of each list on a page."""
    lists = read(FIRST, path).select(".prose ul.lines")
    return [[link.text for link in found.select("a")] for found in lists]


def test_the_body_says_which_items() -> None:
    category = NewsCategoryFactory(name_fa="حمل‌ونقل", name_en="Transport")
    context = BodyContext("en", site("first").pk)
    value = value_of("news_list", wanted(kind="report", category=category, limit=3), language="en", context=context)
    assert value == {
        "title": "تازه‌ها",
        "kind": "report",
        "kind_label": "report",
        "category": "Transport",
        "limit": 3,
        "api_path": "/api/v1/items?site=first&type=news&locale=en&limit=3",
    }
    assert context.references == {f"category:{category.pk}"}


def test_the_path_of_the_api_answers_with_these_items() -> None:
    item("تازه"), item("کهنه", age=5), item("دیگر", site="second")
    path = value_of("news_list", wanted(limit=1))["api_path"]
    assert [found["title"] for found in ask(FIRST, path).json()["items"]] == ["تازه"]


def test_another_sites_category_narrows_nothing() -> None:
    category = NewsCategoryFactory(code="second")
    context = BodyContext("fa", site("first").pk)
    assert value_of("news_list", wanted(category=category), context=context)["category"] == ""
    assert context.references == set()


def test_kinds_are_those_of_news() -> None:
    assert news_kinds() == NewsKind.choices


def test_the_newest_of_this_site_are_shown_when_read() -> None:
    StandardPageFactory(slug="page", body_fa=[("news_list", wanted(limit=2))])
    assert listed() == []
    item("سوم", age=3), item("نخست", age=1), item("دوم", age=2), item("دیگر", site="second"), item("پیش", publish=False)
    assert listed() == [["نخست", "دوم"]]
    newest = item("تازه")
    assert listed() == [["تازه", "نخست"]]
    newest.unpublish()
    assert listed() == [["نخست", "دوم"]]


def test_lists_are_narrowed_each_in_its_own_way() -> None:
    category = NewsCategoryFactory(name_fa="حمل‌ونقل")
    item("گزارش", age=1, kind="report"), item("خبر", age=2, category=category), item("اطلاعیه", age=3, kind="notice")
    lists = [wanted(kind="report"), wanted(category=category), wanted(kind="notice", category=category), wanted()]
    StandardPageFactory(slug="page", body_fa=[("news_list", value) for value in lists])
    assert listed() == [["گزارش"], ["خبر"], ["گزارش", "خبر", "اطلاعیه"]]
    category.name_fa = "رفت‌وآمد"
    category.save()
    refresh_stale()
    assert listed() == [["گزارش"], ["خبر"], ["گزارش", "خبر", "اطلاعیه"]]


def test_an_item_does_not_list_itself() -> None:
    item("دیگر", age=1)
    NewsPageFactory(slug="item", title_fa="خود", body_fa=[("news_list", wanted())])
    assert listed("/news/item/") == [["دیگر"]]


def test_lists_speak_the_language_of_the_address() -> None:
    item("فقط فارسی")
    item("فارسی", age=1, title_en="English", ready_en=True)
    StandardPageFactory(
        slug="page",
        title_en="Page",
        ready_en=True,
        body_fa=[("news_list", wanted())],
        body_en=[("news_list", wanted())],
    )
    assert listed("/page/") == [["فقط فارسی", "فارسی"]]
    assert listed("/en/page/") == [["English"]]


def cost(slug: str, lists: int) -> int:
    StandardPageFactory(slug=slug, body_fa=[("news_list", wanted())] * lists)
    caches["local"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert ask(FIRST, f"/{slug}/").status_code == 200
    return len(captured)


def test_all_lists_of_a_page_cost_one_query() -> None:
    item("خبر")
    without, one, many = cost("without", 0), cost("one", 1), cost("many", 6)
    for number in range(20):
        item(f"خبر {number}")
    assert [one - without, many - without, cost("later", 6) - without] == [1, 1, 1]
    assert listed("/many/")[5] == listed("/one/")[0]
