"""Posting the form of a standard page."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.pages.models import BasePage
from tests.factories import UserFactory
from tests.factories.world import CENTRAL, site


def client_of(*role: str) -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=role))
    return client


def values(action: str = "action-publish", **given: Any) -> dict[str, Any]:
    bodies = {f"body_{language}": streamfield([]) for language in ("fa", "en", "ar")}
    data = {"title_fa": "صفحه", "slug": "page", "comments": inline_formset([]), **bodies, action: "1", **given}
    return nested_form_data(data)


def add(client: Client, code: str = "first", **given: Any) -> Any:
    parent = site(code).root_page
    assert parent is not None
    return client.post(reverse("wagtailadmin_pages:add", args=["standard", "standardpage", parent.pk]), values(**given))


def edit(client: Client, page: BasePage, **given: Any) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), values(**given))
