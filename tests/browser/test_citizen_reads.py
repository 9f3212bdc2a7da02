"""A citizen on a phone, with and without a script: searching, narrowing the news, from a portal, between homes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LiveNetwork
from tests.browser.world import RICH
from tests.factories.world import CENTRAL
from themes.base.samples.pieces import words

ARABIC = str.maketrans("یک", "يك")
scripts = pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])


@scripts
def test_searching_leads_to_an_item(live_network: LiveNetwork, page_at: Callable[..., Page], has_script: bool) -> None:
    title = words("fa")["news"][1]["title"]
    page = page_at(360, java_script_enabled=has_script)
    page.goto(live_network.url(RICH))
    field = page.get_by_role("searchbox").first
    field.fill(" ".join(title.split()[:2]).translate(ARABIC))
    field.press("Enter")
    found = page.locator(".results").get_by_role("link", name=title)
    expect(found).to_have_count(1)
    expect(page.locator(".results mark").first).to_be_visible()
    found.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_search_that_finds_nothing_says_what_to_try(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(360)
    page.goto(live_network.url(RICH, "/search/?q=qwxyz"))
    expect(page.locator(".results")).to_have_count(0)
    expect(page.locator("main .empty")).to_be_visible()


@scripts
def test_news_are_narrowed_and_widened_again(
    live_network: LiveNetwork, page_at: Callable[..., Page], has_script: bool
) -> None:
    page = page_at(360, java_script_enabled=has_script)
    page.goto(live_network.url(RICH, "/news/"))
    everything = page.locator("main .story h2").count()
    report = words("fa")["kinds"]["report"]
    page.locator("#narrow").get_by_role("link", name=report, exact=True).click()
    narrowed = page.locator("main .story")
    assert 0 < narrowed.count() < everything
    assert set(narrowed.locator(".tag").all_inner_texts()) == {report}
    expect(page.get_by_role("heading", level=1)).to_contain_text(report)
    page.locator("#narrow [aria-current]").first.wait_for()
    page.goto(live_network.url(RICH, "/news/?kind=nonsense"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@scripts
def test_from_a_portal_to_what_it_leads_to(
    live_network: LiveNetwork, page_at: Callable[..., Page], has_script: bool
) -> None:
    page = page_at(360, java_script_enabled=has_script)
    page.goto(live_network.url(RICH, "/ways/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(words("fa")["homes"]["portal_title"])
    tile = page.locator(".tiles h3 a").first
    title = tile.inner_text()
    tile.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_from_the_central_office_to_a_district_and_back(
    live_network: LiveNetwork, page_at: Callable[..., Page]
) -> None:
    page = page_at(360)
    page.goto(live_network.url(CENTRAL))
    page.locator("#sites").get_by_role("link").first.click()
    expect(page.locator("h1.brand")).to_be_visible()
    assert page.url != live_network.url(CENTRAL)
    page.locator(".foot").get_by_role("link", name=words("fa")["central"]["name"]).first.click()
    expect(page).to_have_url(live_network.url(CENTRAL))
