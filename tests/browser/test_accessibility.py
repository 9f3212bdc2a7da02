"""Every page type for everybody: with a screen reader, large letters, a narrow window, in the dark, under a policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import COLOURS, LiveNetwork
from tests.browser.pages import BARE, PAGES, Address

EVERY_PAGE = pytest.mark.parametrize("address", [pytest.param(page, id=name) for name, page in PAGES.items()])
LANGUAGES = ("fa", "en", "ar")
NORMAL_LETTERS, LARGE_LETTERS = 16, 32
SCREENS = [(320, NORMAL_LETTERS), (360, LARGE_LETTERS), (1280, LARGE_LETTERS)]
NOTHING_SIDEWAYS = {screen: screen[0] for screen in SCREENS}
POLICY = "default-src 'none'; style-src 'self'; "


def visit(page: Page, network: LiveNetwork, address: Address, language: str) -> None:
    answer = page.goto(network.url(address.hostname, address.in_language(language)))
    assert answer is not None
    assert answer.status == address.status
    # A breach of the policy is an error on the console, which `page_at` does not let pass.
    assert answer.headers["content-security-policy"].startswith(POLICY)


def scroll_widths(page: Page) -> dict[tuple[int, int], int]:
    """How wide the page is, by the width of the window and the size of the reader's letters."""
    devtools = page.context.new_cdp_session(page)
    widths = {}
    for width, letters in SCREENS:
        page.set_viewport_size({"width": width, "height": 800})
        # The reader's own setting, which media queries in rem follow as well.
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": letters}})
        page.wait_for_function(f"getComputedStyle(document.documentElement).fontSize === '{letters}px'")
        widths[width, letters] = page.evaluate("document.documentElement.scrollWidth")
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": NORMAL_LETTERS}})
    return widths


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY_PAGE
def test_nothing_serious_in_any_light_on_any_screen(
    live_network: LiveNetwork,
    page_at: Callable[..., Page],
    axe: Callable[..., list[str]],
    address: Address,
    language: str,
) -> None:
    page = page_at(1280)
    visit(page, live_network, address, language)
    assert page.locator("html").get_attribute("lang") == language
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the style sheets are not there"
    # Before axe brings its own.
    inline = "script:not([src], [type='application/ld+json']), [onclick], [onload], [onerror], [style], style"
    assert page.locator(inline).count() == 0
    found = {}
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        found[width, "light"] = axe(page)
        page.emulate_media(color_scheme="dark")
        found[width, "dark"] = axe(page, COLOURS)
    assert found == {(1280, "light"): [], (1280, "dark"): [], (360, "light"): [], (360, "dark"): []}
    assert scroll_widths(page) == NOTHING_SIDEWAYS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_without_content_is_as_accessible(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]], language: str
) -> None:
    page = page_at(360)
    found = {}
    for name, address in BARE.items():
        visit(page, live_network, address, language)
        assert page.locator(".empty").count() >= 1, name
        found[name] = (axe(page), scroll_widths(page))
        page.set_viewport_size({"width": 360, "height": 800})
    assert found == dict.fromkeys(BARE, ([], NOTHING_SIDEWAYS))
