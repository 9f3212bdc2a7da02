"""News: kinds, categories of the own site, dates, reading time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import streamfield

from cms.news.models import NewsCategory, NewsIndexPage, NewsKind, NewsPage
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from tests.factories import ImageFactory, NewsCategoryFactory, NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.news.form import news_form
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def document(page: NewsPage, language: str = "fa") -> ReleasedDocument:
    return ReleasedDocument.objects.get(uid=page.uid, locale=language)


@pytest.mark.parametrize(
    ("kind", "english"),
    [
        ("news", "news"),
        ("note", "note"),
        ("report", "report"),
        ("interview", "interview"),
        ("response", "response to media"),
        ("notice", "notice"),
    ],
)
def test_a_kind_has_a_name_in_each_language(kind: str, english: str) -> None:
    page = NewsPageFactory(kind=kind, title_en="News", ready_en=True)
    assert (document(page).body["kind"], document(page, "en").body["kind_label"]) == (kind, english)
    assert document(page).summary["kind"] == kind


def test_there_are_no_other_kinds() -> None:
    assert NewsKind.values == ["news", "note", "report", "interview", "response", "notice"]


def test_an_item_is_dated_by_its_own_date() -> None:
    date = datetime(2025, 3, 21, 9, 30, tzinfo=timezone.get_current_timezone())
    page = NewsPageFactory(slug="item", date=date)
    assert document(page).published_at == date
    shown = main_of(read(FIRST, "/news/item/")).select_one(".meta time")
    assert (shown["datetime"][:10], "۱ فروردین ۱۴۰۴" in text(shown)) == ("2025-03-21", True)


def test_lists_are_ordered_by_date() -> None:
    now = timezone.now()
    for days, title in ((3, "سوم"), (1, "یکم"), (2, "دوم")):
        NewsPageFactory(title_fa=title, date=now - timedelta(days=days))
    assert [text(link) for link in main_of(read(FIRST, "/news/")).select("h2 a")] == ["یکم", "دوم", "سوم"]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (199, 1), (200, 1), (201, 2), (1000, 5)])
def test_the_time_to_read(words: int, minutes: int) -> None:
    page = NewsPageFactory(body_fa=[("paragraph", {"text": f"<p>{'واژه ' * words}</p>"})])
    assert document(page).body["reading_minutes"] == minutes


def test_the_picture_comes_with_credit_and_alternative_text() -> None:
    image = ImageFactory(width=60, height=40, alt_fa="باغ", credit_fa="عکاس نمونه")
    NewsPageFactory(slug="item", picture=image, picture_caption_fa="شرح")
    figure = main_of(read(FIRST, "/news/item/")).figure
    assert figure.img["alt"] == "باغ"
    assert (text(figure.figcaption).startswith("شرح"), "عکاس نمونه" in text(figure.figcaption)) == (True, True)


# Categories --------------------------------------------------------------------------------------------------------


def test_two_sites_may_have_categories_of_the_same_name() -> None:
    NewsCategoryFactory(name_fa="شهری")
    NewsCategoryFactory(code="second", name_fa="شهری")
    with pytest.raises(IntegrityError), transaction.atomic():
        NewsCategoryFactory(name_fa="شهری")
    assert NewsCategory.objects.count() == 2


def test_a_category_speaks_the_language_or_persian() -> None:
    category = NewsCategoryFactory(name_fa="شهری", name_en="City")
    page = NewsPageFactory(category=category, title_en="News", ready_en=True, title_ar="خبر", ready_ar=True)
    assert [document(page, language).summary["category"] for language in ("fa", "en", "ar")] == ["شهری", "City", "شهری"]


def test_a_deleted_category_leaves_its_items() -> None:
    category = NewsCategoryFactory(name_fa="شهری")
    page = NewsPageFactory(category=category)
    category.delete()
    refresh_stale()
    assert document(page).summary["category"] == ""


def form(category: NewsCategory | None, **values: Any) -> dict[str, Any]:
    return news_form(category=category.pk if category else "", **values)


@pytest.mark.parametrize("role", [("first", "publisher"), ("", "central-editor")])
def test_only_the_own_sites_categories_are_taken(role: tuple[str, str]) -> None:
    own, other = NewsCategoryFactory(), NewsCategoryFactory(code="second")
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=role))
    index, page = NewsIndexPage.objects.get(site__code="first"), NewsPageFactory(slug="page")
    for address in (
        reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
    ):
        assert other.name_fa not in client.get(address).content.decode()
        answer = client.post(address, form(other))
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["category"])
        assert other.name_fa not in answer.content.decode()
        assert NewsPage.objects.filter(category=other).count() == 0
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    assert client.post(address, form(own)).status_code == 302
    assert NewsPage.objects.get(slug="item").category == own


def test_an_editor_publishes_an_item_in_the_admin_and_citizens_read_it() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    index = NewsIndexPage.objects.get(site__code="first")
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    body = streamfield([("paragraph", {"text": '{"blocks": [{"text": "متن", "type": "unstyled"}], "entityMap": {}}'})])
    assert client.post(address, form(None, lead_fa="لید", body_fa=body)).status_code == 302
    page = NewsPage.objects.get(slug="item")
    assert (page.site, page.live) == (site("first"), True)
    shown = main_of(read(FIRST, "/news/item/"))
    assert (text(shown.h1), text(shown.select_one(".lead")), text(shown.select_one(".prose"))) == ("خبر", "لید", "متن")


def test_an_editor_who_may_not_publish_saves_a_draft() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "editor")))
    index = NewsIndexPage.objects.get(site__code="first")
    client.post(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]), form(None))
    assert NewsPage.objects.get(slug="item").live is False
    read(FIRST, "/news/item/", status=404)
