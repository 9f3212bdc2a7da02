"""The product's face over Wagtail's screens."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client

from cms.editing import appearance
from tests.editing.clients import client_of
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db

DIGITS, TYPEFACE = "/static/editing/persian-digits.js", "/static/base/fonts.css"


def screen(client: Client, address: str = "/admin/") -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "lxml")


def links(soup: BeautifulSoup, relation: str) -> list[str]:
    return [str(link["href"]) for link in soup.select(f"link[rel={relation}]")]


@pytest.mark.parametrize("address", ["/admin/", "/admin/images/", "/admin/nothing/here/"])
def test_name_and_sign_are_the_products(address: str) -> None:
    soup = screen(client_of("own-site publisher", "fa"), address)
    assert soup.title is not None
    assert soup.title.text.strip().endswith(" - پیوند")
    assert links(soup, "icon") == ["/static/base/icon.svg"]
    assert "/static/editing/appearance.css" in links(soup, "stylesheet")
    assert soup.select("svg.icon-wagtail") == []
    assert "wagtail" not in soup.get_text().lower()


def test_whoever_is_not_signed_in_reads_persian() -> None:
    soup = screen(Client(headers={"host": CENTRAL, "accept-language": "en"}), "/admin/accounts/login/")
    assert soup.html is not None
    assert (soup.html["lang"], soup.html["dir"]) == ("fa", "rtl")
    assert [name.text for name in soup.select(".payvand__name")] == ["پیوند"]


@pytest.mark.parametrize(("language", "is_persian"), [("fa", True), ("en", False), ("ar", False)])
def test_only_a_persian_screen_gets_persian_digits(language: str, is_persian: bool) -> None:
    scripts = [script.get("src") for script in screen(client_of("own-site editor", language)).select("script")]
    assert (DIGITS in scripts) is is_persian


def test_typeface_is_linked_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finders, "find", lambda name: name)
    assert TYPEFACE in appearance.styles()
    monkeypatch.setattr(finders, "find", lambda name: None)
    assert TYPEFACE not in appearance.styles()
