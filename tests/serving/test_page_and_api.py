"""A page shows what the API delivers of it, whichever type it is."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils.html import strip_tags

from cms.api.schemas import TYPES
from cms.pages.bodies import texts_in
from cms.pages.models import BasePage
from cms.release.refreshing import refresh_stale
from cms.text.digits import to_ascii
from tests.factories.world import FIRST
from tests.serving.samples import FULL, full_contact
from tests.serving.visitor import ask, heading, read

pytestmark = pytest.mark.django_db

EVERY_TYPE = pytest.mark.parametrize("language", ["fa", "en"])
# Said to machines beside the body: the page has them in its head.
OF_THE_HEAD = {"seo_title", "description"}
# Portraits and posters stand for something and say nothing of their own; dates are shown as the language writes them.
NOT_READ = {"portrait", "poster", "since", "until", *OF_THE_HEAD}
# Signs of Persian figures.
SIGNS = str.maketrans("٬٫٪", ",.%")
# Of cards that a type shows in short.
IN_SHORT = {
    "home": {"opening"},
    "unit_introduction": {"department", "biography"},
    "people_index": {"biography"},
    "portal": {"credit"},
}


def full(type_name: str) -> tuple[BasePage, str]:
    full_contact()
    make, path = FULL[type_name]
    page = make()
    refresh_stale()
    return page, path


def item_of(page: BasePage, language: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ask(FIRST, f"/api/v1/items/{page.uid}?locale={language}").content)
    return found


def words(text: str) -> str:
    """A text without its marks, white space and kind of digits and signs, as any of the readings would give it."""
    return to_ascii("".join(unescape(strip_tags(text)).split())).translate(SIGNS)


def seen_and_heard(html: BeautifulSoup) -> str:
    """The words of a page, those for people who do not see its pictures included."""
    heard = [element[name] for name in ("alt", "aria-label") for element in html.find_all(attrs={name: True})]
    return words(str(html)) + words(" ".join(heard))


def said(type_name: str, body: dict[str, Any]) -> list[str]:
    """The texts of a body that readers read."""
    return [words(text) for text in texts_in(without(body, NOT_READ | IN_SHORT.get(type_name, set())))]


def without(value: Any, names: set[str]) -> Any:
    if isinstance(value, dict):
        return {name: without(inner, names) for name, inner in value.items() if name not in names}
    return [without(inner, names) for inner in value] if isinstance(value, list) else value


def at(path: str, language: str) -> str:
    return path if language == "fa" else f"/{language}{path}"


def test_every_type_is_compared() -> None:
    assert set(FULL) == set(TYPES)


@EVERY_TYPE
@pytest.mark.parametrize("type_name", FULL)
def test_the_page_says_what_the_api_delivers(type_name: str, language: str) -> None:
    page, path = full(type_name)
    item = item_of(page, language)
    html = read(FIRST, at(path, language))
    assert item["type"] == type_name
    if type_name != "home":  # which wears the site's name
        assert words(heading(html)) == words(item["body"].get("heading") or item["title"])
    seen = seen_and_heard(html)
    assert [text for text in said(type_name, item["body"]) if text not in seen] == []
