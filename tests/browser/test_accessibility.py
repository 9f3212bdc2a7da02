"""Every page type for everybody: with a screen reader, large letters, a narrow window, in the dark, under a policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import COLOURS, LiveNetwork
from tests.browser.pages import BARE, PAGES, Address

EVERY_PAGE = pytest.mark.parametrize("address", [pytest.param(page, id=name) for name, page in PAGES.items()])
LANGUAGES = ("fa", "en", "ar")
NORMAL_LETTERS, LARGE_LETTERS = 16, 32


def visit(page: Page, network: LiveNetwork, address: Address, language: str) -> Response:
    answer = page.goto(network.url(address.hostname, address.in_language(language)))
    assert answer is not None
    assert answer.status == address.status
    return answer


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_without_content_is_as_accessible(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]], language: str
) -> None:
    page = page_at(360)
    found = {}
    for name, address in BARE.items():
        visit(page, live_network, address, language)
        assert page.locator(".empty").count() >= 1, name
        found[name] = axe(page)
    assert found == dict.fromkeys(BARE, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways(live_network: LiveNetwork, page_at: Callable[..., Page], language: str) -> None:
    page = page_at(1280)
    devtools = page.context.new_cdp_session(page)
    screens = [(320, NORMAL_LETTERS), (360, LARGE_LETTERS), (1280, LARGE_LETTERS)]
    widths = {}
    for name, address in {**PAGES, **BARE}.items():
        visit(page, live_network, address, language)
        for width, letters in screens:
            page.set_viewport_size({"width": width, "height": 800})
            # The reader's own setting, which media queries in rem follow as well.
            devtools.send("Page.setFontSizes", {"fontSizes": {"standard": letters}})
            page.wait_for_function(f"getComputedStyle(document.documentElement).fontSize === '{letters}px'")
            widths[name, width, letters] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == {(name, *screen): screen[0] for name in (*PAGES, *BARE) for screen in screens}


def test_a_strict_policy_breaks_nothing(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    """A breach of the policy is an error on the console, which `page_at` does not let pass."""
    page = page_at(1280)
    for address in PAGES.values():
        answer = visit(page, live_network, address, "fa")
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; ")
