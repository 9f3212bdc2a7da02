"""The side panel with a page's status offers what pages have."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from cms.news.models import NewsIndexPage
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db


def news_index() -> NewsIndexPage:
    return NewsIndexPage.objects.get(site__code="first")


def test_there_is_no_privacy_to_set() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "site-manager")))
    index = news_index()
    for path in (
        reverse("wagtailadmin_pages:edit", args=[NewsPageFactory().pk]),
        reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]),
        reverse("wagtailadmin_explore", args=[index.pk]),
    ):
        page = BeautifulSoup(client.get(path).content, "html.parser")
        panel = page.select_one("[data-side-panel=status]")
        assert panel is not None
        assert panel.select(".w-help-text, dl, li, div") != []
        assert page.select("#set-privacy, [data-a11y-dialog-show=set-privacy], [href*=privacy]") == []
        assert "privacy/" not in str(page)


@pytest.mark.parametrize("role", [("first", "site-manager"), ("", "network-manager"), None])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_sets_privacy(role: tuple[str, str] | None, method: str) -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=role, is_superuser=role is None))
    page = NewsPageFactory()
    for path in (
        reverse("wagtailadmin_pages:set_privacy", args=[page.pk]),
        f"/admin/collections/{site('first').collection_id}/privacy/",
    ):
        data = {"restriction_type": "login", "password": "", "groups": []}
        assert getattr(client, method)(path, data).status_code == 404
    assert not PageViewRestriction.objects.exists()
    assert not CollectionViewRestriction.objects.exists()


def test_a_collection_has_no_privacy_to_set() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    answer = client.get(reverse("wagtailadmin_collections:edit", args=[site("first").collection_id]))
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("form input[name=name]") is not None
    assert page.select("#set-privacy, [data-a11y-dialog-show=set-privacy], .privacy-indicator") == []


def test_the_list_of_pages_shows_no_privacy() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "site-manager")))
    NewsPageFactory()
    page = BeautifulSoup(client.get(reverse("wagtailadmin_explore", args=[news_index().pk])).content, "html.parser")
    assert len(page.select("table.listing tbody tr")) == 1
    assert page.select(".privacy-indicator, [href*=privacy]") == []
