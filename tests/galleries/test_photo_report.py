"""A photo report as readers get it, and how editors put it together."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.galleries.models import GalleryIndexPage, PhotoReportPage
from cms.media.models import SiteImage
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from tests.factories import ImageFactory, PhotoReportPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, SECOND
from tests.serving.visitor import ask, heading, main_of, read, text

pytestmark = pytest.mark.django_db


def image(number: int = 1) -> SiteImage:
    return ImageFactory(width=60, height=40, alt_fa=f"تصویر {number}", alt_en=f"Picture {number}")


def document(page: PhotoReportPage, language: str = "fa") -> ReleasedDocument:
    return ReleasedDocument.objects.get(uid=page.uid, locale=language)


def lose(picture: SiteImage) -> None:
    picture.renditions.all().delete()
    picture.file.storage.delete(picture.file.name)


def test_pictures_keep_their_order_and_the_first_stands_for_the_report() -> None:
    images = [image(number) for number in (1, 2, 3)]
    page = PhotoReportPageFactory(images=images, slug="series")
    released = document(page)
    assert [picture["image"]["alt"] for picture in released.body["pictures"]] == ["تصویر 1", "تصویر 2", "تصویر 3"]
    assert released.body["cover"]["uid"] == released.summary["picture"]["uid"] == str(images[0].uid)
    assert (released.summary["count"], released.summary["kind"]) == (3, "photo_report")
    assert {f"image:{picture.uid}" for picture in images} <= set(released.tags)


def test_a_cover_may_be_chosen() -> None:
    cover = image(9)
    page = PhotoReportPageFactory(images=[image()], cover=cover)
    assert document(page).body["cover"]["uid"] == str(cover.uid)
    assert document(page).summary["count"] == 1


def test_each_language_has_its_captions_or_the_persian_ones() -> None:
    page = PhotoReportPageFactory(
        images=[image(1), image(2)], title_en="A", title_ar="أ", ready_en=True, ready_ar=True, publish=False
    )
    first, second = page.pictures.all()
    first.caption_fa, first.caption_en, second.caption_fa = "شرح", "Caption", "تنها فارسی"
    first.save()
    second.save()
    PhotoReportPage.objects.get(pk=page.pk).save_revision().publish()

    def captions(language: str) -> list[str]:
        return [picture["caption"] for picture in document(page, language).body["pictures"]]

    assert [captions(language) for language in ("fa", "en", "ar")] == [
        ["شرح", "تنها فارسی"],
        ["Caption", "تنها فارسی"],
        ["شرح", "تنها فارسی"],
    ]
    assert document(page, "en").body["kind_label"] == "photo report"
    assert document(page, "en").body["pictures"][1]["image"]["alt"] == "Picture 2"


def test_a_report_without_pictures() -> None:
    body = document(PhotoReportPageFactory(slug="series")).body
    assert (body["pictures"], body["cover"]) == ([], None)
    assert len(main_of(read(FIRST, "/galleries/series/")).select(".empty")) == 1


def test_a_lost_picture_keeps_its_place_and_another_one_covers() -> None:
    images = [image(1), image(2)]
    page = PhotoReportPageFactory(images=images, slug="series")
    lose(images[0])
    PhotoReportPage.objects.get(pk=page.pk).save_revision().publish()
    body = document(page).body
    assert [bool(picture["image"]["src"]) for picture in body["pictures"]] == [False, True]
    assert body["cover"]["uid"] == str(images[1].uid)
    shown = main_of(read(FIRST, "/galleries/series/")).select("ol.mosaic > li")
    assert [len(picture.select("figure > a")) for picture in shown] == [0, 1]


def test_a_deleted_picture_leaves_the_report() -> None:
    images = [image(1), image(2)]
    page = PhotoReportPageFactory(images=images)
    images[0].delete()
    refresh_stale()
    assert [picture["image"]["alt"] for picture in document(page).body["pictures"]] == ["تصویر 2"]
    assert document(page).summary["count"] == 1


def test_a_new_alternative_text_reaches_the_report() -> None:
    picture = image()
    page = PhotoReportPageFactory(images=[picture])
    picture.alt_fa = "باغ تازه"
    picture.save()
    refresh_stale()
    assert document(page).body["pictures"][0]["image"]["alt"] == "باغ تازه"


def test_it_is_read_on_its_own_site_and_listed_there() -> None:
    PhotoReportPageFactory(images=[image()], slug="series", title_fa="یک روز در بوستان")
    assert heading(read(FIRST, "/galleries/series/")) == "یک روز در بوستان"
    assert [text(link) for link in main_of(read(FIRST, "/galleries/")).select("h2 a")] == ["یک روز در بوستان"]
    assert main_of(read(SECOND, "/galleries/")).select("h2 a") == []
    assert ask(SECOND, "/galleries/series/").status_code == 404


def test_an_editor_puts_a_report_together() -> None:
    images = [image(1), image(2)]
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    index = GalleryIndexPage.objects.get(site__code="first")
    captions = dict.fromkeys(("caption_fa", "caption_en", "caption_ar"), "")
    rows: list[dict[str, Any]] = [{"image": picture.pk, **captions} for picture in images]
    rows[0] |= {"caption_fa": "شرح", "ORDER": 2}
    rows[1] |= {"ORDER": 1}
    data = {"title_fa": "گزارش", "slug": "series", "date": "2025-01-01 10:00", "cover": "", "action-publish": "1"}
    streams = {f"body_{language}": streamfield([]) for language in ("fa", "en", "ar")}
    data |= {"pictures": inline_formset(rows), "comments": inline_formset([]), **streams}
    address = reverse("wagtailadmin_pages:add", args=["galleries", "photoreportpage", index.pk])
    assert client.post(address, nested_form_data(data)).status_code == 302
    pictures = document(PhotoReportPage.objects.get(slug="series")).body["pictures"]
    assert [(picture["image"]["alt"], picture["caption"]) for picture in pictures] == [
        ("تصویر 2", ""),
        ("تصویر 1", "شرح"),
    ]
