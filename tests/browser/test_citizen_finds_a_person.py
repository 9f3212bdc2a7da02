"""A citizen looks for whoever answers: in the directory by name, on the chart, by telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveNetwork
from tests.browser.world import RICH
from themes.base.samples.pieces import words

ARABIC_YEH = str.maketrans("ی", "ي")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_by_name_however_it_is_typed(live_network: LiveNetwork, page_at: Callable[..., Page], has_script: bool) -> None:
    text = words("fa")
    page = page_at(360, java_script_enabled=has_script)
    page.goto(live_network.url(RICH, "/people/"))
    names = page.locator(".people h3")
    expect(names).to_have_count(3)
    # The form of the directory, not that of the whole site.
    asked = page.locator("main [type=search]")
    asked.fill(text["head"]["holder"].translate(ARABIC_YEH))
    asked.press("Enter")
    expect(names).to_have_count(1)
    expect(asked).to_have_value(text["head"]["holder"].translate(ARABIC_YEH))
    names.get_by_role("link").click()
    expect(page).to_have_url(live_network.url(RICH, "/people/head/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(text["head"]["post"])


def test_nobody_of_that_name_leads_back(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(360)
    page.goto(live_network.url(RICH, "/people/?q=xyz"))
    expect(page.locator(".people")).to_have_count(0)
    page.locator(".empty a").click()
    expect(page.locator(".people h3")).to_have_count(3)


def test_the_card_is_a_download(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(360)
    page.goto(live_network.url(RICH, "/en/people/head/"))
    with page.expect_download() as waiting:
        page.locator("a[download]").click()
    card = waiting.value.path().read_text(encoding="utf-8")
    assert "TEL;VALUE=uri;TYPE=work:tel:0005550700;ext=214" in card


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_chart_is_an_outline_on_a_phone_and_a_drawing_on_a_desk(
    live_network: LiveNetwork, page_at: Callable[..., Page], language: str
) -> None:
    page = page_at(360)
    prefix = "" if language == "fa" else f"/{language}"
    page.goto(live_network.url(RICH, f"{prefix}/about/"))
    places = "items => items.map(item => [item.getBoundingClientRect().x, item.getBoundingClientRect().y])"
    below = page.locator(".chart > li > ul > li")
    (first_x, first_y), (second_x, second_y) = below.evaluate_all(places)
    assert first_x == second_x
    assert first_y < second_y
    page.set_viewport_size({"width": 1280, "height": 800})
    (first_x, first_y), (second_x, second_y) = below.evaluate_all(places)
    assert first_y == second_y
    assert (first_x > second_x) is (language == "fa")
