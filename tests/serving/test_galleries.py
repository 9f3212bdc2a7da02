"""The index of galleries: its order, its kinds, its pages, and addresses that make no sense."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import Tag
from django.utils import timezone

from cms.galleries.models import FilmPage
from cms.serving.listings.galleries import INDEX_ITEMS
from tests.factories import AudioPageFactory, FilmPageFactory, ImageFactory, NewsPageFactory, PhotoReportPageFactory
from tests.factories.world import FIRST, SECOND
from tests.serving.visitor import ask, main_of, read, text

pytestmark = pytest.mark.django_db


def listed(path: str = "/galleries/", host: str = FIRST) -> list[str]:
    return [text(link) for link in main_of(read(host, path)).select(".mosaic h2 a")]


def links(path: str, selector: str) -> list[tuple[str, str]]:
    return [(text(link), link["href"]) for link in main_of(read(FIRST, path)).select(selector)]


def three_kinds() -> None:
    now = timezone.now()
    PhotoReportPageFactory(title_fa="گزارش", date=now - timedelta(days=2), images=[ImageFactory(width=60, height=40)])
    FilmPageFactory(title_fa="فیلم", date=now - timedelta(days=1), seconds=200)
    AudioPageFactory(title_fa="صدا", date=now, slug="talk")


def test_items_of_all_kinds_stand_in_the_order_of_their_dates() -> None:
    three_kinds()
    NewsPageFactory(title_fa="خبر")
    PhotoReportPageFactory(site="second", title_fa="بیگانه")
    assert listed() == ["صدا", "فیلم", "گزارش"]
    assert listed(host=SECOND) == ["بیگانه"]


@pytest.mark.parametrize(("kind", "title"), [("photo_report", "گزارش"), ("film", "فیلم"), ("audio", "صدا")])
def test_one_kind(kind: str, title: str) -> None:
    three_kinds()
    assert listed(f"/galleries/?kind={kind}") == [title]
    current = main_of(read(FIRST, f"/galleries/?kind={kind}")).select(".actions [aria-current]")
    assert [link["href"] for link in current] == [f"/galleries/?kind={kind}"]


def test_only_kinds_that_there_are_are_offered() -> None:
    assert links("/galleries/", ".actions a") == []
    FilmPageFactory()
    assert links("/galleries/", ".actions a") == []
    AudioPageFactory()
    hrefs = ["/galleries/", "/galleries/?kind=film", "/galleries/?kind=audio"]
    assert [href for _text, href in links("/galleries/", ".actions a")] == hrefs
    assert [href for _text, href in links("/en/galleries/", ".actions a")] == []
    # The one that was asked for is named, empty as it is.
    assert "/galleries/?kind=photo_report" in [
        href for _text, href in links("/galleries/?kind=photo_report", ".actions a")
    ]
    assert len(main_of(read(FIRST, "/galleries/?kind=photo_report")).select(".empty")) == 1


@pytest.mark.parametrize(
    "query",
    [
        *("kind=news", "kind=", "kind=%00", "kind=film%27--", "kind=" + "x" * 5_000, "kind[]=film", "type=film"),
        *("page=0", "page=-1", "page=x", "page=1e3", "page=", "page=۲", "page=99999999999999999999", "page=1&page=x"),
    ],
    ids=lambda query: query[:20],
)
def test_an_address_that_makes_no_sense_shows_the_beginning(query: str) -> None:
    three_kinds()
    assert listed(f"/galleries/?{query}") == ["صدا", "فیلم", "گزارش"]


def many(count: int) -> None:
    start = timezone.now()
    for number in range(count):
        FilmPageFactory(title_fa=f"فیلم {number}", date=start - timedelta(hours=number))


def test_pages_of_the_list() -> None:
    many(INDEX_ITEMS + 2)
    PhotoReportPageFactory(date=timezone.now() - timedelta(days=90))
    assert listed()[-1] == f"فیلم {INDEX_ITEMS - 1}"
    assert [href for _text, href in links("/galleries/?kind=film", ".turn a")] == ["/galleries/?kind=film&page=2"]
    assert listed("/galleries/?kind=film&page=2") == [f"فیلم {INDEX_ITEMS}", f"فیلم {INDEX_ITEMS + 1}"]
    assert [href for _text, href in links("/galleries/?kind=film&page=2", ".turn a")] == ["/galleries/?kind=film"]
    assert len(listed("/galleries/?page=2")) == 3
    beyond = main_of(read(FIRST, "/galleries/?page=3"))
    assert (len(beyond.select(".empty")), [link["href"] for link in beyond.select(".turn a")]) == (
        1,
        ["/galleries/?page=2"],
    )


def test_a_list_that_ends_with_the_page_has_no_next_one() -> None:
    many(INDEX_ITEMS)
    assert len(listed()) == INDEX_ITEMS
    assert links("/galleries/", ".turn a") == []


def meta_of(title: str) -> str:
    stories = main_of(read(FIRST, "/galleries/")).select(".story")
    story = next(story for story in stories if text(story.h2) == title)
    assert isinstance(story, Tag)
    return text(story.select(".meta > span:not(.tag)")[0]) if story.select(".meta > span:not(.tag)") else ""


def test_an_item_says_how_much_there_is_of_it() -> None:
    three_kinds()
    assert "\u06f1" in meta_of("گزارش")
    assert meta_of("فیلم") == "\u06f3:\u06f2\u06f0"
    assert meta_of("صدا") == ""


def test_withdrawn_items_leave_list_and_address() -> None:
    film = FilmPageFactory(slug="film", title_fa="فیلم")
    assert listed() == ["فیلم"]
    FilmPage.objects.get(pk=film.pk).unpublish()
    assert listed() == []
    assert ask(FIRST, "/galleries/film/").status_code == 410


def test_an_item_names_three_others_of_any_kind() -> None:
    three_kinds()
    many(2)
    related = [text(link) for link in main_of(read(FIRST, "/galleries/talk/")).select("section.spread h3 a")]
    assert related == ["فیلم 0", "فیلم 1", "فیلم"]
