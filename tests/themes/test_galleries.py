"""What galleries show and say; series, films and sounds also where they stand in a text."""

from __future__ import annotations

import pytest

from tests.themes.rendering import context_of, page, render, text

SVG = "/static/base/samples"


@pytest.mark.parametrize("count", [1, 2, 3, 9, 40])
def test_every_picture_is_a_link_to_its_largest_size(count: int) -> None:
    series = page("photo-report" if count == 9 else f"photo-report-{count}", "en").select("ol.mosaic > li")
    assert len(series) == count
    assert {link["href"] for picture in series[:1] for link in picture.select("figure > a")} == {f"{SVG}/dawn.svg"}
    assert len([link for picture in series for link in picture.select("figure > a[href]")]) == count
    numbers = [text(number) for picture in series for number in picture.select("figcaption .num")]
    assert numbers == ([f"{number} of {count}" for number in range(1, count + 1)] if count > 1 else [])
    assert [picture.has_attr("class") for picture in series[:3]] == [False, False, True][:count]


def test_a_report() -> None:
    document = page("photo-report", "en")
    assert text(document.select_one(".kicker")) == "Photo report 9 pictures"
    assert text(document.select_one(".head .meta")) == (
        "Tuesday 27 October 2026, 8:00 Picture: District 7 audiovisual unit"
    )
    captions = [text(caption) for caption in document.select("figcaption")]
    assert captions[1] == "2 of 9 The park’s water channel after it was cleared. Picture: District 7 audiovisual unit"
    assert captions[8] == "9 of 9 Picture: District 7 audiovisual unit"
    assert [image.has_attr("fetchpriority") for image in document.select("ol.mosaic img")] == [True] + [False] * 8
    assert [text(story.h3) for story in document.select(".spread .story")] == [
        "A day in the waterside park",
        "How a bus stop is moved",
        "A talk about the park’s old trees",
    ]
    assert text(page("photo-report-1", "en").select_one(".kicker")) == "Photo report 1 picture"


def test_the_count_is_in_the_digits_of_the_page() -> None:
    assert text(page("photo-report").select("figcaption .num")[2]).count("\u06f3") == 1
    assert "\u06f3:\u06f2\u06f0" in text(page("gallery-index").select(".story")[1].select_one(".meta"))


def test_a_report_without_pictures_says_so() -> None:
    document = page("photo-report-0", "en")
    assert text(document.select_one(".empty b")) == "There is no picture yet"
    assert document.select(".mosaic, script[src]") == []
    assert text(document.select_one(".kicker")) == "Photo report"


def test_a_lost_picture_keeps_its_place_and_leads_nowhere() -> None:
    context = context_of("photo-report-3", "en")
    context["body"]["pictures"][1]["image"] |= {"src": "", "sources": [], "avif": []}
    pictures = render("pages/photo_report.html", context).select("ol.mosaic > li")
    assert [len(picture.select("a")) for picture in pictures] == [1, 0, 1]
    assert pictures[1].img["src"] == "/static/base/lost.svg"
    assert text(pictures[1].figcaption).startswith("2 of 3 ")


def test_the_script_finds_its_texts_in_the_language_of_the_pictures() -> None:
    series = page("photo-report", "en").select_one("[data-lightbox]")
    assert [series[f"data-{name}"] for name in ("label", "previous", "next", "close")] == [
        *("Pictures", "Previous picture", "Next picture", "Close"),
    ]


def test_a_series_in_a_text() -> None:
    prose = page("standard", "en").select_one(".prose")
    assert [text(title) for title in prose.select("p:has(+ ol.mosaic)")] == ["A day in the waterside park"]
    assert len(prose.select("ol.mosaic > li")) == 4
    assert [script["src"] for script in prose.select("script")] == ["/static/base/lightbox.js"]
    alone = page("news-plain", "en").select("ol.mosaic")[0]
    # A picture that says nothing still gives its link a name.
    assert (text(alone.a), alone.select("figcaption")) == ("Picture 1", [])


def test_the_index_shows_what_each_item_is() -> None:
    stories = page("gallery-index", "en").select("ul.mosaic .story")
    assert [text(story.select_one(".meta")) for story in stories] == [
        "Photo report 21 Nov 2026 9 pictures",
        "Film 20 Nov 2026 3:20",
        "Sound recording 19 Nov 2026 1:02:05",
    ]
    assert [len(story.select("img")) for story in stories] == [1, 1, 0]
    assert [image["alt"] for image in page("gallery-index", "en").select(".story img")] == ["", ""]
    assert text(stories[2].select("p")[1]) == "The head gardener answers residents’ questions."


def test_kinds_are_links() -> None:
    def kinds(name: str) -> list[tuple[str, str, bool]]:
        links = page(name, "en").select(".actions a")
        return [(text(link), link["href"], link.has_attr("aria-current")) for link in links]

    assert kinds("gallery-index-of-a-kind") == [
        ("All", "/en/galleries/", False),
        ("Photo reports", "/en/galleries/?kind=photo_report", False),
        ("Films", "/en/galleries/?kind=film", True),
        ("Sound recordings", "/en/galleries/?kind=audio", False),
    ]
    assert kinds("gallery-index-empty") == []


def test_the_index_turns_and_says_when_there_is_nothing() -> None:
    turn = page("gallery-index", "en").select_one(".turn")
    assert turn["aria-label"] == "Pages of the list"
    assert [(text(link), link["href"]) for link in turn.select("a")] == [
        ("Newer ones", "/en/galleries/"),
        ("Older ones", "/en/galleries/?page=3"),
    ]
    assert [text(page(f"gallery-index-{state}", "en").select_one(".empty b")) for state in ("empty", "end")] == [
        "Nothing has been published yet",
        "Nothing older",
    ]


def test_a_film_plays_by_the_browser_alone() -> None:
    document = page("film", "en")
    film = document.select_one("video")
    assert (film["preload"], film.has_attr("controls"), film["poster"]) == ("none", True, f"{SVG}/plan.svg")
    assert film["aria-label"] == "How a bus stop is moved"
    assert [(source["type"], source["src"].rpartition("/")[2]) for source in film.select("source")] == [
        ("video/mp4", "film.mp4")
    ]
    assert [(track["srclang"], track["label"], track.has_attr("default")) for track in film.select("track")] == [
        ("fa", "فارسی", False),
        ("en", "English", True),
    ]
    assert text(film.find_next("p")) == "Length: 3:20 Download (18.4 MB)"
    assert film.find_next("a").has_attr("download")
    assert text(document.select_one("details > summary")) == "Transcript"
    assert document.select("details .prose b") != []


def test_a_film_without_poster_keeps_a_place() -> None:
    film = page("news-plain", "en").select_one("video")
    assert (film["width"], film["height"], film.has_attr("poster"), film.select("track")) == ("1280", "720", False, [])
    assert page("news-plain", "en").select("details") == []


def test_a_sound() -> None:
    sound = page("audio", "en").select_one("audio")
    assert (sound["preload"], sound.has_attr("controls"), sound.source["type"]) == ("none", True, "audio/mpeg")
    assert sound["aria-label"] == "A talk about the park’s old trees"


@pytest.mark.parametrize("name", ["film-outside", "audio-outside"])
def test_an_outside_service_is_not_called_by_the_page(name: str) -> None:
    document = page(name, "en")
    place = document.select_one("[data-embed]")
    assert document.select("iframe, video, audio, [src*='video.example'], link[href*='video.example']") == []
    assert place["data-embed"] == "https://video.example/embed/sample"
    assert place["data-play"] == "Play here from video.example"
    assert text(place.p) == (
        "The recording lies with the outside service video.example; your browser calls it only when you ask for it."
    )
    link = place.select_one("a")
    assert (text(link), link["href"]) == ("Go to video.example", "https://video.example/v/sample")
    assert link["rel"] == ["noopener", "noreferrer"]


def test_a_lost_recording_says_so() -> None:
    assert [text(page(name, "en").select_one(".empty p")) for name in ("film-lost", "film-lost-without-words")] == [
        "Its file has been taken away; what is said in it can be read below.",
        "Its file has been taken away.",
    ]
    assert len(page("film-lost", "en").select("details")) == 1


def test_what_editors_write_is_escaped() -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    report, film = context_of("photo-report-2", "en"), context_of("film-outside", "en")
    for context in (report, film):
        context["page"]["title"] = context["body"]["credit"] = context["body"]["lead"] = hostile
    report["body"]["pictures"][0]["caption"] = report["body"]["pictures"][0]["image"]["credit"] = hostile
    report["body"]["pictures"][0]["image"]["alt"] = film["body"]["recording"]["embed"]["host"] = hostile
    documents = [render("pages/photo_report.html", report), render("pages/film.html", film)]
    assert [document.select("[onerror]") for document in documents] == [[], []]
    assert documents[1].select_one("[data-embed]")["data-title"] == hostile
