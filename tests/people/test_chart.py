"""The organisation chart of a unit: who reports to whom, who holds which post, and what a circle does to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.blocks.cards import ChartNode
from cms.blocks.context import BodyContext
from cms.people.models import PostPage
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from tests.factories import PersonFactory, PostPageFactory
from tests.factories.world import FIRST, site
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def post(
    title: str, above: PostPage | None = None, holder: str = "", *, code: str = "first", **values: Any
) -> PostPage:
    page = PostPageFactory(site=code, title_fa=title, publish=False, reports_to=above)
    if holder:
        page.holdings.create(person=PersonFactory(code=code, name_fa=holder), **values)
    page.save_revision().publish()
    return PostPage.objects.get(pk=page.pk)


def outline(nodes: list[ChartNode]) -> list[Any]:
    """Titles, each with what is below it."""
    return [(node.title, outline(node.children)) for node in nodes]


def chart(code: str = "first", language: str = "fa") -> list[ChartNode]:
    return PostPage.get_chart(BodyContext(language, site(code).pk))


def test_posts_stand_below_those_they_report_to() -> None:
    head = post("مدیر", holder="مدیر نمونه")
    news = post("خبر", head)
    post("عکس", news, "عکاس نمونه", is_acting=True)
    post("ملاقات", head)
    post("سمت سایت دیگر", code="second")
    assert outline(chart()) == [("مدیر", [("خبر", [("عکس", [])]), ("ملاقات", [])])]
    root = chart()[0]
    assert (root.holder, root.is_acting, root.url) == ("مدیر نمونه", False, f"/people/{head.slug}/")
    assert (root.children[0].holder, root.children[0].is_acting) == ("", False)
    assert root.children[0].children[0].is_acting is True


def test_a_post_whose_superior_is_not_there_stands_at_the_top() -> None:
    head = post("مدیر")
    post("خبر", head)
    post("همکار", post("مدیر سایت دیگر", code="second"))
    head.unpublish()
    assert outline(chart()) == [("خبر", []), ("همکار", [])]


def test_a_circle_is_refused_by_forms() -> None:
    head = post("مدیر")
    news = post("خبر", head)
    head.reports_to = news
    with pytest.raises(ValidationError) as refusal:
        head.full_clean()
    assert list(refusal.value.message_dict) == ["reports_to"]
    news.reports_to = news
    with pytest.raises(ValidationError):
        news.full_clean()
    news.reports_to = PostPage.objects.get(pk=head.pk)
    news.full_clean()


def test_a_circle_that_stands_all_the_same_is_cut() -> None:
    head = post("مدیر")
    news = post("خبر", head)
    post("عکس", news)
    PostPage.objects.filter(pk=head.pk).update(reports_to=news)
    assert outline(chart()) == [("مدیر", [("خبر", [("عکس", [])])])]


def test_the_chart_is_in_the_language_of_the_page() -> None:
    page = post("مدیر", holder="مدیر نمونه")
    page.title_en = "Head"
    page.save_revision().publish()
    person = page.holdings.get().person
    person.name_en = "Sample Manager"
    person.save()
    node = chart(language="en")[0]
    assert (node.title, node.holder, node.url) == ("Head", "Sample Manager", f"/en/people/{page.slug}/")
    assert chart()[0].title == "مدیر"


def shown() -> list[Any]:
    document = ReleasedDocument.objects.get(site__code="first", type="unit_introduction", locale="fa")
    return outline([ChartNode.model_validate(node) for node in document.body["chart"]])


def test_the_introduction_follows_every_change_of_a_post() -> None:
    assert shown() == []
    head = post("مدیر", holder="مدیر نمونه")
    refresh_stale()
    assert shown() == [("مدیر", [])]
    news = post("خبر", head)
    refresh_stale()
    assert shown() == [("مدیر", [("خبر", [])])]
    news.title_fa = "خبر و رسانه"
    news.save_revision().publish()
    refresh_stale()
    assert shown() == [("مدیر", [("خبر و رسانه", [])])]
    person = head.holdings.get().person
    person.name_fa = "مدیر تازه"
    person.save()
    refresh_stale()
    assert "مدیر تازه" in text(main_of(read(FIRST, "/about/")).select_one(".chart"))
    news.unpublish()
    refresh_stale()
    assert shown() == [("مدیر", [])]


def test_a_chart_costs_the_same_for_few_and_for_many() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            chart()
        return len(captured)

    head = post("مدیر", holder="مدیر نمونه")
    few = cost()
    for number in range(10):
        post(f"سمت {number}", head, f"عهده‌دار {number}")
    assert cost() == few == 5
