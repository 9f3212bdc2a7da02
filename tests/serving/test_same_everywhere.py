"""One content, read the same in page, API, feed, structured data and search; one test a dated type."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from cms.pages.models import BasePage
from search.engine import Question
from search.querying import query
from tests.factories import (
    AudioPageFactory,
    DocumentFactory,
    FilmPageFactory,
    ImageFactory,
    NewsPageFactory,
    PhotoReportPageFactory,
)
from tests.factories.world import FIRST, site
from tests.serving.test_metadata import graph, properties
from tests.serving.visitor import ask, heading, main_of, read, text

pytestmark = pytest.mark.django_db

ORIGIN = f"http://{FIRST}:8000"
WORDS = {"slug": "item", "title_fa": "یک روز در بوستان ساحلی", "lead_fa": "از صبح تا چراغ‌های شب."}


def picture(**values: Any) -> Any:
    return ImageFactory(width=600, height=400, **values)


def news() -> BasePage:
    return NewsPageFactory(**WORDS, picture=picture())


def photo_report() -> BasePage:
    images = [picture(alt_fa=f"عکس {number}") for number in (1, 2)]
    return PhotoReportPageFactory(**WORDS, images=images)


def film() -> BasePage:
    return FilmPageFactory(
        **WORDS, file=DocumentFactory(name="film.mp4", content=b"film"), poster=picture(), seconds=90
    )


def film_elsewhere() -> BasePage:
    return FilmPageFactory(**WORDS, embed_url="https://www.aparat.com/v/abc12", poster=picture())


def audio() -> BasePage:
    return AudioPageFactory(**WORDS, file=DocumentFactory(name="sound.mp3", content=b"sound"), poster=picture())


TYPES: dict[str, tuple[Callable[[], BasePage], str, str]] = {
    "news": (news, "/news/item/", "NewsArticle"),
    "photo_report": (photo_report, "/galleries/item/", "ImageGallery"),
    "film": (film, "/galleries/item/", "VideoObject"),
    "film_elsewhere": (film_elsewhere, "/galleries/item/", "VideoObject"),
    "audio": (audio, "/galleries/item/", "AudioObject"),
}


@pytest.mark.parametrize("name", TYPES)
def test_it_reads_the_same(name: str) -> None:
    make, path, thing = TYPES[name]
    made = make()
    page = read(FIRST, path)
    data = graph(page)[thing]
    answer = json.loads(ask(FIRST, f"/api/v1/items/{made.uid}").content)
    (entry,) = json.loads(ask(FIRST, "/feed.json").content)["items"]
    (hit,) = query(Question("بوستان", "fa", [site("first").pk])).hits

    titles = [heading(page), answer["title"], entry["title"], data.get("headline") or data["name"], hit.document.title]
    assert titles == [WORDS["title_fa"]] * 5
    leads = [text(page.select_one("main .lead")), answer["body"]["lead"], entry["summary"], data["description"]]
    assert leads == [WORDS["lead_fa"]] * 4
    assert properties(page)["og:description"] == WORDS["lead_fa"]
    addresses = [entry["url"], data["url"], properties(page)["og:url"]]
    assert addresses == [f"{ORIGIN}{path}"] * 3
    moments = [main_of(page).select_one(".meta time, time")["datetime"], entry["date_published"], data["datePublished"]]
    assert len(set(moments)) == 1
    # The picture that stands for it is the same one everywhere.
    largest = f"{ORIGIN}{answer['summary']['picture']['sources'][-1]['url']}" if "summary" in answer else entry["image"]
    shown = data.get("thumbnailUrl") or data["image"][0]["contentUrl"]
    assert [entry["image"], entry["attachments"][0]["url"], shown] == [largest] * 3
    # Of a sound recording only lists show it.
    assert (largest.removeprefix(ORIGIN) in str(main_of(page))) is (name != "audio")


def test_every_picture_of_a_report() -> None:
    photo_report()
    page = read(FIRST, "/galleries/item/")
    images = graph(page)["ImageGallery"]["image"]
    assert [image["caption"] for image in images] == ["عکس 1", "عکس 2"]
    assert [(image["width"], image["height"], image["creditText"]) for image in images] == [
        (600, 400, "عکاس نمونه")
    ] * 2
    (entry,) = json.loads(ask(FIRST, "/galleries/feed.json").content)["items"]
    for image in images:
        assert image["contentUrl"] in entry["content_html"]


def test_where_a_film_is() -> None:
    film()
    data = graph(read(FIRST, "/galleries/item/"))["VideoObject"]
    assert data["contentUrl"].startswith(f"{ORIGIN}/documents/")
    assert (data["duration"], data["uploadDate"], "embedUrl" in data) == ("PT90S", data["datePublished"], False)


def test_a_film_elsewhere_names_its_player_and_calls_nobody() -> None:
    film_elsewhere()
    data = graph(read(FIRST, "/galleries/item/"))["VideoObject"]
    assert data["embedUrl"] == "https://www.aparat.com/video/video/embed/videohash/abc12/vt/frame"
    assert "contentUrl" not in data
    (entry,) = json.loads(ask(FIRST, "/feed.json").content)["items"]
    assert "iframe" not in entry["content_html"]
    assert 'href="https://www.aparat.com/v/abc12"' in entry["content_html"]
