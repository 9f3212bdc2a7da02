"""Films and sounds are played where they are shown, in the parts that players ask for."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile

from cms.media.models import SiteDocument
from cms.serving.ranges import CHUNK
from tests.factories import FilmPageFactory
from tests.factories.world import FIRST, site
from tests.serving.visitor import ask

pytestmark = pytest.mark.django_db

CONTENT = bytes(range(100))


@pytest.fixture
def film() -> SiteDocument:
    """A film that a released page shows."""
    document = SiteDocument.objects.create(
        title_fa="فیلم", collection=site("first").collection, file=ContentFile(CONTENT, "film.mp4")
    )
    FilmPageFactory(file=document)
    return document


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("film.mp4", "video/mp4"),
        ("film.WEBM", "video/webm"),
        ("sound.mp3", "audio/mpeg"),
        ("sound.m4a", "audio/mp4"),
        ("sound.ogg", "audio/ogg"),
        ("sound.wav", "audio/wav"),
        ("captions.vtt", "text/vtt"),
    ],
)
def test_a_recording_is_played_in_place(film: SiteDocument, name: str, content_type: str) -> None:
    film.file.save(name, ContentFile(CONTENT))
    film.save()
    answer = ask(FIRST, film.url)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, content_type)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{film.filename}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (body(answer), answer.headers["Content-Length"]) == (CONTENT, "100")


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=90-", 90, 99),
        ("bytes=-5", 95, 99),
        ("bytes=95-500", 95, 99),
        ("bytes=-500", 0, 99),
        ("Bytes= 0-0 ", 0, 0),
    ],
)
def test_a_part(film: SiteDocument, wanted: str, first: int, last: int) -> None:
    answer = ask(FIRST, film.url, HTTP_RANGE=wanted)
    assert (answer.status_code, answer.headers["Content-Range"]) == (206, f"bytes {first}-{last}/100")
    assert body(answer) == CONTENT[first : last + 1]
    assert answer.headers["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("wanted", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_a_part_that_is_not_there(film: SiteDocument, wanted: str) -> None:
    answer = ask(FIRST, film.url, HTTP_RANGE=wanted)
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, "bytes */100")


@pytest.mark.parametrize(
    "wanted", ["bytes=0-1,5-6", "bytes=9-1", "bytes=-", "lines=1-2", "bytes=x-", "0-5", "bytes=1 0-20"]
)
def test_what_is_no_single_range_gets_the_whole(film: SiteDocument, wanted: str) -> None:
    answer = ask(FIRST, film.url, HTTP_RANGE=wanted)
    assert (answer.status_code, body(answer)) == (200, CONTENT)


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_a_part_is_of_the_version_that_the_reader_has(film: SiteDocument, header: str) -> None:
    version = ask(FIRST, film.url).headers[header]
    assert ask(FIRST, film.url, HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE=version).status_code == 206


@pytest.mark.parametrize("version", ["Wed, 21 Oct 2015 07:28:00 GMT", '"x"', 'W/"x"', "yesterday", ""])
def test_a_part_of_another_version_gets_the_whole(film: SiteDocument, version: str) -> None:
    answer = ask(FIRST, film.url, HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE=version)
    assert (answer.status_code, body(answer)) == (200, CONTENT)


def test_a_changed_file_has_another_tag(film: SiteDocument) -> None:
    before = ask(FIRST, film.url).headers["ETag"]
    assert ask(FIRST, film.url).headers["ETag"] == before
    film.file.save("film.mp4", ContentFile(CONTENT + CONTENT))
    film.save()
    assert ask(FIRST, film.url).headers["ETag"] != before


def test_what_the_reader_has_is_not_sent_again(film: SiteDocument) -> None:
    headers = ask(FIRST, film.url).headers
    answers = [
        ask(FIRST, film.url, HTTP_IF_NONE_MATCH=headers["ETag"]),
        ask(FIRST, film.url, HTTP_IF_MODIFIED_SINCE=headers["Last-Modified"]),
    ]
    assert [(answer.status_code, body(answer)) for answer in answers] == [(304, b"")] * 2
    assert ask(FIRST, film.url, HTTP_IF_NONE_MATCH='"x"').status_code == 200


def test_only_get_asks_for_parts(film: SiteDocument) -> None:
    answer = ask(FIRST, film.url, "HEAD", HTTP_RANGE="bytes=0-9")
    assert (answer.status_code, answer.headers["Content-Length"]) == (200, "100")
    assert ask(FIRST, film.url, "POST", HTTP_RANGE="bytes=0-9").status_code == 405


def test_a_part_is_read_in_pieces() -> None:
    content = bytes(200_000)
    document = SiteDocument.objects.create(
        title_fa="فیلم", collection=site("first").collection, file=ContentFile(content, "film.mp4")
    )
    FilmPageFactory(file=document)
    for wanted in ({}, {"HTTP_RANGE": "bytes=1-"}):
        pieces = list(ask(FIRST, document.url, **wanted).streaming_content)
        assert max(map(len, pieces)) <= CHUNK
        assert sum(map(len, pieces)) == len(content) - len(wanted)


def test_a_lost_file_is_not_found(film: SiteDocument) -> None:
    film.file.storage.delete(film.file.name)
    assert ask(FIRST, film.url, HTTP_RANGE="bytes=0-9").status_code == 404


def test_an_empty_file_has_no_part() -> None:
    document = SiteDocument.objects.create(
        title_fa="فیلم", collection=site("first").collection, file=ContentFile(b"", "film.mp4")
    )
    FilmPageFactory(file=document)
    for wanted in ("bytes=0-", "bytes=-5"):
        answer = ask(FIRST, document.url, HTTP_RANGE=wanted)
        assert (answer.status_code, answer.headers["Content-Range"]) == (416, "bytes */0")


def test_a_film_that_nothing_released_shows_is_not_given_out() -> None:
    document = SiteDocument.objects.create(
        title_fa="فیلم", collection=site("first").collection, file=ContentFile(CONTENT, "film.mp4")
    )
    FilmPageFactory(file=document, publish=False)
    assert ask(FIRST, document.url).status_code == 404


def test_captions_are_text_in_place(film: SiteDocument) -> None:
    captions = SiteDocument.objects.create(
        title_fa="زیرنویس", collection=site("first").collection, file=ContentFile(b"WEBVTT\n", "fa.vtt")
    )
    FilmPageFactory(file=film, captions_fa=captions)
    assert ask(FIRST, captions.url).headers["Content-Type"] == "text/vtt"
