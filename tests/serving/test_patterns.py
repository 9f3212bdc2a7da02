"""The pattern page: every sample whole, in any dress, and none of it in production."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.world import FIRST
from tests.serving.visitor import ask, read, text
from themes.base.samples.pages import page_samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def debug(settings: Any) -> None:
    settings.DEBUG = True


@pytest.mark.parametrize("path", ["/patterns/", "/patterns/home/"])
def test_production_has_no_patterns(path: str) -> None:
    assert ask(FIRST, path).status_code == 404


@pytest.mark.usefixtures("debug")
def test_every_page_sample_is_listed_and_shown() -> None:
    for language in ("fa", "en", "ar"):
        page = read(FIRST, f"/patterns/?lang={language}")
        names = [sample.name for sample in page_samples(language)]
        assert [text(link) for link in page.select(".lines[lang=en] li > a")] == names
        for name in names:
            assert read(FIRST, f"/patterns/{name}/?lang={language}").html["lang"] == language


@pytest.mark.usefixtures("debug")
@pytest.mark.parametrize(
    ("query", "language", "theme", "hue"),
    [
        ("", "fa", None, "38"),
        ("?lang=ar&scheme=dark&hue=120", "ar", "dark", "120"),
        ("?lang=de&scheme=pink&hue=360", "fa", None, "38"),
        ("?hue=-1", "fa", None, "38"),
        ("?hue=\u06f1", "fa", None, "38"),
    ],
)
def test_the_address_chooses_the_dress(query: str, language: str, theme: Any, hue: str) -> None:
    for path in ("/patterns/", "/patterns/duties/"):
        answer = ask(FIRST, path + query)
        root = read(FIRST, path + query).html
        assert (root["lang"], root.get("data-theme"), root["data-hue"]) == (language, theme, hue)
        assert answer.headers["Content-Language"] == language


@pytest.mark.usefixtures("debug")
def test_a_name_that_is_no_sample() -> None:
    assert ask(FIRST, "/patterns/nothing/").status_code == 404


@pytest.mark.usefixtures("debug")
def test_a_form_that_came_back_says_what_is_wrong_and_where() -> None:
    page = read(FIRST, "/patterns/?lang=en")
    empty, mistaken = page.select("form[novalidate]")
    assert empty.select(".errors, .error, [aria-invalid]") == []
    targets = [link["href"][1:] for link in mistaken.select(".errors a")]
    assert len(targets) == 5
    for target in targets:
        field = page.find(id=target)
        for described in field["aria-describedby"].split():
            assert page.find(id=described) is not None
        assert field.name == "fieldset" or field["aria-invalid"] == "true"
        assert page.find(id=f"{target}_error").find_next(["input", "select", "textarea"]) is not None
    assert mistaken.select_one("[name=mistaken-name]").get("aria-invalid") is None
