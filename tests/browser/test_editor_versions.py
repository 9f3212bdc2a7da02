"""An editor schedules a rich item by the Jalali date and brings one language of it back, at a desk and on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from wagtail.models import PageLogEntry, Revision

from cms.news.models import NewsIndexPage, NewsPage
from cms.text.digits import to_persian
from cms.text.jalali import to_jalali
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import (
    choose_picture,
    field,
    open_form,
    press_action,
    preview,
    publish,
    show_tab,
    sign_in,
    wait_for_draft,
)
from tests.browser.world import RICH
from tests.factories import ImageFactory, NewsPageFactory
from tests.factories.media import png
from tests.factories.world import CENTRAL

WIDTHS = [1280, 390]
PROMISED = timedelta(seconds=10)
PATIENCE_SECONDS, POLL_MILLISECONDS = 10, 200
PUBLISHING_TAB = 4


@pytest.fixture(params=WIDTHS)
def editor(request: pytest.FixtureRequest, live_network: LiveNetwork, page_at: Callable[..., Page]) -> Page:
    page = page_at(request.param, 900)
    sign_in(page, live_network)
    return page


def add_block(page: Page, name: str) -> Locator:
    """Put a block at the end of the Persian text; its fields."""
    body = page.locator("#body_fa-root")
    body.locator("button.c-sf-add-button").last.click()
    page.locator("[role=option].w-combobox__option").filter(has_text=re.compile(f"^\\s*{name}")).first.click()
    return body.locator("[data-streamfield-child]").last


def choose_in_block(page: Page, block: Locator, title: str) -> None:
    block.locator("[data-chooser-action-choose]:visible").first.click()
    page.locator(".modal").get_by_role("link", name=title).click()
    expect(page.locator(".modal")).to_have_count(0)


def close_preview(page: Page) -> None:
    """On a phone the panel lies over the form."""
    close = page.locator("[data-form-side-close-button]")
    (close if close.is_visible() else page.locator("[data-side-panel-toggle=preview]")).click()
    expect(page.locator("[data-side-panel=preview]")).to_be_hidden()


def set_times(page: Page, **moments: datetime) -> None:
    """Write times of publishing in the dialog of the tab, as Jalali dates."""
    show_tab(page, PUBLISHING_TAB)
    page.locator("[data-schedule] button").click()
    for name, moment in moments.items():
        day = to_jalali(moment.date())
        text = to_persian(f"{day.year}/{day.month:02}/{day.day:02} {moment:%H:%M}")
        shown = page.locator(f"#id_{name}")
        shown.fill(text)
        shown.press("Tab")
        expect(field(page, name)).to_have_value(f"{moment:%Y-%m-%d %H:%M}")
    page.locator("#schedule-publishing-dialog [type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def bring_forward(page: NewsPage, moment: datetime) -> None:
    """Let the order's moment come: the form counts minutes and days, a test cannot wait for them."""
    order = Revision.objects.get(pk=page.scheduled_revision.pk)
    order.content["go_live_at"] = moment.isoformat()
    order.approved_go_live_at = moment
    order.save()


def status_of(network: LiveNetwork, path: str) -> int:
    return network.get(RICH, path)[0]


def wait_for_status(network: LiveNetwork, path: str, status: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while status_of(network, path) != status and time.monotonic() < deadline:
        time.sleep(POLL_MILLISECONDS / 1000)
    assert status_of(network, path) == status


def test_a_rich_item_goes_live_at_its_time(
    live_network: LiveNetwork, editor: Page, page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    width = (editor.viewport_size or {})["width"]
    picture = f"پارک {to_persian(str(width))}"
    ImageFactory(code="d1", title=picture, alt_fa="درختان پارک", content=png(800, 500, "olive"))
    index = NewsIndexPage.objects.get(site__code="d1")
    open_form(editor, live_network, f"add/news/newspage/{index.pk}/")
    field(editor, "title_fa").fill(f"پارک تازه {width}")
    field(editor, "lead_fa").fill("پارک از فردا باز است.")
    wait_for_draft(editor)
    choose_picture(editor, picture)
    gallery = add_block(editor, "مجموعهٔ تصویر")
    choose_in_block(editor, gallery, picture)
    table = add_block(editor, "جدول")
    fill_table(table)
    seen = preview(editor, "fa")
    expect(seen.get_by_role("heading", level=1)).to_have_text(f"پارک تازه {width}")
    expect(seen.locator("table")).to_contain_text("شنبه")
    close_preview(editor)

    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    set_times(editor, go_live_at=tomorrow)
    press_action(editor, "action-publish")
    expect(editor.locator(".messages .success")).to_be_visible()
    item = NewsPage.objects.get(title_fa=f"پارک تازه {width}")
    path = f"/news/{item.slug}/"
    assert status_of(live_network, path) == 404
    open_form_of(editor, live_network, item)
    show_tab(editor, PUBLISHING_TAB)
    day = to_jalali(tomorrow.date())
    expect(editor.locator("[data-schedule] p").first).to_contain_text(to_persian(str(day.year)))

    soon = timezone.now() + timedelta(seconds=1)
    bring_forward(item, soon)
    wait_for_status(live_network, path, 200)
    entry = PageLogEntry.objects.get(page=item.pk, action="wagtail.publish.scheduled")
    assert soon <= entry.timestamp <= soon + PROMISED
    reader = page_at(390)
    reader.goto(live_network.url(RICH, path))
    expect(reader.locator("article figure img").first).to_have_attribute("alt", "درختان پارک")
    expect(reader.locator("table")).to_contain_text("شنبه")
    assert axe(reader) == []


def open_form_of(page: Page, network: LiveNetwork, item: NewsPage) -> None:
    """The form of a page that is locked by its schedule takes no stock of changes."""
    page.goto(network.url(CENTRAL, f"/admin/pages/{item.pk}/edit/"))


def fill_table(table: Locator) -> None:
    """Two columns and a row."""
    for number, (heading, cell) in enumerate((("روز", "شنبه"), ("ساعت", "۸ تا ۲۰"))):
        table.locator("[data-append-column]").click()
        table.locator(".add-column-menu button").click()
        table.locator("input.column-heading").nth(number).fill(heading)
        table.locator("tbody td input[type=text]").nth(number).fill(cell)


def test_one_language_is_brought_back(live_network: LiveNetwork, editor: Page) -> None:
    width = (editor.viewport_size or {})["width"]
    item = NewsPageFactory(
        site="d1", slug=f"brought-back-{width}", title_fa="یکم", title_en="First", lead_en="The lead", ready_en=True
    )
    item.title_fa, item.title_en = "دوم", "Second"
    item.save_revision(log_action=True).publish()
    address = f"/en/news/{item.slug}/"
    open_form(editor, live_network, f"{item.pk}/edit/")
    editor.goto(live_network.url(CENTRAL, f"/admin/pages/{item.pk}/history/"))
    editor.locator("table.listing .w-dropdown__toggle").first.click()
    editor.locator("table.listing a[href*='/compare/']").first.click()
    expect(editor.locator("td[lang=en] del")).to_have_text("First")
    expect(editor.locator("td[lang=en] ins")).to_have_text("Second")
    editor.locator(".w-revision-choices a[href$='/en/']").click()
    expect(editor.locator("main")).to_contain_text("دوم")
    editor.locator("main form [type=submit]").click()
    expect(editor.locator(".messages .success")).to_be_visible()
    show_tab(editor, 1)
    expect(field(editor, "title_en")).to_have_value("First")
    show_tab(editor, 0)
    expect(field(editor, "title_fa")).to_have_value("دوم")
    assert "Second" in live_network.get(RICH, address)[2]
    publish(editor)
    text = live_network.get(RICH, address)[2]
    assert ("First" in text, "Second" in text) == (True, False)
    assert "دوم" in live_network.get(RICH, f"/news/{item.slug}/")[2]
