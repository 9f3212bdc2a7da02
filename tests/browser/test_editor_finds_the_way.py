"""An editor of two sites signs in, finds a news item by month and state, opens it, and goes over to the other site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from cms.accounts.models import User
from cms.news.models import NewsPage
from cms.text.digits import localize_digits
from sites.members.end_membership import close_membership
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import sign_in
from tests.browser.world import EDITOR
from tests.factories import NewsPageFactory, give_role
from tests.factories.world import CENTRAL, site

WIDTHS = [1280, 390]
# A moment of Aban 1404.
ABAN = datetime.fromisoformat("2025-11-01T12:00:00+03:30")


@pytest.fixture
def editor_of_two_sites(live_network: LiveNetwork) -> Iterator[None]:
    membership = give_role(User.objects.get(username=EDITOR), "first", "publisher")
    yield
    close_membership(membership, by=None)
    NewsPage.objects.filter(slug__startswith="way-").delete()


def menu(page: Page, name: str) -> None:
    """Follow an item of the menu, which a phone hides behind a button."""
    item = page.locator(f"#wagtail-sidebar a[href^='{name}']").first
    expect(item).to_be_attached()
    if not item.is_visible():
        page.locator(".sidebar-nav-toggle").click()
    item.click()


def filter_by(page: Page, field: str, value: str) -> None:
    """Open the filters, one of them, choose, and close them."""
    panel = page.locator("#filters-drilldown")
    contents = panel.locator(".w-drilldown__contents")
    expect(contents).to_be_hidden()
    panel.locator(".w-dropdown__toggle").click()
    panel.locator(f"[aria-controls=drilldown-id_{field}]").click()
    panel.locator(f"[name={field}]").select_option(value)
    expect(page).to_have_url(re.compile(f"{field}={value}"))
    page.keyboard.press("Escape")
    expect(contents).to_be_hidden()


@pytest.mark.usefixtures("editor_of_two_sites")
@pytest.mark.parametrize("width", WIDTHS)
def test_from_signing_in_to_the_other_site(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]], width: int
) -> None:
    # Lists show the digits of the reader's language, whichever were typed.
    title, draft, others = (
        localize_digits(f"{words} {width}", "fa") for words in ("خبر آبان", "پیش‌نویس آبان", "خبر سایت نخست")
    )
    wanted = NewsPageFactory(site="d1", slug=f"way-{width}", title_fa=title, date=ABAN)
    NewsPageFactory(site="d1", slug=f"way-draft-{width}", title_fa=draft, date=ABAN, publish=False)
    NewsPageFactory(site="first", slug=f"way-first-{width}", title_fa=others)
    page = page_at(width)
    sign_in(page, live_network)
    assert axe(page) == []

    menu(page, "/admin/news/")
    expect(page).to_have_url(live_network.url(CENTRAL, "/admin/news/"))
    assert axe(page) == []
    filter_by(page, "month", "1404-08")
    filter_by(page, "state", "live")
    results = page.locator("#listing-results")
    expect(results.get_by_text(draft)).to_have_count(0)
    expect(results.get_by_text(others)).to_have_count(0)
    expect(results.get_by_text("آبان ۱۴۰۴").first).to_be_visible()
    assert axe(page) == []
    results.get_by_role("link", name=title, exact=True).click()
    expect(page).to_have_url(live_network.url(CENTRAL, f"/admin/pages/{wanted.pk}/edit/?next=/admin/news/"))
    expect(page.locator("[name=title_fa]")).to_have_value(title)

    page.goto(live_network.url(CENTRAL, "/admin/news/"))
    menu(page, "/admin/site/")
    assert axe(page) == []
    page.get_by_role("button", name=site("first").short_name, exact=True).click()
    expect(page).to_have_url(live_network.url(CENTRAL, "/admin/news/"))
    expect(page.locator(".messages .success")).to_contain_text(site("first").name)
    expect(results.get_by_text(others)).to_be_visible()
    expect(results.get_by_text(title)).to_have_count(0)
    expect(page.locator("#wagtail-sidebar a[href^='/admin/site/?']")).to_contain_text(site("first").short_name)
    # The page itself never scrolls sideways; a table may within itself.
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
