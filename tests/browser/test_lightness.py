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
# How far things have moved so far; what was measured is told a moment later.
SHIFTS = """() => new Promise(resolve => {
    let sum = 0
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
        .observe({type: 'layout-shift', buffered: true})
    setTimeout(() => resolve(sum), 100)
})"""
TWO_FRAMES = "() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
# Nothing moves, neither for pictures nor for letters; each is judged by itself.
SHIFT_BY_PICTURES, SHIFT_BY_LETTERS = 0.0, 0.0
LATE_MILLISECONDS = 150


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
def test_pages_stand_still_while_pictures_and_then_letters_come_late(
    live_network: LiveNetwork, page_at: Callable[..., Page], width: int
) -> None:
    held: dict[str, list[Route]] = {"image": [], "font": []}
    is_holding = True

    def hold(route: Route) -> None:
        if is_holding and route.request.resource_type in held:
            held[route.request.resource_type].append(route)
        else:
            route.fallback()

    def let_go(page: Page, kind: str) -> float:
        page.wait_for_timeout(LATE_MILLISECONDS)
        routes, held[kind] = held[kind], []
        for route in routes:
            route.fallback()
        for route in routes:
            answer = route.request.response()
            assert answer is not None
            answer.finished()
        page.evaluate(TWO_FRAMES)
        return float(page.evaluate(SHIFTS))

    moved = {}
    for name, address in PAGES.items():
        is_holding = True
        page = page_at(width)  # a context of its own, so that nothing has been kept
        page.route("**/*", hold)
        page.goto(live_network.url(address.hostname, address.path), wait_until="domcontentloaded")
        by_first_pictures = let_go(page, "image")
        page.mouse.wheel(0, 20_000)  # what waits for being near comes late too
        by_pictures = let_go(page, "image")
        is_holding = False
        by_all = let_go(page, "font")
        moved[name] = (by_first_pictures, by_pictures, by_all - by_pictures)
        page.context.close()
    assert {
        name: shifts
        for name, shifts in moved.items()
        if max(shifts[:2]) > SHIFT_BY_PICTURES or shifts[2] > SHIFT_BY_LETTERS
    } == {}
