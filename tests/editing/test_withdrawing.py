"""Before a page is withdrawn the admin says what citizens lose; afterwards they read that it is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from cms.pages.models import BasePage
from cms.release.due import publish_and_expire_due
from cms.release.models import ReleasedDocument
from cms.standard.models import StandardPage
from tests.editing.clients import ROLES, client_of
from tests.factories import StandardPageFactory
from tests.factories.world import FIRST
from tests.serving.visitor import ask, heading, main_of, read, text

pytestmark = pytest.mark.django_db

PUBLISHERS = {"own-site publisher", "central editor", "network manager"}


@pytest.fixture
def page() -> StandardPage:
    """Read in Persian and English, with two published pages below it and a draft."""
    made = StandardPageFactory(slug="صفحه", title_fa="صفحه", title_en="Page", ready_en=True)
    for publish in (True, True, False):
        StandardPageFactory(parent=made, publish=publish)
    return StandardPage.objects.get(pk=made.pk)


def url(page: BasePage) -> str:
    return reverse("wagtailadmin_pages:unpublish", args=[page.pk])


def test_the_question_names_addresses_languages_and_what_lies_below(page: StandardPage) -> None:
    html = BeautifulSoup(client_of("own-site publisher").get(url(page)).content, "html.parser")
    assert [text(item) for item in html.select(".w-withdrawn-addresses li")] == [
        "Persian: http://first.test:8000/صفحه/",
        "English: http://first.test:8000/en/صفحه/",
    ]
    assert "Withdraw the 2 published pages below it too" in text(html.select_one("main form"))
    assert text(html.select_one("main form [type=submit]")) == "Withdraw from publication"


@pytest.mark.parametrize(("data", "below"), [({}, True), ({"include_descendants": "on"}, False)])
def test_what_lies_below_goes_along_if_asked(page: StandardPage, data: dict[str, str], below: bool) -> None:
    client_of("own-site publisher").post(url(page), data)
    assert StandardPage.objects.get(pk=page.pk).live is False
    assert set(page.get_children().exclude(first_published_at=None).values_list("live", flat=True)) == {below}


def test_a_page_without_released_text_says_so() -> None:
    page = StandardPageFactory()
    ReleasedDocument.objects.filter(uid=page.uid).delete()
    html = BeautifulSoup(client_of("own-site publisher").get(url(page)).content, "html.parser")
    assert html.select(".w-withdrawn-addresses") == []
    assert "at any address now" in text(html.select_one("main"))


@pytest.mark.parametrize("role", ROLES)
def test_who_withdraws(role: str, page: StandardPage) -> None:
    client = client_of(role)
    is_publisher = role in PUBLISHERS
    answer = client.get(url(page))
    assert (answer.status_code, "first.test:8000" in answer.content.decode()) == (
        200 if is_publisher else 302,
        is_publisher,
    )
    client.post(url(page))
    assert StandardPage.objects.get(pk=page.pk).live is not is_publisher
    assert ask(FIRST, "/صفحه/").status_code == (410 if is_publisher else 200)


# What citizens read ------------------------------------------------------------------------------------------------


def lead(path: str) -> str:
    return text(main_of(read(FIRST, path, 410)).select_one(".lead"))


def test_the_end_of_its_time_is_another_reason_than_withdrawing() -> None:
    withdrawn, expired = StandardPageFactory(slug="withdrawn"), StandardPageFactory(slug="expired")
    withdrawn.unpublish()
    StandardPage.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_and_expire_due()
    assert lead("/en/withdrawn/").startswith("It was taken down on ")
    assert lead("/en/expired/").startswith("Its time was over on ")


@pytest.mark.parametrize(("prefix", "direction"), [("", "rtl"), ("/en", "ltr"), ("/ar", "rtl")])
@pytest.mark.parametrize("way", ["withdrawn", "expired", "deleted"])
def test_whatever_is_gone_names_the_sections_and_stays_out_of_indexes(way: str, prefix: str, direction: str) -> None:
    page = StandardPageFactory(slug="page", title_en="Page", ready_en=True)
    if way == "withdrawn":
        page.unpublish()
    elif way == "deleted":
        StandardPage.objects.get(pk=page.pk).delete()
    else:
        StandardPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        publish_and_expire_due()
    html = read(FIRST, f"{prefix}/page/", 410)
    assert (html.html["dir"], html.select_one("meta[name=robots]")["content"]) == (direction, "noindex")
    links = [link["href"] for link in main_of(html).select(".lines a")]
    assert [f"{prefix}/news/" in links, f"{prefix}/contact/" in links, len(links)] == [True, True, 7]


def test_published_again_it_is_back_at_its_address(page: StandardPage) -> None:
    client_of("own-site publisher").post(url(page))
    assert ask(FIRST, "/en/صفحه/").status_code == 410
    StandardPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert [heading(read(FIRST, path)) for path in ("/صفحه/", "/en/صفحه/")] == ["صفحه", "Page"]
