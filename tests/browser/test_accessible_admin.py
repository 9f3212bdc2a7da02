"""The admin's screens under axe: wide and on a phone, by day and by night."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from cms.news.models import NewsIndexPage
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import open_form, sign_in
from tests.browser.screens import addresses, settle
from tests.factories.world import CENTRAL

WIDE, PHONE = 1280, 390


def test_sign_in_has_nothing_serious(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    found = {}
    for width in (WIDE, PHONE):
        for scheme in ("light", "dark"):
            page = page_at(width, color_scheme=scheme)
            page.goto(live_network.url(CENTRAL, "/admin/"))
            found[width, scheme] = axe(page)
    assert [f"{place}: {problem}" for place, problems in found.items() for problem in problems] == []


def test_screens_have_nothing_serious(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = page_at(WIDE)
    sign_in(page, live_network)
    found = {}
    for name, path in addresses().items():
        page.goto(live_network.url(CENTRAL, path))
        settle(page)
        for width in (WIDE, PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            found[name, width] = axe(page)
    assert [f"{place}: {problem}" for place, problems in found.items() for problem in problems] == []


def test_form_has_nothing_serious(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = page_at(WIDE)
    sign_in(page, live_network)
    open_form(page, live_network, f"add/news/newspage/{NewsIndexPage.objects.get(site__code='d1').pk}/")
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (WIDE, PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            found[scheme, width] = axe(page)
    assert [f"{place}: {problem}" for place, problems in found.items() for problem in problems] == []
