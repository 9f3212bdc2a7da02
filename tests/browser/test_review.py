"""An editor submits an item, a publisher returns it, then approves it; citizens read it. At a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from cms.news.models import NewsPage
from cms.review.models import ReviewMode, ReviewRule, ReviewTaskState
from cms.tenancy.models import NetworkSite
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import open_form, press_action, sign_in
from tests.browser.world import RICH
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL


@pytest.mark.parametrize("width", [1280, 390])
def test_submitted_returned_approved(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]], width: int
) -> None:
    site = NetworkSite.objects.get(code="d1")
    rule = ReviewRule.objects.create(site=site, mode=ReviewMode.SITE)
    try:
        journey(live_network, page_at, axe, width)
    finally:
        rule.delete()


def journey(network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]], width: int) -> None:
    author = UserFactory(username=f"writer-{width}", role=("d1", "editor"))
    item = NewsPageFactory(site="d1", slug=f"reviewed-{width}", title_fa="بوستان تازه", publish=False, owner=author)
    item.save_revision(user=author)
    writer, publisher = page_at(width, 900), page_at(width, 900)
    sign_in(writer, network, author.username)
    sign_in(publisher, network)

    submit(writer, network, item)
    state = ReviewTaskState.objects.waiting().get(page=item.pk)
    writer.goto(network.url(CENTRAL, "/admin/reviews/submitted/"))
    expect(writer.locator(".reviews__title")).to_have_text(["بوستان تازه"])
    assert axe(writer) == []
    writer.goto(network.url(CENTRAL, "/admin/news/?state=review"))
    expect(writer.locator(".page-list__review a")).to_have_attribute("href", f"/admin/reviews/{state.pk}/")
    assert axe(writer) == []

    publisher.goto(network.url(CENTRAL, "/admin/reviews/"))
    expect(publisher.locator("[name=review]")).to_have_count(1)
    assert axe(publisher) == []
    publisher.locator(".reviews__title").click()
    expect(publisher.locator("[name=delegate]")).to_be_visible()
    assert axe(publisher) == []
    publisher.locator("[name=return]").click()
    expect(publisher.locator(".error-message").first).to_be_visible()
    publisher.locator("[name=comment]").fill("عنوان را روشن‌تر بنویسید.")
    publisher.locator("[name=return]").click()
    expect(publisher.locator(".messages .success")).to_be_visible()
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "عنوان را روشن‌تر بنویسید.")

    writer.goto(network.url(CENTRAL, f"/admin/reviews/{state.pk}/"))
    expect(writer.locator(".review__comment")).to_have_text("عنوان را روشن‌تر بنویسید.")
    submit(writer, network, item)
    publisher.goto(network.url(CENTRAL, "/admin/reviews/"))
    publisher.locator("[name=review]").check()
    publisher.locator("form[action*=approve] [type=submit]").click()
    expect(publisher.locator("main form[method=post] [type=submit]")).to_be_visible()
    assert axe(publisher) == []
    assert NewsPage.objects.get(pk=item.pk).live is False
    publisher.locator("main form[method=post] [type=submit]").click()
    expect(publisher.locator(".messages .success")).to_be_visible()
    assert network.get(RICH, f"/news/reviewed-{width}/")[0] == 200


def submit(page: Page, network: LiveNetwork, item: NewsPage) -> None:
    open_form(page, network, f"{item.pk}/edit/")
    press_action(page, "action-submit")
    expect(page.locator(".messages .success")).to_be_visible()
