"""What an editor does in the admin, step by step."""

from __future__ import annotations

import re

from playwright.sync_api import FrameLocator, Locator, Page, expect

from cms.pages.models import BasePage
from tests.browser.conftest import LiveNetwork
from tests.browser.world import EDITOR, PASSWORD
from tests.factories.world import CENTRAL

# Order of the blocks in the menu of a body.
PARAGRAPH = 1
TAKEN_STOCK = """() => {
    const form = document.querySelector("[data-controller~=w-unsaved]");
    return window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-unsaved")?.initialFormData;
}"""


def sign_in(page: Page, network: LiveNetwork, username: str = EDITOR) -> None:
    page.goto(network.url(CENTRAL, "/admin/"))
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(network.url(CENTRAL, "/admin/"))


def open_form(page: Page, network: LiveNetwork, path: str) -> None:
    """Open a page's form and wait until it would notice a change, which is what makes it save itself."""
    page.goto(network.url(CENTRAL, f"/admin/pages/{path}"))
    page.wait_for_function(TAKEN_STOCK)


def wait_for_draft(page: Page) -> None:
    """The form saves itself: from then on it is the form of a page, and the preview is that page's."""
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/$"))


def show_tab(page: Page, position: int) -> None:
    """The tabs are Persian, English, Arabic, address and search."""
    page.locator("#page-edit-form [role=tab]").nth(position).click()


def write_paragraph(page: Page, field: str, text: str) -> None:
    body = page.locator(f"#{field}-root")
    body.locator("button.c-sf-add-button").first.click()
    page.locator("[role=option].w-combobox__option").nth(PARAGRAPH).click()
    body.locator("[contenteditable=true]").click()
    page.keyboard.type(text)
    # The editor hands over what was typed a moment later.
    expect(body.locator(f"[name={field}-0-value-text]")).to_have_value(re.compile(re.escape(text)))


def choose_picture(page: Page, title: str) -> None:
    """Take a picture from the site's collection."""
    page.locator("#id_picture-chooser [data-chooser-action-choose]:visible").click()
    page.locator(".modal").get_by_role("link", name=title).click()
    expect(page.locator("#id_picture-title")).to_have_text(title)
    expect(page.locator(".modal")).to_have_count(0)  # it goes slowly, and would hear the next click


def preview(page: Page, language: str) -> FrameLocator:
    """The page in the preview panel, in a language."""
    panel = page.locator("[data-side-panel=preview]")
    if panel.is_hidden():
        page.locator("[data-side-panel-toggle=preview]").click()
    panel.locator("select").select_option(language)
    return page.frame_locator(f"iframe.w-preview__iframe[src*='mode={language}']")


def publish(page: Page) -> None:
    press_action(page, "action-publish")
    expect(page.locator(".messages .success")).to_be_visible()


def press_action(page: Page, name: str) -> None:
    """A button of the form's menu of actions."""
    page.locator("footer .w-dropdown__toggle").click()
    page.locator(f"[name={name}]").click()


def choose_from_menu(page: Page, network: LiveNetwork, shown: BasePage, address: str) -> None:
    """A link of a page's own menu, confirmed on the page that it leads to."""
    open_form(page, network, f"{shown.pk}/edit/")
    header = page.locator("header").first
    header.locator(".w-dropdown__toggle").first.click()
    header.locator(f"a[href*='{address}']").click()
    page.locator("form[method=post] [type=submit].serious, main form[method=post] [type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[name={name}]")
