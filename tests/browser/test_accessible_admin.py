"""The admin's screens under axe: wide and on a phone, by day and by night."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.news.models import NewsIndexPage
from cms.tenancy.models import NetworkSite
from cms.tenancy.routes import add_hostname, remove_hostname
from tests.browser.conftest import COLOURS, LiveNetwork
from tests.browser.editing import open_form, sign_in
from tests.browser.judged import DAILY, NETWORK, RARE, Screen, things, things_with_a_past
from tests.browser.screens import settle
from tests.factories import UserFactory
from tests.factories.world import CENTRAL

WIDE, PHONE = 1280, 390
CHOOSERS = ("picture", "category", "photo_report")


def test_sign_in_has_nothing_serious(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    found = {}
    for width in (WIDE, PHONE):
        for scheme in ("light", "dark"):
            page = page_at(width, color_scheme=scheme)
            page.goto(live_network.url(CENTRAL, "/admin/"))
            found[width, scheme] = axe(page, COLOURS) if scheme == "dark" else axe(page)
    assert [f"{place}: {problem}" for place, problems in found.items() for problem in problems] == []


def judge(
    page: Page, network: LiveNetwork, axe: Callable[..., list[str]], screens: dict[str, Screen], own: dict[str, Any]
) -> list[str]:
    """What is serious on each screen, wide and on a phone."""
    found = []
    for name, screen in screens.items():
        page.set_viewport_size({"width": WIDE, "height": 800})
        answer = page.goto(network.url(CENTRAL, screen.address(own)))
        if answer is None or answer.status != (200 if screen.view else 404):
            found.append(f"{name}: it is not there")
        settle(page)
        for width in (WIDE, PHONE)[: 1 if screen.one_width else 2]:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{name} at {width}: {problem}" for problem in axe(page)]
    return found


@pytest.mark.parametrize("screens", [DAILY, RARE], ids=["daily", "rare"])
def test_screens_of_an_editor_have_nothing_serious(
    live_network: LiveNetwork,
    page_at: Callable[..., Page],
    axe: Callable[..., list[str]],
    screens: dict[str, Screen],
) -> None:
    page = page_at(WIDE)
    sign_in(page, live_network)
    own = things() if screens is DAILY else things_with_a_past()
    assert judge(page, live_network, axe, screens, own) == []


def test_screens_of_the_network_have_nothing_serious(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    manager = UserFactory(username="screens-of-the-network", role=("", "network-manager"))
    gone = UserFactory(username="gone", is_active=False)
    hostname = add_hostname(NetworkSite.objects.get(code="d1"), "other-name.test")
    page = page_at(WIDE)
    sign_in(page, live_network, manager.username)
    own = {**things(), "hostname": hostname.pk, "gone": gone.pk}
    try:
        assert judge(page, live_network, axe, NETWORK, own) == []
    finally:
        remove_hostname(hostname)
        for user in (manager, gone):
            user.delete()


def test_form_has_nothing_serious(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    page = page_at(WIDE)
    sign_in(page, live_network)
    open_form(page, live_network, f"add/news/newspage/{NewsIndexPage.objects.get(site__code='d1').pk}/")
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (WIDE, PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            found[scheme, width] = axe(page, COLOURS) if scheme == "dark" else axe(page)
    page.emulate_media(color_scheme="light")
    for name in CHOOSERS:
        page.set_viewport_size({"width": WIDE, "height": 800})
        page.locator(f"#id_{name}-chooser [data-chooser-action-choose]:visible").click()
        dialog = page.locator(".modal")
        expect(dialog.get_by_role("link").first).to_be_visible()
        for width in (WIDE, PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            found[name, width] = axe(page)
        dialog.locator("[data-dismiss=modal]").first.click()
        expect(dialog).to_have_count(0)
    assert [f"{place}: {problem}" for place, problems in found.items() for problem in problems] == []
