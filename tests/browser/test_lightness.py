"""Pages are light and stand still: what a first visit transfers, and how far things move while it loads."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response, Route

from tests.browser.conftest import LiveNetwork
from tests.browser.pages import PAGES

HEAVIEST_HOME = 150_000  # bytes without pictures
# Packed by what stands before the server, or by WhiteNoise once static files are collected; fonts are as they are.
PACKED = ("document", "stylesheet", "script")
COUNTED = (*PACKED, "font")
SHIFTS = """() => new Promise(resolve => {
    let sum = 0
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
        .observe({type: 'layout-shift', buffered: true})
    setTimeout(() => resolve(sum), 200)
})"""
# Of the web's usual measure, cumulative layout shift, 0.1 counts as good. Pictures must not move anything; letters
# moved 0.001 on a busy machine, from what is not known.
SHIFT_BY_LETTERS, SHIFT_BY_PICTURES = 0.005, 0.0
LATE_MILLISECONDS = 250


@pytest.mark.parametrize("name", ["home", "central-home"])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_home_is_light(live_network: LiveNetwork, page_at: Callable[..., Page], name: str, language: str) -> None:
    page = page_at(1280)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    address = PAGES[name]
    page.goto(live_network.url(address.hostname, address.in_language(language)), wait_until="networkidle")
    weights = dict.fromkeys(COUNTED, 0)
    for answer in answers:
        kind = answer.request.resource_type
        if kind in COUNTED:
            body = answer.body()
            weights[kind] += len(gzip.compress(body, 6)) if kind in PACKED else len(body)
    assert weights["document"] > 0
    assert weights["stylesheet"] > 0
    assert sum(weights.values()) <= HEAVIEST_HOME, weights


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("late", "without", "largest"), [("image", ["font"], SHIFT_BY_PICTURES), ("font", ["image"], SHIFT_BY_LETTERS)]
)
def test_pages_stand_still_while_something_comes_late(
    live_network: LiveNetwork,
    page_at: Callable[..., Page],
    late: str,
    without: list[str],
    largest: float,
    width: int,
) -> None:
    held: list[Route] = []
    is_holding = True

    def hold(route: Route) -> None:
        if is_holding and route.request.resource_type == late:
            held.append(route)
        else:
            route.fallback()

    def wait_and_let_go(page: Page) -> None:
        page.wait_for_timeout(LATE_MILLISECONDS)
        while held:
            held.pop().fallback()

    shifts = {}
    for name, address in PAGES.items():
        is_holding = True
        page = page_at(width, without=without)  # a context of its own, so that nothing has been kept
        page.route("**/*", hold)
        page.goto(live_network.url(address.hostname, address.path), wait_until="domcontentloaded")
        wait_and_let_go(page)
        page.mouse.wheel(0, 20_000)  # what waits for being near comes late too
        is_holding = False
        wait_and_let_go(page)
        page.wait_for_load_state("networkidle")
        shifts[name] = page.evaluate(SHIFTS)
        page.context.close()
    assert {name: shift for name, shift in shifts.items() if shift > largest} == {}
