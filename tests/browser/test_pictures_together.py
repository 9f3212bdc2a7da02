"""A photo report is put together: many files at once, words, order, cover, focal point; by keyboard, on a phone."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect

from cms.galleries.models import GalleryIndexPage, PhotoReportPage
from cms.media.models import SiteImage
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import field, open_form, publish, sign_in
from tests.browser.world import RICH
from tests.factories import ImageFactory, NewsPageFactory

WIDTHS = [1280, 390]
UPLOADS = "/admin/pictures/upload/"
HAS_FOCUS = "element => document.activeElement === element"


def picture(name: str, colour: tuple[int, int, int]) -> dict[str, Any]:
    buffer = io.BytesIO()
    Image.new("RGB", (800, 500), colour).save(buffer, "PNG")
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": buffer.getvalue()}


def pictures(width: int, *names: str) -> list[dict[str, Any]]:
    """Files with these names; no two tests upload the same one."""
    return [picture(name, (width % 256, number * 40, sum(name.encode()) % 256)) for number, name in enumerate(names)]


def new_report(page: Page, network: LiveNetwork) -> None:
    sign_in(page, network)
    index = GalleryIndexPage.objects.get(site__code="d1")
    open_form(page, network, f"add/galleries/photoreportpage/{index.pk}/")
    name_report(page, "گزارش تصویری")


def name_report(page: Page, title: str) -> None:
    """A page without a title and an address cannot save itself; the address follows the title when it is left."""
    field(page, "title_fa").fill(title)
    field(page, "title_fa").blur()


def choose_files(page: Page, files: list[dict[str, Any]]) -> None:
    page.locator("[data-upload-field]").set_input_files(files)


def rows(page: Page) -> Locator:
    return page.locator("#id_pictures-FORMS > .picture-row:not([data-removed])")


def titles(page: Page) -> list[str]:
    return rows(page).locator("[data-picture-title]").all_inner_texts()


def wait_for_rows(page: Page, count: int) -> None:
    expect(rows(page)).to_have_count(count)


def write(page: Page, number: int, alt: str, caption: str) -> None:
    """The words of a row, counted from 0."""
    row = rows(page).nth(number)
    row.locator("[data-picture-alt=fa]").fill(alt)
    row.locator("[name$=caption_fa]").fill(caption)


@pytest.mark.parametrize("width", WIDTHS)
def test_from_many_files_to_the_public_page(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]], width: int
) -> None:
    title = f"یک روز در بوستان {width}"
    page = page_at(width, 900, may_refuse=UPLOADS)
    new_report(page, live_network)
    name_report(page, title)
    broken = {"name": "notes.png", "mimeType": "image/png", "buffer": b"no picture"}
    one, two, three, four = pictures(width, "one", "two", "three", "four")
    choose_files(page, [one, two, broken, three, four])
    wait_for_rows(page, 4)
    assert titles(page) == ["one", "two", "three", "four"]
    failed = page.locator("[data-upload-list] > [data-state=failed]")
    expect(failed.locator("[data-upload-name]")).to_have_text("notes.png")
    expect(failed.locator("[data-upload-retry]")).to_be_hidden()
    failed.locator("[data-upload-dismiss]").click()
    expect(page.locator("[data-upload-list] > li")).to_have_count(0)
    assert axe(page) == []

    for number, name in enumerate(("یکم", "دوم", "سوم")):
        write(page, number, f"تصویر {name}", f"شرح {name}")
    rows(page).nth(3).locator("[data-picture-decorative]").check()
    expect(page.locator("[data-pictures-missing]")).not_to_have_attribute("data-asks", "")
    rows(page).first.locator("[data-picture-credit=fa]").fill("عکاس نخست")
    page.locator("[data-credit-name]").fill("عکاس همه")
    page.locator("[data-credit-all]").click()

    # The last one to the first place, then one down.
    handle = rows(page).nth(3).locator("[data-row-drag]")
    handle.focus()
    page.keyboard.press("Home")
    assert titles(page) == ["four", "one", "two", "three"]
    page.keyboard.press("ArrowDown")
    assert titles(page) == ["one", "four", "two", "three"]
    assert rows(page).nth(1).locator("[data-row-drag]").evaluate(HAS_FOCUS)
    rows(page).nth(2).locator("[data-row-cover]").check()

    # Away and back again.
    rows(page).nth(3).locator("[data-row-remove]").click()
    assert titles(page) == ["one", "four", "two"]
    page.keyboard.press("Enter")
    assert titles(page) == ["one", "four", "two", "three"]

    rows(page).nth(2).locator("[data-picture-focal]").click()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog [data-focal-x]")).to_have_value("40")
    expect(page.locator("dialog [data-focal-y]")).to_have_value("51")
    assert axe(page) == []
    page.locator("[data-focal-save]").click()
    publish(page)

    report = PhotoReportPage.objects.get(title_fa=title)
    shown = list(report.pictures.order_by("sort_order"))
    assert [(row.image.title, row.caption_fa or "") for row in shown] == [
        ("one", "شرح یکم"),
        ("four", ""),
        ("two", "شرح دوم"),
        ("three", "شرح سوم"),
    ]
    assert report.cover == shown[2].image
    images = [SiteImage.objects.get(pk=row.image_id) for row in shown]
    assert [(image.alt_fa or "", image.is_decorative) for image in images] == [
        ("تصویر یکم", False),
        ("", True),
        ("تصویر دوم", False),
        ("تصویر سوم", False),
    ]
    assert [image.credit_fa for image in images] == ["عکاس نخست", *["عکاس همه"] * 3]
    focal = images[2].get_focal_point()
    assert focal is not None
    assert (focal.centroid_x, focal.centroid_y) == (320, 255)
    assert {image.collection.name for image in images} == {"d1"}

    reader = page_at(360)
    reader.goto(live_network.url(RICH, f"/galleries/{report.slug}/"))
    figures = reader.locator("ol.mosaic > li")
    expect(figures).to_have_count(4)
    assert [figure.locator("img").get_attribute("alt") for figure in figures.all()] == [
        "تصویر یکم",
        "",
        "تصویر دوم",
        "تصویر سوم",
    ]
    assert "شرح یکم" in figures.nth(0).locator("figcaption").inner_text()
    assert "عکاس نخست" in figures.nth(0).locator("figcaption").inner_text()
    assert "شرح سوم" in figures.nth(3).locator("figcaption").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_table_fits_its_screen(live_network: LiveNetwork, page_at: Callable[..., Page], width: int) -> None:
    page = page_at(width, 900)
    new_report(page, live_network)
    choose_files(page, pictures(width, "fits"))
    wait_for_rows(page, 1)
    page.locator(".picture-row__languages summary").first.click()
    controls = page.locator("[data-pictures] :is(button, input, textarea, summary, a, .uploads__label):visible")
    for control in controls.all():
        box = control.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width, control.evaluate("element => element.outerHTML")
    for button in page.locator("[data-pictures] button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, button.evaluate("element => element.outerHTML")


def test_an_interrupted_file_is_sent_again_and_the_others_are_there(
    live_network: LiveNetwork, page_at: Callable[..., Page]
) -> None:
    page = page_at(1280, 900)
    new_report(page, live_network)
    sent = []

    def cut_the_second(route: Route) -> None:
        sent.append(route.request)
        if len(sent) == 2:
            route.abort("connectionreset")
        else:
            route.fallback()

    page.route(f"**{UPLOADS}", cut_the_second)
    choose_files(page, pictures(700, "before", "cut", "after"))
    wait_for_rows(page, 2)
    assert titles(page) == ["before", "after"]
    failed = page.locator("[data-upload-list] > [data-state=failed]")
    expect(failed.locator("[data-upload-name]")).to_have_text("cut.png")
    failed.locator("[data-upload-retry]").click()
    wait_for_rows(page, 3)
    assert titles(page) == ["before", "after", "cut"]
    assert page.locator("[data-upload-field]").evaluate(HAS_FOCUS)


def test_a_picture_that_the_site_has_is_used_once_more(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    (file,) = pictures(701, "known")
    known = ImageFactory(code="d1", title="آشنا", content=file["buffer"])
    known.get_file_hash()
    page = page_at(1280, 900)
    new_report(page, live_network)
    choose_files(page, [file])
    asking = page.locator("[data-upload-list] > [data-state=asking]")
    expect(asking.locator("[data-upload-same]")).to_have_text("آشنا")
    asking.locator("[data-upload-use]").click()
    wait_for_rows(page, 1)
    expect(rows(page).locator("[name$=image]")).to_have_value(str(known.pk))
    choose_files(page, [file])
    asking.locator("[data-upload-again]").click()
    wait_for_rows(page, 2)
    assert SiteImage.objects.filter(file_hash=known.file_hash).count() == 2


def test_pictures_of_the_site_are_chosen_many_at_once(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    images = [ImageFactory(code="d1", title=f"برگزیده {name}", width=80, height=50) for name in "ab"]
    page = page_at(1280, 900)
    new_report(page, live_network)
    page.locator("#id_pictures-OPEN_MODAL").click()
    dialog = page.locator(".modal")
    for image in images:
        dialog.locator(f"input[type=checkbox][value='{image.pk}']").check()
    dialog.locator("[data-multiple-choice-submit]").click()
    wait_for_rows(page, 2)
    assert sorted(titles(page)) == ["برگزیده a", "برگزیده b"]
    assert rows(page).nth(0).locator("[data-picture-alt=fa]").input_value() == "باغ نمونه"


@pytest.mark.parametrize("width", WIDTHS)
def test_many_pictures_outside_a_page(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]], width: int
) -> None:
    page = page_at(width, 900)
    sign_in(page, live_network)
    page.goto(page.url + "images/multiple/add/")
    choose_files(page, pictures(width, "outside", "apart"))
    found = page.locator("[data-pictures-rows] > .picture-row")
    expect(found).to_have_count(2)
    decorative = found.nth(1).locator("[data-picture-decorative]")
    place = decorative.bounding_box() or {}
    found.nth(0).locator("[data-picture-alt=fa]").fill("باغ بیرون")
    found.nth(0).locator("[data-picture-alt=fa]").blur()
    expect(found.nth(0).locator("[data-picture-state]")).to_have_text("ذخیره شد")
    # What the first row says and asks no longer does not push away the second one.
    assert (decorative.bounding_box() or {})["y"] == pytest.approx(place["y"], abs=1)
    decorative.check()
    assert axe(page) == []
    found.nth(0).locator("[data-row-edit]").evaluate("link => link.removeAttribute('target')")
    found.nth(0).locator("[data-row-edit]").click()

    # The focal point in the form of an image, by keyboard and as numbers.
    expect(field(page, "alt_fa")).to_have_value("باغ بیرون")
    expect(page.locator(".tagit input[aria-label]")).to_have_count(1)
    assert axe(page) == []
    page.locator("[data-focal-mark]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-focal-x]")).to_have_value("51")
    page.locator("[data-focal-y]").fill("20")
    page.locator("#w-editor-form footer [type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    image = SiteImage.objects.filter(title="outside").latest("pk")
    focal = image.get_focal_point()
    assert focal is not None
    assert (focal.centroid_x, focal.centroid_y) == (408, 100)


def test_a_series_in_a_text_takes_many_at_once(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    images = [ImageFactory(code="d1", title=f"رشته {number}", width=80, height=50) for number in range(3)]
    item = NewsPageFactory(site="d1", slug="with-a-series", title_fa="خبر با نگارخانه")
    page = page_at(1280, 900)
    sign_in(page, live_network)
    open_form(page, live_network, f"{item.pk}/edit/")
    body = page.locator("#body_fa-root")
    body.locator("button.c-sf-add-button").first.click()
    page.locator("[role=option].w-combobox__option", has_text="مجموعهٔ تصویر").click()
    body.locator("[data-choose-many]").click()
    dialog = page.locator(".modal")
    for image in images[:2]:
        dialog.locator(f"input[type=checkbox][value='{image.pk}']").check()
    dialog.locator("[data-multiple-choice-submit]").click()
    chosen = body.locator("input[type=hidden][name^='body_fa-0-value-pictures-'][name$='-value-image']")
    expect(body.locator("[name$='-value-caption']:visible")).to_have_count(2)
    values = {field.input_value() for field in chosen.all()} - {""}
    assert values == {str(image.pk) for image in images[:2]}
    for number, caption in enumerate(body.locator("[name$='-value-caption']:visible").all()):
        caption.fill(f"شرح {number}")
    publish(page)
    item.refresh_from_db()
    (block,) = item.body_fa
    assert [picture["caption"] for picture in block.value["pictures"]] == ["شرح 0", "شرح 1"]
    assert {picture["image"].pk for picture in block.value["pictures"]} == {image.pk for image in images[:2]}
