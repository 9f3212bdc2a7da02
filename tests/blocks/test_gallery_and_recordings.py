"""Series, films and sounds in a text: what readers get, and what editors are told."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.body import BodyStreamBlock
from cms.blocks.context import BodyContext
from tests.blocks.test_bodies import bodies
from tests.factories import DocumentFactory, ImageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db

APARAT = "https://www.aparat.com/v/aB3dE"
EMPTY: dict[str, Any] = {"title": "عنوان", "file": None, "embed_url": "", "seconds": None, "transcript": ""}
EMPTY_FILM: dict[str, Any] = {**EMPTY, "poster": None, "captions": None}


def test_a_series_keeps_its_order_and_its_captions() -> None:
    images = [ImageFactory(width=60, height=40, alt_fa=f"تصویر {number}") for number in (1, 2)]
    pictures = [{"image": image, "caption": f"شرح {number}"} for number, image in enumerate(images, start=1)]
    context = BodyContext("fa", site("first").pk)
    value = bodies(("gallery", {"title": "یک روز", "pictures": pictures}), context=context)[0]["value"]
    assert value["title"] == "یک روز"
    assert [(picture["image"]["alt"], picture["caption"]) for picture in value["pictures"]] == [
        ("تصویر 1", "شرح 1"),
        ("تصویر 2", "شرح 2"),
    ]
    assert context.references == {f"image:{image.uid}" for image in images}


def test_a_deleted_picture_leaves_the_series() -> None:
    image = ImageFactory(width=60, height=40)
    pictures = [{"image": None, "caption": "رفته"}, {"image": image, "caption": "مانده"}]
    value = bodies(("gallery", {"title": "", "pictures": pictures}))[0]["value"]
    assert [picture["caption"] for picture in value["pictures"]] == ["مانده"]


def test_a_film() -> None:
    file, captions = DocumentFactory(name="film.mp4"), DocumentFactory(name="fa.vtt", content=b"WEBVTT\n")
    poster = ImageFactory(width=60, height=40)
    value = EMPTY_FILM | {"file": file, "captions": captions, "poster": poster, "seconds": 200}
    context = BodyContext("en", site("first").pk)
    body = bodies(("film", value), context=context)[0]["value"]
    assert body["title"] == "عنوان"
    recording = body["recording"]
    assert (recording["medium"], recording["seconds"], recording["embed"]) == ("film", 200, None)
    assert recording["file"] == {"url": file.url, "content_type": "video/mp4", "size": 15}
    assert recording["captions"] == [{"language": "en", "url": captions.url}]
    assert context.references == {f"document:{file.uid}", f"document:{captions.uid}", f"image:{poster.uid}"}


def test_a_sound_of_an_outside_service() -> None:
    recording = bodies(("audio", EMPTY | {"embed_url": APARAT}))[0]["value"]["recording"]
    assert (recording["medium"], recording["file"], recording["embed"]["host"]) == ("audio", None, "aparat.com")
    assert (recording["captions"], recording["poster"], recording["transcript"]) == ([], None, "")


def test_a_recording_whose_file_was_deleted() -> None:
    recording = bodies(("film", EMPTY_FILM))[0]["value"]["recording"]
    assert (recording["file"], recording["embed"]) == (None, None)


# Forms -------------------------------------------------------------------------------------------------------------


def refused(name: str, value: dict[str, Any]) -> dict[str, str]:
    """What is said at which field; nothing where the value is taken."""
    block = BodyStreamBlock().child_blocks[name]
    try:
        with translation.override("en"):
            block.clean(block.normalize(value))
    except StructBlockValidationError as error:
        return {field: problem.messages[0] for field, problem in error.block_errors.items()}
    return {}


@pytest.mark.parametrize(
    ("name", "filename", "fields"),
    [
        ("film", "film.mp4", []),
        ("film", "film.webm", []),
        ("film", "talk.mp3", ["file"]),
        ("audio", "talk.mp3", []),
        ("audio", "film.mp4", ["file"]),
        ("audio", "report.pdf", ["file"]),
    ],
)
def test_only_what_browsers_play_is_taken(name: str, filename: str, fields: list[str]) -> None:
    value = EMPTY_FILM if name == "film" else EMPTY
    assert list(refused(name, value | {"file": DocumentFactory(name=filename)})) == fields


def test_what_is_missing_or_wrong_is_said_at_its_field() -> None:
    assert refused("film", EMPTY_FILM) == {"file": "Choose a file, or write an address at an outside service."}
    assert refused("audio", EMPTY | {"embed_url": APARAT}) == {}
    assert list(refused("audio", EMPTY | {"embed_url": "https://evil.example/"})) == ["embed_url"]
    wrong = EMPTY_FILM | {"embed_url": APARAT, "captions": DocumentFactory(name="fa.vtt", content=b"1\n")}
    assert list(refused("film", wrong)) == ["captions"]


def test_a_draft_may_wait_for_its_file() -> None:
    stream = BodyStreamBlock()
    value = stream.normalize([("film", EMPTY_FILM)])
    assert [block.block_type for block in stream.clean_deferred(value)] == ["film"]
