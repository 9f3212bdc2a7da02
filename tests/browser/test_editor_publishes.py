"""An editor writes a news item, looks at it, publishes it and takes it back; citizens see each step."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cms.media.models import SiteImage
from cms.news.models import NewsIndexPage, NewsPage
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import (
    choose_from_menu,
    choose_picture,
    field,
    open_form,
    preview,
    publish,
    show_tab,
    sign_in,
    wait_for_draft,
    write_paragraph,
)
from tests.browser.world import RICH
from tests.factories import ImageFactory, NewsPageFactory
from tests.factories.media import png
from tests.factories.world import CENTRAL

WORKER_SECONDS, POLL_MILLISECONDS = 10, 200
WITHDRAWN_HEADING = "این صفحه از انتشار برداشته شده است"


def news_index() -> NewsIndexPage:
    return NewsIndexPage.objects.get(site__code="d1")


def citizen(page_at: Callable[..., Page], address: str) -> Page:
    """A reader who is not signed in, with the page open."""
    page = page_at(360)
    page.goto(address)
    return page


def status_of(page: Page, address: str) -> int:
    """Go there; the answer's status."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def test_from_an_empty_form_to_the_public_and_back(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    ImageFactory(code="d1", title="باغ تازه", alt_fa="درختان باغ تازه", content=png(1600, 1000, "olive"))
    page = page_at(1440, 900)
    # The admin lives on one host: every other one leads there.
    page.goto(live_network.url(RICH, "/admin/"))
    expect(page).to_have_url(live_network.url(CENTRAL, "/admin/accounts/login/?next=/admin/"))
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("fa", "rtl")
    sign_in(page, live_network)
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("fa", "rtl")

    open_form(page, live_network, f"add/news/newspage/{news_index().pk}/")
    field(page, "title_fa").fill("گشایش باغ تازهٔ محله")
    field(page, "lead_fa").fill("باغ تازه از فردا باز است.")
    write_paragraph(page, "body_fa", "درِ باغ ساعت هشت باز می‌شود.")
    wait_for_draft(page)
    choose_picture(page, "باغ تازه")
    show_tab(page, 1)
    field(page, "ready_en").check()
    field(page, "title_en").fill("A new garden opens")

    seen = preview(page, "fa")
    expect(seen.get_by_role("heading", level=1)).to_have_text("گشایش باغ تازهٔ محله")
    expect(seen.locator(".prose")).to_contain_text("درِ باغ ساعت هشت باز می‌شود.")
    expect(seen.locator("html")).to_have_attribute("dir", "rtl")
    seen = preview(page, "en")
    expect(seen.get_by_role("heading", level=1)).to_have_text("A new garden opens")
    expect(seen.locator("html")).to_have_attribute("dir", "ltr")
    publish(page)

    item = NewsPage.objects.get(title_fa="گشایش باغ تازهٔ محله")
    address = live_network.url(RICH, f"/news/{item.slug}/")
    public = page.locator(".messages a").first.get_attribute("href") or ""
    reader = citizen(page_at, public)
    assert reader.evaluate("decodeURI(location.href)") == address
    assert reader.get_by_role("heading", level=1).inner_text() == "گشایش باغ تازهٔ محله"
    assert reader.locator(".prose p").all_inner_texts() == ["درِ باغ ساعت هشت باز می‌شود."]
    assert reader.locator("article figure img").get_attribute("alt") == "درختان باغ تازه"
    assert reader.locator("article figure img").evaluate("picture => picture.complete && picture.naturalWidth > 0")
    for path, title in (("/news/", "گشایش باغ تازهٔ محله"), ("/en/news/", "A new garden opens")):
        reader.goto(live_network.url(RICH, path))
        assert reader.locator(".story h2").first.inner_text() == title
    for hostname in (RICH, CENTRAL):
        reader.goto(live_network.url(hostname))
        expect(reader.get_by_role("link", name="گشایش باغ تازهٔ محله")).to_have_count(1)

    choose_from_menu(page, live_network, item, "/unpublish/")
    assert status_of(reader, address) == 410
    assert reader.get_by_role("heading", level=1).inner_text() == WITHDRAWN_HEADING
    reader.goto(live_network.url(RICH, "/news/"))
    expect(reader.get_by_role("link", name="گشایش باغ تازهٔ محله")).to_have_count(0)


def test_an_editor_uploads_a_picture(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1440, 900)
    sign_in(page, live_network)
    open_form(page, live_network, f"add/news/newspage/{news_index().pk}/")
    page.locator("#id_picture-chooser [data-chooser-action-choose]:visible").click()
    dialog = page.locator(".modal")
    expect(dialog.get_by_role("tab")).to_have_count(2)
    dialog.get_by_role("tab").last.click()
    file = {"name": "bridge.png", "mimeType": "image/png", "buffer": png(800, 500, "brown")}
    dialog.locator("[name$=upload-file]").set_input_files([file])
    dialog.locator("[name$=upload-title]").fill("پل آجری")
    dialog.locator("[name$=upload-alt_fa]").fill("پل آجری بر رود")
    dialog.locator("[name$=upload-credit_fa]").fill("عکاس نمونه")
    dialog.locator("form[action*=create] [type=submit]").click()
    expect(page.locator("#id_picture-title")).to_have_text("پل آجری")
    picture = SiteImage.objects.get(title="پل آجری")
    assert (picture.alt_fa, picture.credit_fa) == ("پل آجری بر رود", "عکاس نمونه")
    assert picture.collection.name == "d1"


def test_one_language_is_taken_back(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    item = NewsPageFactory(
        site="d1",
        slug="two-languages",
        title_fa="خبر دوزبانه",
        title_en="In two languages",
        ready_en=True,
        date=timezone.now() - timedelta(days=1),
    )
    page = page_at(1440, 900)
    sign_in(page, live_network)
    reader = citizen(page_at, live_network.url(RICH, "/en/news/two-languages/"))
    assert reader.get_by_role("heading", level=1).inner_text() == "In two languages"

    choose_from_menu(page, live_network, item, "/withdraw/en/")
    reader.reload()
    assert reader.get_by_role("heading", level=1).inner_text() == "خبر دوزبانه"
    assert reader.locator(".notice").count() == 1
    assert status_of(reader, live_network.url(RICH, "/news/two-languages/")) == 200
    assert reader.locator(".languages").count() == 0


@pytest.mark.parametrize("state", ["scheduled", "expiring"])
def test_the_worker_publishes_and_expires_in_time(
    live_network: LiveNetwork, page_at: Callable[..., Page], state: str
) -> None:
    """The form's clock counts minutes, so the moment is set as the form would set it, a second ahead."""
    reader = page_at(360)
    address = live_network.url(RICH, f"/news/{state}/")
    assert status_of(reader, address) == 404
    soon = timezone.now() + timedelta(seconds=1)
    moment = {"go_live_at": soon} if state == "scheduled" else {"expire_at": soon}
    item = NewsPageFactory(site="d1", slug=state, title_fa="خبر زمان‌دار", publish=False, **moment)
    item.save_revision().publish()

    expected = 200 if state == "scheduled" else 410
    deadline = time.monotonic() + WORKER_SECONDS
    while (status := status_of(reader, address)) != expected and time.monotonic() < deadline:
        reader.wait_for_timeout(POLL_MILLISECONDS)
    assert status == expected
    assert timezone.now() >= soon
    assert reader.get_by_role("heading", level=1).inner_text() == (
        "خبر زمان‌دار" if state == "scheduled" else WITHDRAWN_HEADING
    )
