"""Films and sounds are played where they are shown, in the parts that players ask for."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile

from cms.media.models import SiteDocument
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


def test_a_film_is_shown_not_downloaded(film: SiteDocument) -> None:
    answer = ask(FIRST, film.url)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "video/mp4")
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "attachment" not in answer.headers.get("Content-Disposition", "")
    assert (body(answer), answer.headers["Content-Length"]) == (CONTENT, "100")


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=90-", 90, 99), ("bytes=-5", 95, 99), ("bytes=95-500", 95, 99), ("bytes=-500", 0, 99)],
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


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "bytes=9-1", "bytes=-", "lines=1-2", "bytes=x-", "0-5"])
def test_what_is_no_single_range_gets_the_whole(film: SiteDocument, wanted: str) -> None:
    answer = ask(FIRST, film.url, HTTP_RANGE=wanted)
    assert (answer.status_code, body(answer)) == (200, CONTENT)


def test_a_part_of_an_older_version_gets_the_whole(film: SiteDocument) -> None:
    changed = ask(FIRST, film.url).headers["Last-Modified"]
    same = ask(FIRST, film.url, HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE=changed)
    older = ask(FIRST, film.url, HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE="Wed, 21 Oct 2015 07:28:00 GMT")
    assert (same.status_code, older.status_code) == (206, 200)


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
