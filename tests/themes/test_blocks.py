"""Blocks as citizens see them: what is unknown, empty, foreign or written by somebody hostile."""

from __future__ import annotations

from typing import Any

import pytest

from tests.themes.rendering import page, render, text
from themes.base.samples.pieces import block_samples, post_card, teaser

HOSTILE = "<script>alert(1)</script>\"'{{ 7|add:7 }}"


def shown(block: str, locale: str = "en", **value: Any) -> Any:
    return render(f"blocks/{block}.html", {"value": value, "page": {"locale": locale}}, locale)


def test_an_unknown_figure_is_a_dash_with_its_reason() -> None:
    figures = page("news", "en").select(".figures > div")
    assert [text(figure) for figure in figures] == [
        "passengers a day 12,480 November 2026",
        "minutes on foot to a stop 4 Average of autumn 2026",
        "passengers' satisfaction – the survey has not ended yet Winter 2027",
    ]
    assert text(page("news", "fa").select_one(".figures dd")) == "۱۲٬۴۸۰"


def test_a_callout_says_its_kind() -> None:
    callouts = page("news", "en").select(".callout")
    assert [(text(callout.p), callout["class"]) for callout in callouts] == [
        ("Note: Hours have changed", ["callout"]),
        ("Warning: Ice on the roads", ["callout", "warning"]),
        ("Urgent", ["callout", "grave"]),
    ]


def test_folds_open_without_a_script() -> None:
    folds = page("news", "en").select(".folds details")
    assert [fold.summary.text for fold in folds] == ["Has the fare changed?", "What becomes of the former stops?"]


def test_calls_to_action() -> None:
    calls = page("news", "en").select(".act")
    assert [(call.a["href"], text(call)) for call in calls] == [
        ("/en/contact/", "Suggest a stop You get an answer within ten working days."),
        ("https://city.example/", "The city's portal"),
        ("mailto:district7@city.example", "Write to the unit district7@city.example"),
        ("tel:+980005550701", "Call the office +98 000 555 0701"),
    ]


def test_a_call_that_leads_nowhere_is_not_there() -> None:
    assert shown("call_to_action", label="x", note="y", kind="page", url="", shown="").get_text(strip=True) == ""


def test_people_are_listed_without_headings_of_their_own() -> None:
    (people,) = page("news", "en").select(".prose .people")
    assert [text(item) for item in people.select("li")] == [
        "Head of public relations Sample head Extension 214",
        "Officer for replies Sample deputy acting Extension 214",
        "Media officer vacant Extension 214",
    ]
    assert people.select("h2, h3") == []
    assert [item.img is not None for item in people.select("li")] == [True, False, False]


def test_a_list_of_news_names_kind_and_date() -> None:
    items = page("news", "en").select(".prose ul.lines li:has(time)")
    assert [text(item) for item in items][0].endswith("News · 22 Nov 2026")
    assert [item.a["href"] for item in items] == ["/en/news/0/", "/en/news/1/", "/en/news/2/"]


def test_a_list_of_one_kind_does_not_repeat_it_and_marks_foreign_titles() -> None:
    context = {
        "value": {"title": "", "kind": "report"},
        "listed": [teaser("fa", 0, kind="report")],
        "page": {"locale": "en"},
    }
    item = render("blocks/news_list.html", context).li
    assert item["lang"] == "fa"
    assert text(item.span) == "22 Nov 2026"


def test_an_empty_list_says_so() -> None:
    assert text(shown("news_list", title="", kind="")) == "Nothing has been published here yet."


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("image_pair", {"pictures": []}),
        ("accordion", {"items": []}),
        ("people", {"title": "x", "posts": []}),
        ("contact", {"title": "x", "contact": None}),
    ],
)
def test_what_is_empty_leaves_nothing(block: str, value: dict[str, Any]) -> None:
    assert str(shown(block, **value)).strip() == ""


def _spoiled(value: Any) -> Any:
    """The same with every plain text replaced; addresses, kinds and HTML stay as they are."""
    if isinstance(value, list):
        return [_spoiled(item) for item in value]
    if isinstance(value, dict):
        kept = ("url", "html", "kind", "src", "tint", "uid", "sources", "avif", "api_path", "medium", "file", "embed")
        return {key: inner if key in kept else _spoiled(inner) for key, inner in value.items()}
    return HOSTILE if isinstance(value, str) and value else value


NEW = {"callout", "accordion", "image_pair", "figures", "call_to_action", "people", "contact", "map", "news_list"}


@pytest.mark.parametrize("kind", sorted(NEW))
def test_hostile_words_stay_words(kind: str) -> None:
    for block in (block for block in block_samples("en") if block["type"] == kind):
        listed = [teaser("en", 0) | {"title": HOSTILE, "kind_label": HOSTILE}]
        context = {"value": _spoiled(block["value"]), "listed": listed, "page": {"locale": "en"}}
        document = render(f"blocks/{kind}.html", context)
        assert document.find_all("script") == []
        assert "7|add:7" in document.get_text()


def test_the_samples_show_every_state_of_a_post() -> None:
    holders = [post_card("en", index)["holder"] for index in range(3)]
    assert [holder and holder["is_acting"] for holder in holders] == [False, True, None]
