"""The history says in which languages each version changed something."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.news.models import NewsPage
from tests.editing.clients import ROLES, client_of
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


def saved(page: NewsPage, **values: object) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision(log_action=True)


def languages_column(page: NewsPage, language: str = "en") -> list[str]:
    answer = client_of("own-site editor", language).get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    html = BeautifulSoup(answer.content, "html.parser")
    return [row.select("td")[1].get_text(strip=True) for row in html.select("table.listing tbody tr")]


def test_each_version_names_its_languages() -> None:
    page = NewsPageFactory(title_fa="یکم", publish=False)
    saved(page)
    saved(page, title_fa="دوم")
    saved(page, title_en="Second", lead_ar="الثاني")
    saved(page, slug="another")
    saved(page, title_fa="سوم", kind="report", ready_en=True)
    saved(page)
    expected = ["", "Persian, English, For all languages", "For all languages", "English, Arabic", "Persian", "", ""]
    assert languages_column(page) == expected
    assert languages_column(page, "fa")[1] == "فارسی، انگلیسی، برای همهٔ زبان‌ها"
    page.get_latest_revision().publish(log_action=True)
    assert languages_column(page)[-len(expected) :] == expected
    assert languages_column(page)[0] == ""


def test_the_history_costs_the_same_with_many_versions() -> None:
    def count(page: NewsPage) -> int:
        client, url = client_of("own-site editor"), reverse("wagtailadmin_pages:history", args=[page.pk])
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    few, many = NewsPageFactory(publish=False), NewsPageFactory(publish=False)
    for number in range(2):
        saved(few, title_fa=f"تیتر {number}")
    for number in range(15):
        saved(many, title_fa=f"تیتر {number}")
    assert count(few) == count(many)


def test_an_earlier_version_offers_one_language_the_latest_does_not() -> None:
    page = NewsPageFactory(publish=False)
    saved(page, title_fa="یکم")
    saved(page, title_fa="دوم")
    latest, earlier = page.revisions.order_by("-pk")
    html = client_of("own-site editor").get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    urls = [reverse("editing_choose_language_to_restore", args=[page.pk, pk]) for pk in (earlier.pk, latest.pk)]
    assert [url in html for url in urls] == [True, False]


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_the_history(role: str) -> None:
    page = NewsPageFactory(publish=False)
    saved(page, title_fa="یکم")
    is_editor = role in {"own-site editor", "own-site publisher", "central editor", "network manager"}
    for name in ("history", "history_results"):
        answer = client_of(role).get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
        assert answer.status_code == (200 if is_editor else 302)
