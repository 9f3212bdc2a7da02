"""A citizen looks for a site on the central office's home: while typing, and without any script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveNetwork
from tests.factories.world import CENTRAL


@pytest.mark.parametrize("asked", ["سازمان", "سازمان نمو", "سازمـان"])
def test_the_list_follows_what_is_typed(live_network: LiveNetwork, page_at: Callable[..., Page], asked: str) -> None:
    page = page_at(360)
    page.goto(live_network.url(CENTRAL, "/"))
    every = page.locator("#directory li:visible").count()
    field = page.locator("[data-directory]")
    field.press_sequentially(asked)
    found = page.locator("#directory li:visible")
    assert 0 < found.count() < every
    field.fill("هیچ‌کجا")
    expect(page.locator("#sites .empty")).to_be_visible()
    assert page.locator("#directory li:visible").count() == every
    field.fill("")
    expect(page.locator("#sites .empty")).to_be_hidden()
    assert page.locator("#directory li:visible").count() == every
