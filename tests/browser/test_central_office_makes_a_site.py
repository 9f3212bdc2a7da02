"""The central office makes a site with a form, on a desk and on a phone; its manager gives it a face of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, SiteStatus
from sites.create_site import create_site
from sites.delete_site import delete_site
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import sign_in
from tests.browser.world import PASSWORD
from tests.factories import UserFactory
from tests.factories.world import CENTRAL

NEW = "/admin/sites/new/"


@pytest.fixture
def network(live_network: LiveNetwork) -> Iterator[LiveNetwork]:
    """Sites and users that a test makes are gone after it: other tests count them."""
    sites = set(NetworkSite.objects.values_list("pk", flat=True))
    users = set(User.objects.values_list("pk", flat=True))
    yield live_network
    for site in NetworkSite.objects.exclude(pk__in=sites):
        site.status = SiteStatus.ARCHIVED
        site.save()
        delete_site(site)
    User.objects.exclude(pk__in=users).delete()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_site_is_made_by_the_form(
    width: int, network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    UserFactory(username=f"manager-{width}", role=("", "network-manager"))
    page = page_at(width, 900)
    sign_in(page, network, f"manager-{width}")
    page.goto(network.url(CENTRAL, NEW))
    number = page.locator("[name=number]")
    hostname = page.locator("[name=hostname]")

    # What can be told from the number stands there; what is taken is said while one types.
    number.fill("7")
    expect(page.locator("[data-check=number]")).to_have_attribute("data-state", "error")
    number.fill(str(width))
    expect(page.locator("[name=name_fa]")).not_to_have_value("")
    expect(page.locator("[data-check=number]")).to_have_text("")
    hostname.fill("second.test")
    expect(page.locator("[data-check=hostname]")).to_have_attribute("data-state", "error")
    page.locator("[name=hue]").fill("300")
    expect(page.frame_locator("iframe[data-scheme=light]").locator("html")).to_have_attribute("data-hue", "300")

    # Sent with the mistake: it stands at its field, and all that was typed is there.
    page.locator("#w-editor-form button[type=submit]").click()
    expect(page.locator("#where-content .error-message")).to_be_visible()
    expect(hostname).to_have_value("second.test")
    expect(page.locator("[name=hue]")).to_have_value("300")
    assert axe(page) == []

    hostname.fill(f"d{width}.test")
    expect(page.locator("[data-check=hostname]")).to_have_attribute("data-state", "note")
    page.locator("#w-editor-form button[type=submit]").click()
    password = page.locator("#new-password")
    expect(password).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copy-status]")).not_to_have_text("")

    site = NetworkSite.objects.get(code=f"d{width}")
    assert (site.hue, site.status, site.number) == (300, "preparing", width)
    assert User.objects.get(username=f"d{width}-editor").check_password(password.input_value())
    assert network.get(f"d{width}.test")[0] == 404

    # The last step of the list that the page gives.
    page.locator(".network-steps a").last.click()
    page.locator("form[method=post] button[type=submit]").last.click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert network.get(f"d{width}.test")[0] == 200


def test_its_manager_changes_the_settings_and_citizens_see_it(
    network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    create_site("park.test", kind="organisation", name="بوستان‌ها", editor_username="chief", editor_password=PASSWORD)
    page = page_at(1280, 900)
    sign_in(page, network, "chief")
    page.goto(network.url(CENTRAL, "/admin/site-settings/"))
    tabs = page.locator("#w-editor-form [role=tab]")
    expect(tabs).to_have_count(4)
    page.locator("[name=name_fa]").fill("سازمان بوستان‌های نمونه")
    tabs.nth(1).click()
    page.locator("[name=place]").fill("here")
    tabs.nth(2).click()
    page.locator("[name=hue]").fill("150")
    page.locator("[name=masthead]").select_option("paper")
    frame = page.frame_locator("iframe[data-scheme=dark]")
    expect(frame.locator("html[data-hue='150'] .masthead:not(.band)")).to_be_visible()
    expect(frame.locator(".brand")).to_contain_text("سازمان بوستان‌های نمونه")
    assert axe(page) == []

    page.locator("#w-editor-form button[type=submit]").first.click()
    expect(page.locator(".messages .error")).to_be_visible()
    expect(page.locator("[name=hue]")).to_have_value("150")
    tabs.nth(1).click()
    expect(page.locator("[name=place]")).to_have_value("here")
    page.locator("[name=place]").fill("۳۵٫۷، ۵۱٫۴")
    page.locator("#w-editor-form button[type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()

    public = page_at(390)
    public.goto(network.url("park.test"))
    expect(public.locator("html")).to_have_attribute("data-hue", "150")
    expect(public.locator("h1")).to_contain_text("سازمان بوستان‌های نمونه")
    site = NetworkSite.objects.get(code="park")
    assert (site.latitude, site.longitude, site.masthead) == (35.7, 51.4, "paper")
