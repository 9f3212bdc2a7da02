"""The form of a page names its pictures of which nobody has said what they show; it publishes nevertheless."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.media.models import SiteImage
from cms.pages.models import BasePage
from cms.pages.pictures_panel import image_ids, pictures_without_words
from tests.factories import (
    ImageFactory,
    NewsPageFactory,
    PhotoReportPageFactory,
    PortalPageFactory,
    StandardPageFactory,
)
from tests.pages.form import client_of, edit

pytestmark = pytest.mark.django_db


def silent(**values: Any) -> SiteImage:
    return ImageFactory(alt_fa="", width=40, height=30, **values)


def named(client: Client, page: BasePage) -> list[str]:
    """The addresses of the pictures that the form reminds of."""
    document = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    return [str(link["href"]) for link in document.select(".help-warning a")]


def test_a_picture_of_the_page_is_named_with_the_way_to_its_form() -> None:
    image = silent()
    client = client_of("first", "editor")
    assert named(client, NewsPageFactory(picture=image)) == [reverse("wagtailimages:edit", args=[image.pk])]


@pytest.mark.parametrize("values", [{"alt_fa": "باغ"}, {"alt_fa": "", "is_decorative": True}])
def test_a_described_or_decorative_one_is_not(values: dict[str, Any]) -> None:
    image = ImageFactory(width=40, height=30, **values)
    assert named(client_of("first", "editor"), NewsPageFactory(picture=image)) == []


def test_pictures_are_found_wherever_they_stand() -> None:
    images = [silent() for _ in range(6)]
    numbers = [image.pk for image in images]
    picture = {"image": numbers[1], "caption": ""}
    body = [
        {"type": "image", "value": {"image": numbers[0], "caption": ""}},
        {"type": "gallery", "value": {"title": "", "pictures": [{"type": "item", "value": picture, "id": "1"}]}},
    ]
    news = NewsPageFactory(body_ar=body, picture=images[2])
    assert sorted(image_ids(news)) == numbers[:3]
    report = PhotoReportPageFactory(images=[images[3]], cover=images[4])
    assert sorted(image_ids(report)) == numbers[3:5]
    tile = {"page": None, "address": "https://x.ir", "picture": numbers[5]}
    assert list(image_ids(PortalPageFactory(tiles=[{"type": "tile", "value": tile}]))) == numbers[5:]


def test_it_is_a_reminder_and_no_refusal() -> None:
    image = silent()
    body = [{"type": "image", "value": {"image": image.pk, "caption": ""}}]
    page = StandardPageFactory(body_fa=body)
    client = client_of("first", "publisher")
    assert len(named(client, page)) == 1
    assert edit(client, page, title_fa="تازه").status_code == 302
    page.refresh_from_db()
    assert (page.live, page.title_fa) == (True, "تازه")


def test_any_number_of_pictures_costs_the_same() -> None:
    counts = []
    for number in (1, 6):
        page = type(NewsPageFactory()).objects.get(pk=NewsPageFactory(picture=silent()).pk)
        page.body_fa = [{"type": "image", "value": {"image": silent().pk, "caption": ""}} for _ in range(number)]
        with CaptureQueriesContext(connection) as captured:
            assert len(pictures_without_words(page)) == number + 1
        counts.append(len(captured))
    assert counts == [counts[0]] * 2
