"""Pages are light and stand still: what a first visit transfers, and how far things move while it loads."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response, Route

from tests.browser.conftest import LiveNetwork
from tests.browser.pages import BARE, PAGES

HEAVIEST_HOME = 150_000  # bytes without pictures
# Packed by whatever stands before the server, or by WhiteNoise once static files are collected; fonts are packed already.
PACKED = ("document", "stylesheet", "script")
COUNTED = (*PACKED, "font")
# Of the web's usual measure, cumulative layout shift, 0.1 counts as good.
LARGEST_SHIFT = 0.01
SHIFTS = """() => new Promise(resolve => {
    let sum = 0
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
        .observe({type: 'layout-shift', buffered: true})
    setTimeout(() => resolve(sum), 200)
})"""
LATE_SECONDS = 0.4


@pytest.mark.parametrize("name", ["home", "central-home"])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_home_is_light(live_network: LiveNetwork, page_at: Callable[..., Page], name: str, language: str) -> None:
    page = page_at(1280)
    answers: list[Response] = []
    page.on("response", answers.append)
    address = PAGES[name]
    page.goto(live_network.url(address.hostname, address.in_language(language)), wait_until="networkidle")
    weights = {kind: 0 for kind in COUNTED}
    for answer in answers:
        kind = answer.request.resource_type
        if kind in COUNTED:
            body = answer.body()
            weights[kind] += len(gzip.compress(body, 6)) if kind in PACKED else len(body)
    assert weights["document"] > 0
    assert weights["stylesheet"] > 0
    assert sum(weights.values()) <= HEAVIEST_HOME, weights


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_pictures_and_letters_come_late(
    live_network: LiveNetwork, page_at: Callable[..., Page], width: int
) -> None:
    def late(route: Route) -> None:
        if route.request.resource_type in ("image", "font"):
            time.sleep(LATE_SECONDS)
        route.fallback()

    shifts = {}
    for name, address in {**PAGES, **BARE}.items():
        # A browser of its own, so that nothing has been kept.
        page = page_at(width)
        page.route("**/*", late)
        page.goto(live_network.url(address.hostname, address.path), wait_until="networkidle")
        page.mouse.wheel(0, 20_000)
        page.wait_for_load_state("networkidle")
        shifts[name] = page.evaluate(SHIFTS)
        page.close()
    assert {name: shift for name, shift in shifts.items() if shift > LARGEST_SHIFT} == {}
