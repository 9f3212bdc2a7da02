"""The side panel with a page's status offers what pages have."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.news.models import NewsIndexPage
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db


def test_there_is_no_privacy_to_set() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "site-manager")))
    index = NewsIndexPage.objects.get(site__code="first")
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
