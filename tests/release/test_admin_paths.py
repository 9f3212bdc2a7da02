"""What is done in the admin writes what readers get, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished
from wagtail.users.models import UserProfile

from cms.news.models import NewsIndexPage, NewsPage
from cms.release.due import publish_and_expire_due
from cms.release.models import ReleasedDocument
from cms.standard.models import StandardPage
from tests.factories import NewsPageFactory, StandardPageFactory, UserFactory
from tests.factories.world import CENTRAL
from tests.release.outcome import fate, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def english_admin() -> Client:
    client = Client(headers={"host": CENTRAL})
    user = UserFactory(is_superuser=True)
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
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


# What a rule of the page refuses on the way -------------------------------------------------------------------------


def draft_with_a_reserved_slug() -> StandardPage:
    """Made outside the forms, where nothing stops it before it is published."""
    page = StandardPageFactory(slug="fine", title_fa="پیش‌نویس", publish=False)
    page.slug = "api"
    page.save_revision(clean=False)
    return page


def said_in(admin: Client, path: str) -> list[str]:
    page = BeautifulSoup(admin.get(path).content, "html.parser")
    own = [message.find_all(string=True, recursive=False) for message in page.select(".messages li")]
    return [" ".join("".join(words).split()) for words in own]


REFUSAL = "“پیش‌نویس” cannot be published: “api” belongs to the program; choose another name."


def test_publishing_in_bulk_what_a_rule_refuses_publishes_nothing_and_says_why(english_admin: Client) -> None:
    fine, refused = NewsPageFactory(publish=False), draft_with_a_reserved_slug()
    fine.save_revision()
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    answer = english_admin.post(f"{url}?id={fine.pk}&id={refused.pk}&next=/admin/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert said_in(english_admin, "/admin/") == [REFUSAL]
    assert_nothing_was_published(fine)
    assert not ReleasedDocument.objects.filter(uid=refused.uid).exists()
    assert StandardPage.objects.get(pk=refused.pk).slug == "fine"


def test_a_descendant_that_a_rule_refuses_holds_back_the_others(english_admin: Client) -> None:
    parent = StandardPageFactory(slug="parent", publish=False)
    parent.save_revision()
    child = StandardPageFactory(parent=parent, slug="child", title_fa="پیش‌نویس", publish=False)
    child.title_en, child.ready_en = "", True
    child.save_revision(clean=False)
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    english_admin.post(f"{url}?id={parent.pk}&next=/admin/", {"include_descendants": "on"})
    assert said_in(english_admin, "/admin/") == [
        "“پیش‌نویس” cannot be published: A language that is ready needs a title."
    ]
    assert not ReleasedDocument.objects.filter(uid__in=[parent.uid, child.uid]).exists()


def test_without_an_address_to_go_to_the_same_page_says_it(english_admin: Client) -> None:
    page = draft_with_a_reserved_slug()
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    answer = english_admin.post(f"{url}?id={page.pk}&next=https://evil.example/")
    assert answer.headers["Location"] == f"{url}?id={page.pk}&next=https://evil.example/"
    assert said_in(english_admin, answer.headers["Location"]) == [REFUSAL]


def test_a_program_in_the_page_gets_the_error_itself(english_admin: Client) -> None:
    page = draft_with_a_reserved_slug()
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    with pytest.raises(ValidationError):
        english_admin.post(f"{url}?id={page.pk}&next=/admin/", headers={"X-Requested-With": "XMLHttpRequest"})


def test_the_schedule_leaves_what_a_rule_refuses_and_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    refused, fine = draft_with_a_reserved_slug(), NewsPageFactory(publish=False)
    past = timezone.now() - timedelta(minutes=1)
    refused.save_revision(clean=False, approved_go_live_at=past)
    fine.save_revision(approved_go_live_at=past)
    assert publish_and_expire_due() == (1, 0)
    assert not ReleasedDocument.objects.filter(uid=refused.uid).exists()
    assert fate(fine.uid)[0] == "released"
