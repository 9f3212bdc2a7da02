"""Related items: chosen from the whole network, or found by the same words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.news.models import NewsPage, RelatedNews
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.tenancy.models import SiteStatus
from tests.factories import NewsCategoryFactory, NewsPageFactory, NewsTagFactory, PhotoReportPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.news.form import news_form
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def with_related(*items: NewsPage, **values: Any) -> NewsPage:
    page = NewsPageFactory(slug="item", publish=False, **values)
    page.related_news.set([RelatedNews(item=item, sort_order=order) for order, item in enumerate(items)])
    page.save_revision().publish()
    return page


def cards(page: NewsPage, language: str = "fa") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ReleasedDocument.objects.get(uid=page.uid, locale=language).body["related"]
    return found


def titles(page: NewsPage, language: str = "fa") -> list[str]:
    return [card["title"] for card in cards(page, language)]


def shown() -> list[tuple[str, str]]:
    links = main_of(read(FIRST, "/news/item/")).select(".aside .story h3 a")
    return [(text(link), link["href"]) for link in links]


def test_chosen_items_stand_in_their_order_with_their_site() -> None:
    own, other = (
        NewsPageFactory(title_fa="خودی", slug="own"),
        NewsPageFactory(site="second", title_fa="دیگری", slug="x"),
    )
    page = with_related(other, own)
    assert shown() == [("دیگری", "/s/second/news/x/"), ("خودی", "/news/own/")]
    first, second = cards(page)
    record = site("second")
    assert first["site"] == {
        "code": "second", "short_name": record.short_name_fa, "url": "/s/second/", "hue": record.hue
    }  # fmt: skip
    assert (second["site"], second["uid"], second["kind"]) == (None, str(own.uid), "news")


def test_a_card_speaks_the_language_or_persian() -> None:
    both = NewsPageFactory(title_fa="هر دو", title_en="Both", ready_en=True, slug="both")
    persian = NewsPageFactory(title_fa="فارسی", title_en="Half-done", slug="persian")
    page = with_related(both, persian, title_en="News", ready_en=True)
    found = [(card["title"], card["locale"], card["kind_label"], card["url"]) for card in cards(page, "en")]
    assert found == [("Both", "en", "news", "/en/news/both/"), ("فارسی", "fa", "خبر", "/en/news/persian/")]


def test_what_is_not_public_is_left_out_and_comes_back() -> None:
    draft = NewsPageFactory(title_fa="پیش‌نویس", publish=False)
    elsewhere = NewsPageFactory(site="second", title_fa="دیگری")
    page = with_related(draft, elsewhere)
    assert titles(page) == ["دیگری"]
    record = site("second")
    record.status = SiteStatus.SUSPENDED
    record.save()
    draft.save_revision().publish()
    refresh_stale()
    assert titles(page) == ["پیش‌نویس"]
    NewsPage.objects.get(pk=draft.pk).unpublish()
    record.status = SiteStatus.LIVE
    record.save()
    refresh_stale()
    assert titles(page) == ["دیگری"]
    NewsPage.objects.get(pk=elsewhere.pk).delete()
    refresh_stale()
    assert titles(page) == []


def test_a_renamed_item_is_called_by_its_new_title() -> None:
    other = NewsPageFactory(site="second", title_fa="پیشین", slug="x")
    page = with_related(other)
    other.title_fa = "تازه"
    other.save_revision().publish()
    refresh_stale()
    assert titles(page) == ["تازه"]


def test_an_item_is_not_related_to_itself_nor_twice() -> None:
    other = NewsPageFactory(title_fa="دیگری")
    page = with_related(other, other)
    page.related_news.add(RelatedNews(item=page, sort_order=9))
    page.save_revision().publish()
    assert titles(page) == ["دیگری"]


@pytest.mark.parametrize(("code", "publish", "is_taken"), [
    ("first", True, True), ("first", False, True), ("second", True, True), ("second", False, False),
])  # fmt: skip
def test_the_form_takes_what_is_public_on_the_network(code: str, publish: bool, is_taken: bool) -> None:
    item = NewsPageFactory(site=code, publish=publish)
    page = NewsPageFactory(slug="item")
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), news_form(related=[item]))
    assert answer.status_code == (302 if is_taken else 200)
    assert [row.item_id for row in RelatedNews.objects.filter(page=page)] == ([item.pk] if is_taken else [])


def test_an_item_of_a_suspended_site_is_refused() -> None:
    item, page = NewsPageFactory(site="second"), NewsPageFactory(slug="item")
    record = site("second")
    record.status = SiteStatus.SUSPENDED
    record.save()
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), news_form(related=[item]))
    assert answer.status_code == 200
    assert RelatedNews.objects.count() == 0


def test_without_a_choice_the_same_words_come_first_then_the_newest() -> None:
    tag, category = NewsTagFactory(name_fa="بازار"), NewsCategoryFactory(name_fa="شهری")
    now = timezone.now()
    for days, title in ((1, "تازه"), (2, "تازه نیز")):
        NewsPageFactory(title_fa=title, date=now - timedelta(days=days))
    NewsPageFactory(title_fa="هم‌دسته", category=category, date=now - timedelta(days=50))
    tagged = NewsPageFactory(title_fa="هم‌برچسب", publish=False, date=now - timedelta(days=60))
    NewsPageFactory(site="second", title_fa="سایت دیگر")
    page = NewsPageFactory(slug="item", publish=False, category=category)
    for each in (tagged, page):
        each.tags.set([tag])
        each.save_revision().publish()
    assert [title for title, _url in shown()] == ["هم‌دسته", "هم‌برچسب", "تازه"]


def test_a_photo_report_is_linked_while_it_is_public() -> None:
    report = PhotoReportPageFactory(title_fa="تصویرها", slug="report")
    page = NewsPageFactory(slug="item", photo_report=report)
    link = main_of(read(FIRST, "/news/item/")).select_one(".report a")
    assert (text(link), link["href"]) == ("تصویرها", "/galleries/report/")
    report.unpublish()
    refresh_stale()
    assert ReleasedDocument.objects.get(uid=page.uid, locale="fa").body["photo_report"] is None
