"""What holds for every page of the base theme, whatever it shows: structure, addresses, pictures, no inline code."""

import re
from datetime import date, datetime
from html.parser import HTMLParser

import pytest

from tests.themes.rendering import EVERY_SAMPLE, html_of, page

pytestmark = pytest.mark.parametrize(("name", "locale"), EVERY_SAMPLE)

SCRIPTS = tuple(f"/static/base/{name}.js" for name in ("directory", "embed", "lightbox", "preview"))
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class TagBalance(HTMLParser):
    """Collects end tags that close something else, and what stays open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        self.faults.extend(f"<{tag}> has {name} twice" for name in set(names) if names.count(name) > 1)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def test_tags_are_balanced(name: str, locale: str) -> None:
    balance = TagBalance()
    balance.feed(html_of(locale)[name])
    assert (balance.faults, balance.open) == ([], [])


def test_headings_start_with_the_only_h1_and_skip_no_level(name: str, locale: str) -> None:
    levels = [int(heading.name[1]) for heading in page(name, locale).find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(before, after) for before, after in zip(levels, levels[1:], strict=False) if after > before + 1] == []


def test_the_page_says_its_language_and_direction(name: str, locale: str) -> None:
    root = page(name, locale).html
    assert root is not None
    assert (root["lang"], root["dir"]) == (locale, "ltr" if locale == "en" else "rtl")
    assert len(page(name, locale).find_all("main")) == 1
    assert page(name, locale).title.get_text(strip=True) != ""


def test_pictures_have_a_size_and_an_alternative(name: str, locale: str) -> None:
    for picture in page(name, locale).find_all("img"):
        assert picture.has_attr("alt")
        assert int(picture["width"]) > 0
        assert int(picture["height"]) > 0
        assert picture["src"].startswith(("/static/base/samples/", "/static/base/lost.svg"))
        assert picture.has_attr("loading") != picture.has_attr("fetchpriority")


def test_nothing_needs_inline_code(name: str, locale: str) -> None:
    document = page(name, locale)
    assert document.find_all(["style", "iframe"]) == []
    # Scripts are files of ours that wait for the page; it works without them. A data block is not run.
    scripts = document.find_all("script", type=lambda value: value != "application/ld+json")
    assert [script.get_text() for script in scripts] == [""] * len(scripts)
    assert {(script["type"], script["src"]) for script in scripts} <= {("module", source) for source in SCRIPTS}
    inline = [
        (element.name, attribute)
        for element in document.find_all(True)
        for attribute in element.attrs
        if attribute == "style" or attribute.startswith("on")
    ]
    assert inline == []


def test_every_address_leads_somewhere(name: str, locale: str) -> None:
    document = page(name, locale)
    identifiers = [element["id"] for element in document.find_all(id=True)]
    assert len(identifiers) == len(set(identifiers))
    for link in document.find_all("a"):
        address = link["href"]
        assert re.match(r"(https?://|/|#|mailto:|tel:|sms:|geo:)[^\s]+$|/$", address), address
        if address.startswith("#"):
            assert address[1:] in identifiers
    for element in document.find_all(True):
        for attribute in ("aria-labelledby", "popovertarget"):
            if element.has_attr(attribute):
                assert element[attribute] in identifiers


def test_links_are_named_and_not_nested(name: str, locale: str) -> None:
    for link in page(name, locale).find_all(["a", "button"]):
        alternatives = [picture["alt"] for picture in link.find_all("img")]
        assert "".join([link.get_text(strip=True), *alternatives]) != ""
        assert link.find(["a", "button"]) is None


def test_times_are_machine_readable(name: str, locale: str) -> None:
    for time in page(name, locale).find_all("time"):
        stamp = time["datetime"]
        parsed = date.fromisoformat(stamp) if len(stamp) == 10 else datetime.fromisoformat(stamp)
        assert parsed.year in range(2019, 2100)
        assert time.get_text(strip=True) != ""


def test_no_value_leaks_as_python(name: str, locale: str) -> None:
    assert re.findall(r">\s*(None|True|False|\[\]|\{\}|nan)\s*<", html_of(locale)[name]) == []
    assert "{{" not in html_of(locale)[name]


def test_hues_are_degrees(name: str, locale: str) -> None:
    hues = [int(element["data-hue"]) for element in page(name, locale).find_all(attrs={"data-hue": True})]
    assert hues != []
    assert all(hue in range(360) for hue in hues)
