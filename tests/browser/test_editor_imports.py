"""An editor gives an existing page, settles what is in doubt, publishes, and takes the page away as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from cms.tenancy.models import NetworkSite
from cms.units.models import DutiesPage
from sites.create_site import create_site
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import sign_in
from tests.factories import UserFactory
from tests.factories.world import CENTRAL

SAMPLE = """معرفی واحد روابط عمومی شهرداری نمونه

روابط عمومی پل ارتباط شهروندان و مدیریت شهری است و فعالیت های آن در خدمت مردم انجام میشود.

شرح وظایف:
1 - اطلاع رسانی
- تهیه گزارش برایارائه به مدیران
- ارتباط با رسانه های جمعی و باشخصیتهای شهر
2 - امور فرهنگی
- برگزاری مراسم و نمایشگاه ها

chevron_right
"""
WIDTHS = (1280, 390)


def site_with_publisher(name: str) -> NetworkSite:
    site = create_site(f"{name}.test", kind="organisation", name=name).site
    UserFactory(username=site.code, role=(site.code, "publisher"))
    return site


def give(page: Page, network: LiveNetwork, file: Path) -> None:
    page.goto(network.url(CENTRAL, "/admin/imports/new/"))
    page.locator("[name=file]").set_input_files(file)
    page.locator("form[enctype] [type=submit]").click()
    expect(page.locator("[data-import-preview]")).to_be_visible()


def progress(page: Page) -> Locator:
    return page.locator("progress.import-progress")


def settle_all(page: Page) -> int:
    """Accept what is suggested, leave the rest; returns how many there were."""
    count = int(progress(page).get_attribute("max") or 0) if progress(page).count() else 0
    for settled in range(count):
        expect(progress(page)).to_have_attribute("value", str(settled))
        accept, keep = (page.locator(f"button[data-import-key='{key}']") for key in "12")
        (accept if accept.count() else keep).click()
        expect(progress(page)).to_have_attribute("value", str(settled + 1))
    return count


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_is_imported_settled_published_and_taken_away(
    live_network: LiveNetwork,
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    tmp_path: Path,
    width: int,
) -> None:
    site = site_with_publisher(f"import-{width}")
    source = tmp_path / "صفحهٔ ما.txt"
    source.write_text(SAMPLE, encoding="utf-8")
    page = page_at(width)
    sign_in(page, live_network, site.code)
    give(page, live_network, source)
    expect(page.locator("mark")).to_have_text("برایارائه")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    # A line that was taken for furniture becomes a duty; the page stays where it was read.
    line = page.locator("tr", has_text="chevron_right")
    line.locator("button[value$=':duties']").click()
    expect(line.locator("button[value$=':source']")).to_be_focused()
    # With the keyboard: leave the first as it is, go back, decide anew, write it by hand.
    page.locator("[data-import-first]").focus()
    page.keyboard.press("2")
    expect(progress(page)).to_have_attribute("value", "1")
    expect(page.locator("mark")).to_have_text("باشخصیتهای")
    page.keyboard.press("ArrowUp")
    expect(page.locator("mark")).to_have_text("برایارائه")
    page.locator("[data-import-first]").click()
    expect(progress(page)).to_have_attribute("value", "0")
    page.locator("#import-text").fill("برای ارائهٔ بهتر")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_have_text("باشخصیتهای")
    page.reload()  # nothing of it is lost
    expect(progress(page)).to_have_attribute("value", "1")
    page.locator("button[data-import-key='1']").click()
    expect(progress(page)).to_have_attribute("value", "2")

    page.locator("[name=publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert axe(page) == []
    page.goto(live_network.url(f"import-{width}.test", "/duties/"))
    text = page.locator("main").inner_text()
    assert "برای ارائهٔ بهتر" in text
    assert "با شخصیت‌های شهر" in text
    assert "chevron_right" in text
    assert axe(page) == []

    duties = DutiesPage.objects.get(site=site)
    page.goto(live_network.url(CENTRAL, f"/admin/pages/{duties.pk}/export/?format=docx"))
    assert axe(page) == []
    with page.expect_download() as download:
        page.locator("main form [type=submit], form[method=get] [type=submit]").last.click()
    document = docx.Document(str(download.value.path()))
    assert document.paragraphs[0].text == "شرح وظایف"
    assert any("برای ارائهٔ بهتر" in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_real_page_is_imported(
    live_network: LiveNetwork, page_at: Callable[..., Page], shared_folder: Path, width: int
) -> None:
    seeds = sorted((shared_folder / "seeds").glob("*.txt"), key=lambda path: path.stat().st_size)
    if not seeds:
        pytest.skip("no seeds in the shared folder")
    site = site_with_publisher(f"real-{width}")
    page = page_at(width)
    sign_in(page, live_network, site.code)
    give(page, live_network, seeds[0])
    assert settle_all(page) > 0
    page.locator("[name=publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(live_network.url(f"real-{width}.test", "/duties/"))
    titles = [child.value["title"] for child in DutiesPage.objects.get(site=site).duties_fa]
    assert len(titles) > 3
    for title in titles:
        expect(page.locator("main")).to_contain_text(title)
