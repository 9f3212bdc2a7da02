"""The table in which a report's pictures are put together: what it shows and what its form takes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.galleries.models import GalleryIndexPage, PhotoReportPage
from cms.media.models import SiteImage
from tests.factories import ImageFactory, PhotoReportPageFactory, UserFactory
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db

FOREIGN = "This picture belongs to another site or is no longer there."
ASKED = "Write what the picture shows, or say that it is decorative."


@pytest.fixture
def publisher() -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    return client


def image(code: str = "first", **values: Any) -> SiteImage:
    return ImageFactory(code=code, width=60, height=40, **values)


def form_data(images: Sequence[SiteImage], page: PhotoReportPage | None = None, **values: Any) -> dict[str, Any]:
    """The form of a report with these pictures; `page` is the one that has them already, in this order."""
    captions = {f"caption_{language}": "" for language in ("fa", "en", "ar")}
    keys = [picture.pk for picture in page.pictures.all()] if page else []
    rows: list[dict[str, Any]] = [
        {"image": picture.pk, "ORDER": number, "id": keys[number - 1] if number <= len(keys) else "", **captions}
        for number, picture in enumerate(images, start=1)
    ]
    data = {"title_fa": "گزارش", "slug": "series", "date": "2025-01-01 10:00", "cover": "", **values}
    streams = {f"body_{language}": streamfield([]) for language in ("fa", "en", "ar")}
    formset = inline_formset(rows, initial=len(keys))
    return nested_form_data({**data, "pictures": formset, "comments": inline_formset([]), **streams})


def add(client: Client, images: Sequence[SiteImage], **values: Any) -> Any:
    index = GalleryIndexPage.objects.get(site__code="first")
    return client.post(
        reverse("wagtailadmin_pages:add", args=["galleries", "photoreportpage", index.pk]), form_data(images, **values)
    )


def edit(client: Client, page: PhotoReportPage, images: Sequence[SiteImage], **values: Any) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_data(images, page, **values))


def errors(answer: Any) -> list[Any]:
    return [dict(row.errors) for row in answer.context["form"].formsets["pictures"].forms]


def shown(client: Client, page: PhotoReportPage) -> BeautifulSoup:
    return BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")


def script(page: BeautifulSoup, name: str) -> Any:
    found = page.find(id=name)
    assert found is not None
    return json.loads(found.text)


@pytest.fixture(autouse=True)
def english_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.galleries.forms._", lambda sentence: sentence)
    monkeypatch.setattr("cms.access.references._", lambda sentence: sentence)


def test_a_picture_of_another_site_is_refused(publisher: Client) -> None:
    answer = add(publisher, [image(), image("second")])
    assert errors(answer) == [{}, {"image": [FOREIGN]}]
    answer = add(publisher, [image()], cover=image("second").pk)
    assert answer.context["form"].errors == {"cover": [FOREIGN]}
    assert PhotoReportPage.objects.count() == 0


def test_a_picture_that_stood_there_before_may_stay(publisher: Client) -> None:
    own, foreign = image(), image("second")
    page = PhotoReportPageFactory(images=[own, foreign], cover=foreign, slug="series")
    assert edit(publisher, page, [own, foreign], cover=foreign.pk).status_code == 302
    assert errors(edit(publisher, page, [own, foreign, image("second")])) == [{}, {}, {"image": [FOREIGN]}]


def test_a_draft_may_wait_for_words_and_what_is_published_may_not(publisher: Client) -> None:
    silent = image(alt_fa="")
    assert add(publisher, [silent]).status_code == 302
    page = PhotoReportPage.objects.get(slug="series")
    assert page.live is False
    answer = edit(publisher, page, [silent, image(), image(alt_fa="", is_decorative=True)], **{"action-publish": "1"})
    assert errors(answer) == [{"image": [ASKED]}, {}, {}]
    page.refresh_from_db()
    assert page.live is False
    silent.alt_fa = "باغ"
    silent.save()
    assert edit(publisher, page, [silent], **{"action-publish": "1"}).status_code == 302
    page.refresh_from_db()
    assert page.live is True


def test_the_table_knows_its_pictures(publisher: Client) -> None:
    first, second, other = image(title="یک"), image(title="دو", alt_fa=""), image(title="سه")
    page = PhotoReportPageFactory(images=[first, second, first], cover=other)
    html = shown(publisher, page)
    told = script(html, "id_pictures-PICTURES")
    assert [row["title"] for row in told["rows"]] == ["یک", "دو", "سه"]
    assert told["cover"]["id"] == other.pk
    settings = script(html, "pictures-settings")
    assert (settings["site"], settings["page"]) == (site("first").pk, page.pk)
    fields = [html.find(attrs={"name": f"pictures-{number}-image"}) for number in range(3)]
    assert [int(field["value"]) for field in fields if field] == [first.pk, second.pk, first.pk]
    assert html.select_one("[data-cover-field] input[name=cover]")["value"] == str(other.pk)  # type: ignore[index]
    assert len(html.select("[data-upload-field]")) == 1
    assert html.select_one("[data-upload-field]").get("name") is None  # type: ignore[union-attr]


def test_a_new_report_uploads_into_the_site_that_it_will_stand_on() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("", "central-editor")))
    for code in ("first", "second"):
        index = GalleryIndexPage.objects.get(site__code=code)
        answer = client.get(reverse("wagtailadmin_pages:add", args=["galleries", "photoreportpage", index.pk]))
        settings = script(BeautifulSoup(answer.content, "html.parser"), "pictures-settings")
        assert (settings["site"], settings["page"]) == (site(code).pk, None)


def test_queries_do_not_grow_with_the_pictures(publisher: Client) -> None:
    def look_at(page: PhotoReportPage) -> int:
        with CaptureQueriesContext(connection) as queries:
            shown(publisher, page)
        return len(queries)

    few, many = (PhotoReportPageFactory(images=[image() for _number in range(count)]) for count in (1, 12))
    for page in (few, many):
        shown(publisher, page)  # makes the thumbnails
    assert look_at(few) == look_at(many)
