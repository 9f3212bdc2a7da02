"""A crawler in the browser: what the scripts of the admin say is Persian too, in words and digits."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

from cms.news.models import NewsIndexPage
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import open_form, show_tab, sign_in, write_paragraph
from tests.browser.screens import addresses, not_persian, settle
from tests.browser.world import EDITOR
from tests.factories.world import CENTRAL

# The world's: user and site codes, and English words that its pages have been given.
NAMES = frozenset({EDITOR, "central", "first", "second"})


def test_screens_are_persian(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1440, 900)
    sign_in(page, live_network)
    wrong = {}
    for name, path in addresses().items():
        page.goto(live_network.url(CENTRAL, path))
        settle(page)
        wrong[name] = not_persian(page, NAMES)
    assert [f"{name}: {text}" for name, texts in wrong.items() for text in texts] == []


def opened(page: Page, network: LiveNetwork) -> Iterator[str]:
    """The form of a news item with one thing after another opened; the name of each."""
    index = NewsIndexPage.objects.get(site__code="d1")
    open_form(page, network, f"add/news/newspage/{index.pk}/")
    yield "form"
    page.locator("#body_fa-root button.c-sf-add-button").first.click()
    yield "menu of blocks"
    page.keyboard.press("Escape")
    write_paragraph(page, "body_fa", "متن")
    yield "editor of text"
    page.keyboard.type("/")
    yield "commands of the editor"
    page.keyboard.press("Backspace")
    for position in range(1, page.locator("#page-edit-form [role=tab]").count()):
        show_tab(page, position)
        yield f"tab {position}"
    show_tab(page, 0)
    for panel in page.locator("[data-side-panel-toggle]").all():
        panel.click()
        yield f"panel {panel.get_attribute('data-side-panel-toggle')}"
        panel.click()
    page.locator("footer .w-dropdown__toggle").click()
    yield "menu of actions"
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Slash")
    yield "shortcuts"
    page.keyboard.press("Escape")
    page.locator("#id_picture-chooser [data-chooser-action-choose]:visible").click()
    expect(page.locator(".modal")).to_be_visible()
    yield "chooser of images"
    page.locator(".modal [role=tab]").last.click()
    yield "upload in the chooser"


def test_a_form_is_persian_in_all_that_opens(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    # A form that is not complete yet is refused while it saves itself.
    page = page_at(1440, 900, may_refuse="/admin/pages/add/")
    sign_in(page, live_network)
    wrong = {}
    for name in opened(page, live_network):
        settle(page)
        wrong[name] = not_persian(page, NAMES)
    assert [f"{name}: {text}" for name, texts in wrong.items() for text in texts] == []
