"""A citizen with a phone and a keyboard goes from the home page to one duty of the unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveNetwork
from tests.browser.keyboard import enter, focus_of, press, tab_to
from tests.browser.world import RICH
from themes.base.samples.pieces import words

PHONE = 360
IS_OPEN = "menu => menu.matches(':popover-open')"


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_from_home_to_one_duty(live_network: LiveNetwork, page_at: Callable[..., Page], language: str) -> None:
    text = words(language)
    prefix = "" if language == "fa" else f"/{language}"
    page = page_at(PHONE)
    page.goto(live_network.url(RICH, f"{prefix}/"))
    menu = page.locator("#menu")
    with translation.override(language):
        skip, open_menu = gettext("Skip to the main text"), gettext("Menu")

    first = press(page, "Tab")
    assert (first.href, first.text) == ("#main", skip)

    # The menu opens, closes and gives the focus back.
    tab_to(page, text=open_menu)
    assert menu.evaluate(IS_OPEN) is False
    page.keyboard.press("Enter")
    assert menu.evaluate(IS_OPEN) is True
    tab_to(page, href=f"{prefix}/about/")
    page.keyboard.press("Escape")
    assert menu.evaluate(IS_OPEN) is False
    assert focus_of(page).text == open_menu
    page.keyboard.press("Space")
    assert menu.evaluate(IS_OPEN) is True
    tab_to(page, href=f"{prefix}/about/")
    enter(page, live_network.url(RICH, f"{prefix}/about/"))
    assert heading(page) == text["unit"]["heading"]
    # A department leads to its chapter of the duties.
    tab_to(page, href=f"{prefix}/duties/#d-1")
    enter(page, live_network.url(RICH, f"{prefix}/duties/#d-1"))
    assert heading(page) == text["duties_title"]
    chapter = page.locator("#d-1")
    expect(chapter).to_be_in_viewport()
    assert chapter.evaluate("chapter => chapter.matches(':target')") is True
    # The reader goes on from there, not from the top of the page.
    assert press(page, "Tab").href == "#d-1"
    tab_to(page, href="#d-1-2")
    enter(page, live_network.url(RICH, f"{prefix}/duties/#d-1-2"))
    duty = page.locator("#d-1-2")
    expect(duty).to_be_in_viewport(ratio=1)
    expect(duty).to_contain_text(text["duties"][0]["children"][1]["title"])
    marked, plain = (
        page.locator(anchor).evaluate("duty => getComputedStyle(duty).backgroundColor")
        for anchor in ("#d-1-2", "#d-1-1")
    )
    assert marked != plain


def test_the_skip_link_leads_past_the_menu(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1280)
    page.goto(live_network.url(RICH, "/about/"))
    press(page, "Tab")
    enter(page, live_network.url(RICH, "/about/#main"))
    assert press(page, "Tab").is_in_main


@pytest.mark.parametrize("path", ["/", "/en/people/", "/news/stations/", "/contact/"])
def test_every_stop_shows_where_the_reader_is(
    live_network: LiveNetwork, page_at: Callable[..., Page], path: str
) -> None:
    page = page_at(PHONE, color_scheme="dark")
    page.goto(live_network.url(RICH, path))
    # The list of all sites; at this width its link in the head of the page is not shown.
    last = page.locator("a[href]").last.get_attribute("href") or ""
    assert press(page, "Tab").href == "#main"
    tab_to(page, href=last)
