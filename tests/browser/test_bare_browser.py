"""Pages work without scripts, without the typeface, and, to the last, without pictures and style sheets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveNetwork
from tests.browser.world import RICH
from themes.base.samples.pieces import words

EVERYTHING = ("font", "image", "stylesheet")


@pytest.mark.parametrize("without", [(), ("font",), EVERYTHING], ids=["scripts", "typeface", "anything"])
def test_a_citizen_finds_the_duties(
    live_network: LiveNetwork, page_at: Callable[..., Page], without: tuple[str, ...]
) -> None:
    page = page_at(360, java_script_enabled=False, without=without)
    page.goto(live_network.url(RICH))
    duties = page.get_by_role("navigation", name="فهرست اصلی").get_by_role("link", name=words("fa")["duties_title"])
    expect(duties).to_be_hidden()
    page.get_by_role("button", name="فهرست", exact=True).click()
    duties.click()
    expect(page).to_have_url(live_network.url(RICH, "/duties/"))
    chapter = page.locator("#d-1")
    expect(chapter.get_by_role("heading", level=2)).to_contain_text(words("fa")["duties"][0]["title"])
    chapter.locator("#d-1-1-2 > .anchor").click()
    expect(page).to_have_url(live_network.url(RICH, "/duties/#d-1-1-2"))
    expect(page.locator("#d-1-1-2")).to_be_in_viewport()


def test_a_picture_that_does_not_load_is_said_in_words(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1280, java_script_enabled=False, without=("image",))
    page.goto(live_network.url(RICH, "/news/stations/"))
    pictures = page.locator("article figure img")
    assert [picture.get_attribute("alt") for picture in pictures.all()] == [words("fa")["credit"]] * 2
