"""The sizes and formats of pictures: made when needed, never wider than the original, kept in place when lost."""

from __future__ import annotations

import io
import re
from datetime import time
from pathlib import PurePosixPath
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from PIL import Image

from cms.media.bodies import ImageBody, image_body
from cms.media.models import SiteImage
from cms.media.renditions import look_up_renditions, steps
from cms.media.tasks import prepare_forgotten_renditions, prepare_renditions
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.tasks import schedule
from tests.factories import ImageFactory, NewsPageFactory
from tests.factories.media import png

pytestmark = pytest.mark.django_db

PLACE = {0x8825: {1: "N", 2: (35.0, 42.0, 0.0)}}  # GPS latitude, Exif 2.32 section 4.6.6


def fetched(image: SiteImage) -> SiteImage:
    return SiteImage.objects.get(pk=image.pk)


def body(image: SiteImage) -> ImageBody:
    return image_body(fetched(image), "fa")


def jpeg(width: int, height: int, tags: dict[int, Any]) -> bytes:
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[tag] = value
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def opened(image: SiteImage, url: str) -> Image.Image:
    return Image.open(image.file.storage.open(f"images/{PurePosixPath(url).name}"))


@pytest.mark.parametrize(
    ("original", "widths"),
    [
        (40, [40]),
        (319, [319]),
        (320, [320]),
        (340, [320]),
        (352, [320, 352]),
        (1000, [320, 640, 960]),
        (1200, [320, 640, 960, 1200]),
        (1920, [320, 640, 960, 1440, 1920]),
        (6000, [320, 640, 960, 1440, 1920]),
    ],
)
def test_steps_never_exceed_the_original(original: int, widths: list[int]) -> None:
    assert steps(original) == widths


def test_sources_are_webp_and_the_single_one_is_of_middle_width() -> None:
    shown = body(ImageFactory(width=2400, height=1200))
    assert [(source.width, source.height) for source in shown.sources] == [
        (320, 160),
        (640, 320),
        (960, 480),
        (1440, 720),
        (1920, 960),
    ]
    assert {PurePosixPath(source.url).suffix for source in shown.sources} == {".webp"}
    assert shown.src == shown.sources[2].url
    assert (shown.width, shown.height, shown.avif) == (2400, 1200, [])


def test_the_single_source_of_a_narrow_picture_is_its_only_one() -> None:
    shown = body(ImageFactory(width=200, height=100))
    assert [source.width for source in shown.sources] == [200]
    assert shown.src == shown.sources[0].url


# AVIF --------------------------------------------------------------------------------------------------------------


def test_avif_is_made_behind_and_then_shown() -> None:
    image = ImageFactory(width=700, height=350)
    page = NewsPageFactory(picture=image)
    document = ReleasedDocument.objects.get(uid=page.uid)
    assert document.body["picture"]["avif"] == []

    assert prepare_renditions.call(str(image.uid)) is True
    document.refresh_from_db()
    assert document.stale_since is not None
    refresh_stale()

    document.refresh_from_db()
    shown = document.body["picture"]
    assert [(source["width"], source["height"]) for source in shown["avif"]] == [(320, 160), (640, 320)]
    assert [opened(image, source["url"]).format for source in shown["avif"]] == ["AVIF", "AVIF"]
    assert [opened(image, source["url"]).format for source in shown["sources"]] == ["WEBP", "WEBP"]


def test_only_pages_that_show_the_picture_follow() -> None:
    image = ImageFactory(width=60, height=40)
    other = NewsPageFactory(site="second", picture=ImageFactory(code="second", width=60, height=40))
    prepare_renditions.call(str(image.uid))
    assert ReleasedDocument.objects.get(uid=other.uid).stale_since is None


def test_preparing_twice_makes_nothing_twice() -> None:
    image = ImageFactory(width=700, height=350)
    prepare_renditions.call(str(image.uid))
    made = list(image.renditions.order_by("pk").values_list("pk", "file"))
    prepare_renditions.call(str(image.uid))
    assert list(image.renditions.order_by("pk").values_list("pk", "file")) == made
    assert len(made) == 4


def test_avif_is_shown_whole_or_not_at_all() -> None:
    image = ImageFactory(width=700, height=350)
    prepare_renditions.call(str(image.uid))
    image.renditions.get(filter_spec="width-640|format-avif").delete()
    assert body(image).avif == []


def waiting() -> list[str]:
    results = DBTaskResult.objects.filter(task_path="cms.media.tasks.prepare_renditions")
    return [result.args_kwargs["args"][0] for result in results.order_by("enqueued_at")]


def test_a_new_file_is_prepared_and_other_changes_are_not() -> None:
    image = ImageFactory(width=60, height=40)
    assert waiting() == [str(image.uid)]
    image = fetched(image)
    image.alt_fa, image.focal_point_x, image.focal_point_y = "باغ", 10, 10
    image.save()
    assert waiting() == [str(image.uid)]
    image.file = ContentFile(png(80, 40), "other.png")
    image.save()
    assert waiting() == [str(image.uid)] * 2


def test_an_image_that_is_not_kept_leaves_no_task() -> None:
    with transaction.atomic():
        ImageFactory(width=60, height=40)
        assert len(waiting()) == 1
        transaction.set_rollback(True)
    assert waiting() == []


def test_a_replaced_file_leaves_nothing_of_the_old_one() -> None:
    image = ImageFactory(width=700, height=350)
    prepare_renditions.call(str(image.uid))
    before = body(image)
    image = fetched(image)
    image.file = ContentFile(png(400, 400, "red"), "other.png")
    image.save()
    after = body(image)
    assert [(source.width, source.height) for source in after.sources] == [(320, 320), (400, 400)]
    assert after.avif == []
    assert {source.url for source in before.sources} & {source.url for source in after.sources} == set()
    assert (before.tint, after.tint) == ("#008080", "#ff0000")


def test_images_without_avif_are_found_at_night() -> None:
    with_avif, without = ImageFactory(width=60, height=40), ImageFactory(code="second", width=60, height=40)
    prepare_renditions.call(str(with_avif.uid))
    DBTaskResult.objects.all().delete()
    assert prepare_forgotten_renditions.call() == 1
    assert waiting() == [str(without.uid)]
    entry = schedule._registry["cms.media.tasks.prepare_forgotten_renditions"]
    assert entry.rhythm == schedule.DailyAt(time(2, 30))


# Lost and broken files ---------------------------------------------------------------------------------------------


def test_a_lost_file_keeps_size_words_and_colour(caplog: pytest.LogCaptureFixture) -> None:
    image = ImageFactory(width=60, height=40, alt_fa="باغ")
    image.file.storage.delete(image.file.name)
    shown = body(image)
    assert (shown.width, shown.height, shown.alt, shown.tint) == (60, 40, "باغ", "#008080")
    assert (shown.src, shown.sources, shown.avif) == ("", [], [])
    assert str(image.uid) in caplog.text
    assert prepare_renditions.call(str(image.uid)) is False


@pytest.mark.parametrize("content", [b"", b"no picture", png(60, 40)[:60]], ids=["empty", "text", "truncated"])
def test_a_broken_file_does_not_hold_up_its_page(content: bytes) -> None:
    image = ImageFactory(width=60, height=40)
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(content)
    page = NewsPageFactory(picture=image)
    shown = ReleasedDocument.objects.get(uid=page.uid).body["picture"]
    assert (shown["sources"], shown["width"], shown["height"]) == ([], 60, 40)
    assert prepare_renditions.call(str(image.uid)) is False


def test_an_image_that_is_gone_is_no_work() -> None:
    image = ImageFactory(width=60, height=40)
    uid = str(image.uid)
    image.delete()
    assert prepare_renditions.call(uid) is False


# EXIF --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("orientation", "size"), [(1, (600, 400)), (3, (600, 400)), (6, (400, 600)), (8, (400, 600))])
def test_a_picture_taken_sideways_stands_upright(orientation: int, size: tuple[int, int]) -> None:
    image = ImageFactory(content=jpeg(600, 400, {0x0112: orientation}))
    shown = body(image)
    assert (shown.width, shown.height) == size
    widest = shown.sources[-1]
    assert (widest.width, widest.height) == size
    with opened(image, widest.url) as picture:
        assert picture.size == size


def test_where_a_picture_was_taken_is_not_told() -> None:
    image = ImageFactory(content=jpeg(60, 40, PLACE))
    with Image.open(image.file.storage.open(image.file.name)) as original:
        assert original.getexif().get_ifd(0x8825) != {}
    prepare_renditions.call(str(image.uid))
    shown = body(image)
    for source in (*shown.sources, *shown.avif):
        with opened(image, source.url) as picture:
            assert dict(picture.getexif()) == {}


# Tint --------------------------------------------------------------------------------------------------------------


def half_transparent() -> bytes:
    buffer = io.BytesIO()
    picture = Image.new("RGBA", (60, 40), "teal")
    picture.paste((0, 0, 0, 0), (0, 0, 30, 40))
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def halves() -> bytes:
    buffer = io.BytesIO()
    picture = Image.new("RGB", (640, 640), (200, 0, 0))
    picture.paste((0, 100, 50), (0, 0, 320, 640))
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def test_the_tint_is_the_average_colour() -> None:
    assert ImageFactory(content=halves()).tint == "#643219"


def test_what_lets_the_page_show_through_has_no_tint() -> None:
    image = ImageFactory(content=half_transparent())
    assert body(image).tint == ""


def test_a_tint_is_a_colour_or_nothing() -> None:
    tints = [ImageFactory(content=content).tint for content in (png(3, 3), jpeg(900, 900, {}), half_transparent())]
    assert [bool(re.fullmatch("#[0-9a-f]{6}", tint)) for tint in tints] == [True, True, False]


# Queries -----------------------------------------------------------------------------------------------------------


def test_any_number_of_images_is_looked_up_by_one_query() -> None:
    for number in (1, 12):
        images = [ImageFactory(width=60, height=40) for _ in range(number)]
        for image in images:
            prepare_renditions.call(str(image.uid))
        found = list(SiteImage.objects.filter(pk__in=[image.pk for image in images]))
        with CaptureQueriesContext(connection) as captured:
            look_up_renditions(found)
            bodies = [image_body(image, language) for image in found for language in ("fa", "en", "ar")]
        assert len(captured) == 1
        assert all(len(shown.avif) == len(shown.sources) == 1 for shown in bodies)
