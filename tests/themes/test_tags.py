"""The theme's filters and seals."""

from datetime import date

import pytest

from themes.base import seals
from themes.templatetags import theme


@pytest.mark.parametrize(
    ("number", "href"),
    [
        ("021-555 0700", "tel:0215550700"),
        ("\u06f0\u06f2\u06f1\u2013\u06f5\u06f5\u06f5 \u06f0\u06f7\u06f0\u06f0", "tel:0215550700"),
        ("\u0660\u0662\u0661", "tel:021"),
        (" +98 (21) 555-0700", "tel:+98215550700"),
        ("021/555.0700", "tel:0215550700"),
        ("no number", ""),
        ("", ""),
    ],
)
def test_telephone_href_is_ascii(number: str, href: str) -> None:
    assert theme.telephone_href(number) == href


def test_an_extension_is_dialled_too() -> None:
    assert theme.telephone_href("021-555 0700", "\u06f2\u06f1\u06f4") == "tel:0215550700;ext=214"
    assert theme.telephone_href("021-555 0700", "none") == "tel:0215550700"
    assert theme.telephone_href("", "214") == ""


def test_terms_lie_between_the_first_day_and_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "localdate", lambda: date(2020, 1, 10))

    def bars(*terms: tuple[str | None, str | None]) -> list[tuple[int, int]]:
        holders = [{"since": since, "until": until} for since, until in terms]
        return [(term["start"], term["length"]) for term in theme.terms(holders)]

    assert bars(("2020-01-06", None), ("2020-01-01", "2020-01-05")) == [(500, 500), (0, 500)]
    assert bars(("2020-01-06", None), (None, "2020-01-05")) == [(166, 833), (0, 166)]
    # A time to come makes the whole longer; a single day can still be seen.
    assert bars(("2020-01-11", "2020-01-20"), ("2020-01-01", "2020-01-10")) == [(500, 500), (0, 500)]
    assert bars(("2019-01-01", None), ("2019-06-01", "2019-06-01"))[1][1] == theme.SHORTEST_BAR
    assert bars((None, None), (None, None)) == [(0, 0), (0, 0)]


def test_a_tint_is_named_by_the_sixteenths_of_its_channels() -> None:
    assert [theme.tint_steps(tint) for tint in ("#000000", "#00f7ff", "#9aa7a0")] == [
        "r0 g0 b0",
        "r0 gf bf",
        "r9 ga ba",
    ]


def test_sizes_round_as_people_read_them() -> None:
    assert theme.in_megabytes(2_345_678) == 2.3
    assert [theme.in_kilobytes(size) for size in (1, 1000, 1001, 48_300)] == [1, 1, 2, 49]


def test_only_nodes_with_something_below_are_chapters() -> None:
    def node(title: str, text: str = "", children: tuple[str, ...] = ()) -> dict[str, object]:
        return {"title": title, "text": text, "children": list(children)}

    tree = [node("a", children=("x",)), node("b", text="<p>y</p>"), node("c"), node("", children=("x",))]
    assert [chapter["title"] for chapter in theme.chapters(tree)] == ["a", "b"]


def test_current_and_appointed_holders() -> None:
    def holder(name: str, is_current: bool, is_acting: bool) -> dict[str, object]:
        return {"name": name, "is_current": is_current, "is_acting": is_acting}

    holders = [holder("deputy", True, True), holder("head", True, False), holder("former", False, False)]
    current = theme.current_holders(holders)
    assert [person["name"] for person in current] == ["deputy", "head"]
    assert [person["name"] for person in theme.appointed(current)] == ["head"]


def test_a_standard_section_is_found_in_the_menu_of_any_language() -> None:
    nav = [{"url": "/en/"}, {"url": "/en/about-us/"}, {"url": "/en/about/"}, {"url": "/en/about/more/"}]
    assert theme.section_url(nav, "about") == "/en/about/"
    assert theme.section_url(nav, "news") == ""


def test_a_card_without_facts() -> None:
    empty = {"address": "", "phones": [], "latitude": None}
    assert not theme.has_facts(None)
    assert not theme.has_facts(empty)
    assert theme.has_facts(empty | {"latitude": 0.0})


def test_the_seal_of_eight_points() -> None:
    assert seals.star_path(8) == (
        "M0,-23 6.7,-16.3 16.3,-16.3 16.3,-6.7 23,0 16.3,6.7 16.3,16.3 6.7,16.3 0,23 -6.7,16.3 -16.3,16.3 -16.3,6.7"
        " -23,0 -16.3,-6.7 -16.3,-16.3 -6.7,-16.3Z"
    )


@pytest.mark.parametrize("points", [8, 10, 12, 16])
def test_seals_have_their_points_and_stay_in_their_square(points: int) -> None:
    for path, rings, edge in (
        (seals.star_path(points), 1, 23),
        (seals.rosette_path(points), 3, 23),
        (seals.knot_path(points), 4, 46),
    ):
        stars = [star.split() for star in path.replace("M", "").split("Z")[:-1]]
        assert [len(star) for star in stars] == [2 * points] * rings
        reach = [abs(float(value)) for star in stars for corner in star for value in corner.split(",")]
        assert max(reach) == edge


@pytest.mark.parametrize("points", [5, 6, 0])
def test_other_stars_are_refused(points: int) -> None:
    with pytest.raises(KeyError):
        seals.star_path(points)
    assert theme.star_path(points) == seals.star_path(8)
