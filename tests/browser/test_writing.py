"""Writing a page: the tabs say how each language stands, the address follows the title, nothing typed is taken away."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from cms.news.models import NewsIndexPage, NewsPage
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import field, open_form, press_action, show_tab, sign_in, wait_for_draft, write_paragraph
from tests.factories import NewsPageFactory

PHONE = 390
WIDTHS = pytest.mark.parametrize("width", [1280, PHONE])
AUTOSAVED = 1500  # milliseconds: several of the form's own saves
ATTEMPTS = 20


def tab(page: Page, language: str) -> Locator:
    return page.locator(f"[role=tab]:has([data-language-tab-language-value={language}])")


def expect_states(page: Page, language: str, *kinds: str) -> None:
    """The states that the tab of a language shows, each in words."""
    shown = tab(page, language).locator(".language-tab__state:visible")
    expect(shown).to_have_class([f"language-tab__state language-tab__state--{kind}" for kind in kinds])
    assert all(text.strip() for text in shown.all_inner_texts())


def fits(page: Page) -> bool:
    """Whether nobody has to scroll sideways for the tabs."""
    lists: bool = page.locator(".w-tabs__wrapper").first.evaluate("list => list.scrollWidth <= list.clientWidth + 1")
    return lists


def saved(page: Page, name: str, value: str) -> Any:
    """The draft that the form has saved by itself, once this field of it has this value."""
    number = re.search(r"/pages/(\d+)/edit/", page.url)
    assert number is not None
    for _ in range(ATTEMPTS):
        stored = NewsPage.objects.get(pk=number[1]).get_latest_revision_as_object()
        if getattr(stored, name) == value:
            return stored
        page.wait_for_timeout(AUTOSAVED)
    raise AssertionError(f"not saved: {getattr(stored, name)}")


def add_news(page: Page, network: LiveNetwork) -> None:
    sign_in(page, network)
    open_form(page, network, f"add/news/newspage/{NewsIndexPage.objects.get(site__code='d1').pk}/")


@WIDTHS
def test_the_tabs_say_how_each_language_stands(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], Any], width: int
) -> None:
    # A form that is not complete yet is refused while it saves itself.
    page = page_at(width, 900, may_refuse="/admin/pages/add/")
    add_news(page, live_network)
    for language in ("fa", "en", "ar"):
        expect_states(page, language, "empty")
    assert fits(page)
    field(page, "title_fa").fill("گشایش باغ")
    expect_states(page, "fa", "with_page")

    show_tab(page, 1)
    field(page, "lead_en").fill("A garden opens.")
    expect_states(page, "en", "in_work")
    field(page, "lead_en").fill("")
    expect_states(page, "en", "empty")
    write_paragraph(page, "body_en", "The garden opens at eight.")
    expect_states(page, "en", "in_work")
    field(page, "title_en").fill("A garden opens")
    field(page, "ready_en").check()
    expect_states(page, "en", "ready")
    expect(tab(page, "en")).to_have_accessible_name(re.compile(r"^انگلیسی \S"))
    expect_states(page, "ar", "empty")
    wait_for_draft(page)
    # Wagtail's field for rich text has no accessible name; everything else is judged.
    assert [line for line in axe(page) if not line.startswith("aria-input-field-name")] == []

    # By keyboard, in the reading direction of the screen.
    tab(page, "en").focus()
    page.keyboard.press("Home")
    expect(tab(page, "fa")).to_be_focused()
    expect(tab(page, "fa")).to_have_attribute("aria-selected", "true")


def test_what_citizens_read_stands_in_the_tab(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    item = NewsPageFactory(
        site="d1",
        title_fa="خبر دوزبانه",
        title_en="Two languages",
        ready_en=True,
        date=timezone.now() - timedelta(days=2),
    )
    page = page_at(PHONE, 900)
    sign_in(page, live_network)
    open_form(page, live_network, f"{item.pk}/edit/")
    expect_states(page, "fa", "current")
    expect_states(page, "en", "ready", "current")
    expect_states(page, "ar", "empty")
    assert fits(page)
    show_tab(page, 1)
    field(page, "title_en").fill("Two languages, again")
    expect_states(page, "en", "ready", "older")
    expect_states(page, "fa", "current")
    field(page, "ready_en").uncheck()
    expect_states(page, "en", "in_work", "older")


def test_the_address_follows_the_title_and_can_be_another(
    live_network: LiveNetwork, page_at: Callable[..., Page]
) -> None:
    page = page_at(PHONE, 900, may_refuse="/admin/pages/add/")
    add_news(page, live_network)
    title, slug = field(page, "title_fa"), field(page, "slug")
    title.press_sequentially("چه مي\u200cشود؟ 12")
    title.blur()
    expect(slug).to_have_value("چه-می-شود-12")
    wait_for_draft(page)
    show_tab(page, 3)
    slug.fill("كتاب\u200cها / 12")
    slug.blur()
    expect(slug).to_have_value("کتاب-ها-12")
    saved(page, "slug", "کتاب-ها-12")
    show_tab(page, 0)
    title.focus()
    title.press_sequentially(" و بعد")
    title.blur()
    expect(slug).to_have_value("کتاب-ها-12")
    stored = saved(page, "title_fa", "چه می\u200cشود؟ 12 و بعد")
    assert stored.slug == "کتاب-ها-12"


def test_the_form_that_saves_itself_leaves_what_is_typed_alone(
    live_network: LiveNetwork, page_at: Callable[..., Page]
) -> None:
    page = page_at(1280, 900, may_refuse="/admin/pages/add/")
    add_news(page, live_network)
    title = field(page, "title_fa")
    title.press_sequentially("كتاب علي")
    write_paragraph(page, "body_fa", "مكتبة كودك")
    wait_for_draft(page)
    page.wait_for_timeout(AUTOSAVED)
    title.focus()
    title.evaluate("field => field.setSelectionRange(4, 4)")
    page.keyboard.type("ي")
    page.wait_for_timeout(AUTOSAVED)
    page.keyboard.type("ك")
    expect(title).to_have_value("كتابيك علي")
    expect(page.locator("#body_fa-root [contenteditable=true]")).to_have_text("مكتبة كودك")
    stored = saved(page, "title_fa", "کتابیک علی")
    expect(title).to_have_value("كتابيك علي")
    assert "مکتبة کودک" in stored.body_fa[0].value["text"].source


def test_a_language_marked_as_ready_without_a_title_keeps_what_was_typed(
    live_network: LiveNetwork, page_at: Callable[..., Page]
) -> None:
    page = page_at(1280, 900, may_refuse="/admin/pages/")
    add_news(page, live_network)
    field(page, "title_fa").fill("بی‌عنوان در انگلیسی")
    show_tab(page, 1)
    field(page, "lead_en").fill("The text is here.")
    field(page, "ready_en").check()
    press_action(page, "action-publish")
    expect(page.locator(".messages .error")).to_be_visible()
    expect_states(page, "en", "ready")
    assert field(page, "lead_en").input_value() == "The text is here."
