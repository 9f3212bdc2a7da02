"""A photo report as readers get it."""

from __future__ import annotations

import pytest

from cms.release.models import ReleasedDocument
from tests.factories import ImageFactory, PhotoReportPageFactory
from tests.factories.world import FIRST, SECOND
from tests.serving.visitor import ask, heading, main_of, read

pytestmark = pytest.mark.django_db


def test_pictures_keep_their_order_and_the_first_stands_for_the_report() -> None:
    images = [ImageFactory(width=60, height=40, alt_fa=f"تصویر {number}") for number in (1, 2, 3)]
    page = PhotoReportPageFactory(images=images, slug="series")
    document = ReleasedDocument.objects.get(uid=page.uid, locale="fa")
    assert [picture["image"]["alt"] for picture in document.body["pictures"]] == ["تصویر 1", "تصویر 2", "تصویر 3"]
    assert document.body["cover"]["uid"] == str(images[0].uid)
    assert (document.summary["count"], document.summary["kind"]) == (3, "photo_report")
    assert f"image:{images[2].uid}" in document.tags


def test_it_is_read_on_its_own_site_and_listed_there() -> None:
    PhotoReportPageFactory(images=[ImageFactory(width=60, height=40)], slug="series", title_fa="یک روز در بوستان")
    assert heading(read(FIRST, "/galleries/series/")) == "یک روز در بوستان"
    assert [link.get_text() for link in main_of(read(FIRST, "/galleries/")).select("h2 a")] == ["یک روز در بوستان"]
    assert main_of(read(SECOND, "/galleries/")).select("h2 a") == []
    assert ask(SECOND, "/galleries/series/").status_code == 404
