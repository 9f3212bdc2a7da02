"""A reader changes the language; a page that has not been translated says so."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveNetwork
from tests.browser.rich_site import UNTRANSLATED
from tests.browser.world import RICH
from themes.base.samples.pieces import words

NOT_TRANSLATED = "This page has not been translated yet. You are reading it in Persian."


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def direction(page: Page) -> tuple[str, str]:
    """Language and direction of the whole page."""
    return (page.locator("html").get_attribute("lang") or "", page.locator("html").get_attribute("dir") or "")


def test_the_switch_leads_to_the_same_page(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1280)
    page.goto(live_network.url(RICH, "/news/stations/"))
    assert direction(page) == ("fa", "rtl")
    for label, language, path, side in (
        ("English", "en", "/en/news/stations/", "ltr"),
        ("العربيّة", "ar", "/ar/news/stations/", "rtl"),
        ("فارسی", "fa", "/news/stations/", "rtl"),
    ):
        page.locator(".languages").get_by_role("link", name=label).click()
        expect(page).to_have_url(live_network.url(RICH, path))
        assert direction(page) == (language, side)
        assert heading(page) == words(language)["news"][0]["title"]
        assert page.locator(".notice").count() == 0
        assert page.locator(".languages [aria-current]").inner_text() == label


def test_a_page_that_is_not_translated_says_so(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1280)
    for language, side in (("en", "ltr"), ("ar", "rtl")):
        page.goto(live_network.url(RICH, f"/{language}/news/{UNTRANSLATED}/"))
        with translation.override(language):
            notice = gettext(NOT_TRANSLATED)
        assert page.locator(".notice").inner_text() == notice
        assert direction(page) == (language, side)
        # The article is Persian and marked so; what surrounds it, the aside included, is the reader's.
        content = page.locator("main > div[lang]")
        assert (content.get_attribute("lang"), content.get_attribute("dir")) == ("fa", "rtl")
        assert heading(page) == words("fa")["news"][-1]["title"]
        aside = page.locator(".aside")
        assert (aside.get_attribute("lang"), aside.get_attribute("dir")) == (language, side)
        related = [item["title"] for item in words(language)["news"][:3]]
        assert aside.locator(".story").get_by_role("heading").all_inner_texts() == related
        # Only languages that lead somewhere are offered.
        offered = page.locator(".languages li").all_inner_texts()
        assert sorted(offered) == sorted(["فارسی", {"en": "English", "ar": "العربيّة"}[language]])


def test_the_list_of_a_language_holds_only_what_is_translated(
    live_network: LiveNetwork, page_at: Callable[..., Page]
) -> None:
    page = page_at(360)
    page.goto(live_network.url(RICH, "/en/news/"))
    assert page.locator(".story h2").all_inner_texts() == [item["title"] for item in words("en")["news"][:3]]
