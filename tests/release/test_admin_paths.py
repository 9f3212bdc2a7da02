"""What is done in the admin writes what readers get, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from cms.news.models import NewsIndexPage, NewsPage
from cms.release.due import publish_and_expire_due
from cms.release.models import ReleasedDocument
from tests.factories import (
    NewsPageFactory,
    UserFactory,
)
from tests.factories.world import CENTRAL
from tests.release.outcome import fate, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_the_admin_unpublishes(admin: Client) -> None:
    page = NewsPageFactory()
    assert admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).status_code == 302
    assert fate(page.uid)[:2] == ("withdrawn", "unpublished")


def test_the_admin_deletes(admin: Client) -> None:
    page = NewsPageFactory()
    assert admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302
    assert fate(page.uid)[:2] == ("withdrawn", "deleted")


def test_the_admin_publishes_in_bulk(admin: Client) -> None:
    pages = [NewsPageFactory(publish=False), NewsPageFactory(publish=False)]
    for page in pages:
        page.save_revision()
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    assert admin.post(f"{url}?{query}&next=/admin/").status_code == 302
    assert [fate(page.uid)[0] for page in pages] == ["released", "released"]


def test_the_admin_moves_between_sites(admin: Client) -> None:
    page = NewsPageFactory()
    target = NewsIndexPage.objects.get(site__code="second")
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    assert admin.post(url).status_code == 302
    rows = (
        ReleasedDocument.objects.filter(uid=page.uid)
        .order_by("site__code")
        .values_list("site__code", "state", "reason")
    )
    assert list(rows) == [("first", "withdrawn", "moved"), ("second", "released", "")]


def test_the_admin_withdraws_a_language(admin: Client) -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True)
    url = reverse("release_withdraw_language", args=[page.pk, "en"])
    assert admin.get(url).status_code == 200
    assert released(page.uid) == {"fa": "خبر", "en": "News"}
    assert admin.post(url).status_code == 302
    assert released(page.uid) == {"fa": "خبر"}


@pytest.fixture
def failing_handler() -> Iterator[None]:
    """Somebody's receiver that raises while a page is being published, after the document was written."""

    def fail(**_: Any) -> None:
        raise RuntimeError("the handler fails")

    page_published.connect(fail)
    yield
    page_published.disconnect(fail)


def assert_nothing_was_published(page: NewsPage) -> None:
    assert NewsPage.objects.get(pk=page.pk).live is False
    assert not ReleasedDocument.objects.filter(uid=page.uid).exists()


@pytest.mark.usefixtures("failing_handler")
def test_a_failing_handler_leaves_neither_page_nor_document() -> None:
    page = NewsPageFactory(publish=False)
    page.save_revision()
    with pytest.raises(RuntimeError):
        page.get_latest_revision().publish()
    assert_nothing_was_published(page)


@pytest.mark.usefixtures("failing_handler")
def test_a_failing_handler_in_the_admin_leaves_neither_page_nor_document(admin: Client) -> None:
    page = NewsPageFactory(publish=False)
    page.save_revision()
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    with pytest.raises(RuntimeError):
        admin.post(f"{url}?id={page.pk}&next=/admin/")
    assert_nothing_was_published(page)


@pytest.mark.usefixtures("failing_handler")
def test_a_failing_handler_of_a_schedule_leaves_neither_and_is_tried_again() -> None:
    page = NewsPageFactory(publish=False)
    revision = page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert publish_and_expire_due() == (0, 0)
    assert_nothing_was_published(page)
    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None


def test_a_failing_handler_leaves_a_withdrawn_page_as_it_was(admin: Client) -> None:
    page = NewsPageFactory()

    def fail(**_: Any) -> None:
        raise RuntimeError("the handler fails")

    page_unpublished.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    finally:
        page_unpublished.disconnect(fail)
    assert NewsPage.objects.get(pk=page.pk).live is True
    assert fate(page.uid)[:2] == ("released", "")
