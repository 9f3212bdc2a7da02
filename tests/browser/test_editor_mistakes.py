"""What an editor gets wrong is said beside the field; nothing typed is lost and nothing wrong is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from cms.home.models import HomePage
from cms.pages.models import BasePage
from cms.standard.models import StandardPage
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import field, open_form, press_action, publish, show_tab, sign_in, write_paragraph
from tests.browser.world import RICH
from tests.factories import NewsPageFactory


def wrong_fields(page: Page) -> list[str]:
    """The fields that say what is wrong with them."""
    places = page.locator("[data-field]:has(.error-message)")
    return [place.get_attribute("data-contentpath") or "" for place in places.all()]


def test_a_name_that_belongs_to_the_program(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1440, 900, may_refuse="/admin/pages/")
    sign_in(page, live_network)
    home = HomePage.objects.get(site__code="d1")
    open_form(page, live_network, f"add/standard/standardpage/{home.pk}/")
    show_tab(page, 3)
    field(page, "slug").fill("search")
    show_tab(page, 0)
    field(page, "title_fa").fill("جست‌وجوی محله")
    field(page, "lead_fa").fill("آنچه نوشته‌ام می‌ماند.")
    write_paragraph(page, "body_fa", "این بند هم می‌ماند.")
    press_action(page, "action-publish")

    expect(page.locator(".messages .error")).to_be_visible()
    assert wrong_fields(page) == ["slug"]
    assert field(page, "title_fa").input_value() == "جست‌وجوی محله"
    assert field(page, "lead_fa").input_value() == "آنچه نوشته‌ام می‌ماند."
    expect(page.locator("#body_fa-root [contenteditable=true]")).to_have_text("این بند هم می‌ماند.")
    assert not BasePage.objects.filter(site__code="d1", slug="search").exists()

    # Put right, it is published.
    show_tab(page, 3)
    field(page, "slug").fill("find")
    publish(page)
    assert StandardPage.objects.get(site__code="d1", slug="find").live
    assert live_network.get(RICH, "/find/")[0] == 200


def test_a_language_that_is_ready_needs_a_title(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    item = NewsPageFactory(site="d1", slug="half-translated", title_fa="خبر نیمه‌کاره", date=yesterday)
    page = page_at(1440, 900, may_refuse="/admin/pages/")
    sign_in(page, live_network)
    open_form(page, live_network, f"{item.pk}/edit/")
    show_tab(page, 1)
    field(page, "ready_en").check()
    field(page, "lead_en").fill("The text is here, the title is not.")
    press_action(page, "action-publish")

    expect(page.locator(".messages .error")).to_be_visible()
    assert wrong_fields(page) == ["title_en"]
    assert field(page, "lead_en").input_value() == "The text is here, the title is not."
    assert field(page, "ready_en").is_checked()
    status, _headers, text = live_network.get(RICH, "/en/news/half-translated/")
    assert status == 200
    assert "The text is here" not in text
