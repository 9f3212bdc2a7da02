"""Pages printed: words without furniture, black on white from a dark screen too, with the address they came from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveNetwork
from tests.browser.pages import PAGES

FURNITURE = "nav, form, button, .skip, .actions, .strip, .aside"
WHITE = "rgb(255, 255, 255)"
# Of the letters that are shown, the palest: 0 is black, 255 is white.
PALEST = """() => Math.max(...[...document.querySelectorAll('main p, main li, main dd, main th, main td, h1, .foot p')]
    .filter(element => element.checkVisibility() && element.innerText.trim())
    .map(element => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d')
        canvas.fillStyle = getComputedStyle(element).color
        canvas.fillRect(0, 0, 1, 1)
        return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3))
    }))"""
DARKEST_GREY = 150


@pytest.mark.parametrize("name", ["news", "duties", "people", "post", "unit-introduction", "home"])
def test_a_page_on_paper(live_network: LiveNetwork, page_at: Callable[..., Page], name: str) -> None:
    address = PAGES[name]
    page = page_at(673, color_scheme="dark")  # A4 without its margins
    page.goto(live_network.url(address.hostname, address.path))
    page.emulate_media(media="print", color_scheme="dark")
    shown = page.locator(FURNITURE).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML)"
    )
    assert shown == []
    expect(page.locator(".paper bdi")).to_be_visible()
    assert f"//{address.hostname}" in page.locator(".paper bdi").inner_text()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == WHITE
    assert page.evaluate(PALEST) <= DARKEST_GREY
    assert page.evaluate("document.documentElement.scrollWidth") == 673
    assert page.pdf(format="A4").startswith(b"%PDF-")
