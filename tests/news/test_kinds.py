"""What single kinds say: the end of a notice, what a response answers; who reports, and from where."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.news.models import NewsIndexPage, NewsPage
from cms.release.models import ReleasedDocument
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST
from tests.news.form import news_form
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def body(page: NewsPage, language: str = "fa") -> dict[str, Any]:
    found: dict[str, Any] = ReleasedDocument.objects.get(uid=page.uid, locale=language).body
    return found


def test_a_notice_that_holds_says_until_when() -> None:
    end = timezone.now().replace(microsecond=0) + timedelta(days=3)
    page = NewsPageFactory(slug="item", kind="notice", valid_until=end)
    released = ReleasedDocument.objects.get(uid=page.uid, locale="fa")
    assert datetime.fromisoformat(released.body["valid_until"]) == end
    assert released.summary["valid_until"] == released.body["valid_until"]
    notice = main_of(read(FIRST, "/news/item/")).select_one(".notice")
    assert datetime.fromisoformat(notice.time["datetime"]) == end
    assert main_of(read(FIRST, "/news/")).select(".expired") == []


def test_an_expired_notice_stays_and_says_so() -> None:
    NewsPageFactory(slug="item", kind="notice", valid_until=timezone.now() - timedelta(seconds=1))
    assert main_of(read(FIRST, "/news/item/")).select_one(".notice b") is not None
    assert len(main_of(read(FIRST, "/news/")).select(".expired")) == 1


def test_only_a_notice_ends() -> None:
    page = NewsPageFactory(kind="report", valid_until=timezone.now())
    assert body(page)["valid_until"] is None


def test_a_response_says_what_it_answers() -> None:
    values = {"media_name": "روزنامهٔ نمونه", "media_title": "کجا؟", "media_date": date(2025, 3, 21)}
    NewsPageFactory(slug="item", kind="response", media_url="https://daily.example/1", **values)
    answered = main_of(read(FIRST, "/news/item/")).select_one(".answered")
    assert (text(answered.a), answered.a["href"]) == ("کجا؟", "https://daily.example/1")
    assert (answered.time["datetime"], "۱ فروردین ۱۴۰۴" in text(answered)) == ("2025-03-21", True)
    assert "روزنامهٔ نمونه" in text(answered)


def test_only_a_response_answers() -> None:
    assert body(NewsPageFactory(kind="note", media_name="روزنامهٔ نمونه"))["answered"] is None
    assert body(NewsPageFactory(kind="response"))["answered"] is None


def test_a_response_needs_the_name_of_the_medium() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    index = NewsIndexPage.objects.get(site__code="first")
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    answer = client.post(address, news_form(kind="response"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["media_name"])
    assert NewsPage.objects.count() == 0
    assert client.post(address, news_form(kind="response", media_name="روزنامهٔ نمونه")).status_code == 302


def test_reporter_and_source_in_each_language() -> None:
    names = {"reporter_fa": "دبیرخانه", "reporter_en": "News desk", "source_name_fa": "سازمان نمونه"}
    page = NewsPageFactory(slug="item", title_en="News", ready_en=True, source_url="https://org.example/", **names)
    assert [body(page, language)["reporter"] for language in ("fa", "en")] == ["دبیرخانه", "News desk"]
    assert body(page, "en")["source"] == {"name": "سازمان نمونه", "url": "https://org.example/"}
    shown = main_of(read(FIRST, "/en/news/item/"))
    assert "News desk" in text(shown.select_one("header .meta"))
    assert shown.select_one(".source a")["href"] == "https://org.example/"


def test_a_source_without_a_name_is_called_by_its_address() -> None:
    page = NewsPageFactory(source_url="https://org.example/")
    assert body(page)["source"] == {"name": "https://org.example/", "url": "https://org.example/"}
    assert body(NewsPageFactory())["source"] is None


def test_search_and_reading_time_leave_out_what_belongs_to_others() -> None:
    other = NewsPageFactory(title_fa="واژه " * 50)
    page = NewsPageFactory(publish=False)
    page.related_news.create(item=other)
    page.save_revision().publish()
    document = ReleasedDocument.objects.get(uid=page.uid, locale="fa")
    assert NewsPage.body_schema.model_validate(document.body).searchable() == []
