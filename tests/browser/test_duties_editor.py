"""Duties edited as an outline: by keyboard, by buttons, by dragging, by pasting; anchors stay with their duties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

from cms.accounts.models import User
from cms.text.digits import to_persian
from cms.units.blocks import DutiesStreamBlock
from cms.units.models import DutiesPage
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import open_form, press_action, publish, show_tab, sign_in
from tests.factories import UserFactory
from tests.factories.world import FIRST
from tests.units.test_duties import raw

WRITER = "duties-writer"
FA = [(1, "خبر"), (2, "تهیهٔ خبر"), (2, "انتشار خبر"), (1, "عکس"), (2, "عکاسی")]
EN = [(1, "News"), (2, "Writing"), (1, "Photos")]
WIDTHS = [390, 1280]
# What the outline shows: number and words of every row that can be seen.
SHOWN = """list => [...list.querySelectorAll(':scope > .duty-row')]
    .filter(row => row.checkVisibility())
    .map(row => [row.querySelector('.duty-row__number').textContent, row.querySelector('textarea').value])"""
UNFIT = """root => [...root.querySelectorAll('button, summary, .duty-row__handle')]
    .filter(part => part.checkVisibility({visibilityProperty: true}))
    .map(part => [part.className, part.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.5 || box.height < 43.5 || box.left < 0 || box.right > innerWidth)
    .map(([name, box]) => `${name}: ${box.width} × ${box.height} at ${box.left}`)"""
AXE = """async root => (await axe.run(root, {resultTypes: ['violations']})).violations
    .map(rule => `${rule.id}: ${rule.nodes[0].html}`)"""


@pytest.fixture
def duties(live_network: LiveNetwork) -> Iterator[DutiesPage]:
    if not User.objects.filter(username=WRITER).exists():
        UserFactory(username=WRITER, role=("first", "publisher"))
    page = DutiesPage.objects.get(site__code="first")
    before = {field: getattr(page, field) for field in ("duties_fa", "duties_en", "ready_en")}
    set_and_publish(page, duties_fa=stream(FA), duties_en=stream(EN), ready_en=True)
    yield page
    set_and_publish(DutiesPage.objects.get(pk=page.pk), **before)


def stream(rows: list[tuple[int | None, str]]) -> Any:
    return DutiesStreamBlock().to_python(raw(*rows))


def set_and_publish(page: DutiesPage, **changes: Any) -> None:
    for field, value in changes.items():
        setattr(page, field, value)
    page.save_revision().publish()


def outline_of(
    network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage, width: int, **options: Any
) -> tuple[Page, Locator]:
    page = page_at(width, 900, **options)
    sign_in(page, network, WRITER)
    open_form(page, network, f"{duties.pk}/edit/")
    return page, page.locator("#duties_fa-root")


def shown(outline: Locator) -> list[tuple[str, str]]:
    return [(number, words) for number, words in outline.locator(".duty-outline__rows").evaluate(SHOWN)]


def row(outline: Locator, words: str) -> Locator:
    position = [title for _number, title in shown(outline)].index(words)
    return outline.locator(".duty-row:visible").nth(position)


def textarea(outline: Locator, words: str) -> Locator:
    return row(outline, words).locator("textarea").first


def action(outline: Locator, words: str, name: str) -> None:
    """A row's action, by keyboard alone from its words on."""
    page = outline.page
    textarea(outline, words).focus()
    page.keyboard.press("Tab")
    expect(row(outline, words).locator(".duty-row__more")).to_be_focused()
    if row(outline, words).locator(".duty-row__more").get_attribute("aria-expanded") == "false":
        page.keyboard.press("Enter")
    for _stop in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.dutyAction") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no action {name} at {words}")


def in_persian(sentence: str, **values: str) -> str:
    """A sentence of the admin as its Persian editors read it."""
    with translation.override("fa"):
        return to_persian(gettext(sentence) % values)


def said(outline: Locator, sentence: str, **values: str) -> None:
    expect(outline.get_by_role("status")).to_have_text(in_persian(sentence, **values))


def public_tree(network: LiveNetwork, path: str = "/duties/") -> list[tuple[str, str, int]]:
    """Anchor, words and depth of every duty that citizens read."""
    status, _headers, html = network.get(FIRST, path)
    assert status == 200
    items = BeautifulSoup(html, "html.parser").select("ol.duties li[id]")
    return [(str(item["id"]), words_of(item), len(item.find_parents("ol"))) for item in items]


def words_of(item: Tag) -> str:
    title = item.find(["h2", "p"])
    assert title is not None
    for beside in title.select(".num, a"):
        beside.decompose()
    return title.get_text(" ", strip=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_duties_are_edited_by_keyboard(
    live_network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage, width: int
) -> None:
    before = {words: anchor for anchor, words, _depth in public_tree(live_network)}
    page, outline = outline_of(live_network, page_at, duties, width)
    assert shown(outline) == [
        ("۱", "خبر"),
        ("۱–۱", "تهیهٔ خبر"),
        ("۱–۲", "انتشار خبر"),
        ("۲", "عکس"),
        ("۲–۱", "عکاسی"),
    ]

    # A new duty below, one level further in: that is to the left in Persian.
    textarea(outline, "انتشار خبر").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("پیگیری بازتاب")
    page.keyboard.press("Alt+ArrowLeft")
    assert shown(outline)[2:4] == [("۱–۲", "انتشار خبر"), ("۱–۲–۱", "پیگیری بازتاب")]
    said(outline, "Duty %(number)s is at level %(level)s now.", number="1–2–1", level="3")
    expect(textarea(outline, "پیگیری بازتاب")).to_be_focused()

    # Up and down take along whatever belongs to it.
    textarea(outline, "خبر").focus()
    page.keyboard.press("Alt+ArrowDown")
    said(outline, "Duty %(number)s came after “%(title)s”.", number="2", title="عکس")
    expect(textarea(outline, "خبر")).to_be_focused()
    moved = [
        ("۱", "عکس"),
        ("۱–۱", "عکاسی"),
        ("۲", "خبر"),
        ("۲–۱", "تهیهٔ خبر"),
        ("۲–۲", "انتشار خبر"),
        ("۲–۲–۱", "پیگیری بازتاب"),
    ]
    assert shown(outline) == moved

    # What is deleted comes back with all that belongs to it.
    action(outline, "انتشار خبر", "remove")
    said(outline, "“%(title)s” was deleted, with %(count)s below it.", title="انتشار خبر", count="1")
    assert shown(outline) == moved[:4]
    page.keyboard.press("Enter")
    expect(textarea(outline, "انتشار خبر")).to_be_focused()
    assert shown(outline) == moved

    # Tab leaves the row: nobody is caught in it.
    page.keyboard.press("Tab")
    expect(row(outline, "انتشار خبر").locator(".duty-row__more")).to_be_focused()

    # A draft is for editors alone, until it is published.
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .success")).to_be_visible()
    open_form(page, live_network, f"{duties.pk}/edit/")
    assert shown(outline) == moved
    assert {words: anchor for anchor, words, _depth in public_tree(live_network)} == before
    publish(page)
    after = public_tree(live_network)
    assert [(words, depth) for _anchor, words, depth in after] == [
        ("عکس", 1),
        ("عکاسی", 2),
        ("خبر", 1),
        ("تهیهٔ خبر", 2),
        ("انتشار خبر", 2),
        ("پیگیری بازتاب", 3),
    ]
    anchors = {words: anchor for anchor, words, _depth in after}
    new = anchors.pop("پیگیری بازتاب")
    assert anchors == before
    assert new not in before.values()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_outline_is_accessible(
    live_network: LiveNetwork,
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    duties: DutiesPage,
    width: int,
) -> None:
    page, outline = outline_of(live_network, page_at, duties, width)
    outline.locator("summary").click()
    row(outline, "خبر").locator(".duty-row__more").click()
    action(outline, "عکس", "about")
    expect(row(outline, "عکس").locator("[contenteditable=true]")).to_be_visible()
    # Which brings its rules along.
    axe(page)
    assert outline.evaluate(AXE) == []
    assert [part for part in outline.evaluate(UNFIT) if "Draftail" not in part] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_row_has_buttons_for_everything(
    live_network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage, width: int
) -> None:
    _page, outline = outline_of(live_network, page_at, duties, width)
    action(outline, "عکاسی", "higher")
    action(outline, "عکاسی", "up")
    action(outline, "انتشار خبر", "up")
    assert [words for _number, words in shown(outline)] == ["خبر", "انتشار خبر", "تهیهٔ خبر", "عکاسی", "عکس"]
    action(outline, "عکس", "deeper")
    action(outline, "خبر", "duplicate")
    assert shown(outline)[3:6] == [("۲", "خبر"), ("۲–۱", "انتشار خبر"), ("۲–۲", "تهیهٔ خبر")]
    assert shown(outline)[6:] == [("۳", "عکاسی"), ("۳–۱", "عکس")]
    outline.get_by_role("button", name=in_persian("Fold all"), exact=True).click()
    assert shown(outline) == [("۱", "خبر"), ("۲", "خبر"), ("۳", "عکاسی")]
    action(outline, "عکاسی", "down")
    said(outline, "There is nothing below to move it after.")
    action(outline, "عکاسی", "add")
    assert shown(outline)[-1] == ("۴", "")
    # Every step can be undone, and done again.
    undo, redo = (
        outline.locator(".duty-outline__bar button").nth(0),
        outline.locator(".duty-outline__bar button").nth(1),
    )
    for _step in range(6):
        undo.click()
    expect(undo).to_be_disabled()
    outline.get_by_role("button", name=in_persian("Unfold all"), exact=True).click()
    assert [words for _number, words in shown(outline)] == [words for _level, words in FA]
    for _step in range(6):
        redo.click()
    expect(redo).to_be_disabled()
    outline.get_by_role("button", name=in_persian("Unfold all"), exact=True).click()
    assert len(shown(outline)) == 9


def centre(part: Locator) -> tuple[float, float]:
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_row_is_dragged_by_mouse(live_network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage) -> None:
    page, outline = outline_of(live_network, page_at, duties, 1280)
    x, y = centre(row(outline, "عکس").locator(".duty-row__handle"))
    _x, top = centre(row(outline, "تهیهٔ خبر").locator(".duty-row__handle"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, top - 20, steps=4)
    # To the left is one level further in, but below a section only one.
    page.mouse.move(x - 90, top - 20, steps=4)
    expect(outline.locator(".duty-drop")).to_have_text(in_persian("Level %(level)s", level="2"))
    page.mouse.up()
    assert shown(outline)[:4] == [("۱", "خبر"), ("۱–۱", "عکس"), ("۱–۱–۱", "عکاسی"), ("۱–۲", "تهیهٔ خبر")]

    # Escape lets everything stay.
    x, y = centre(row(outline, "خبر").locator(".duty-row__handle"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 300, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(outline.locator(".duty-drop")).to_have_count(0)
    assert shown(outline)[0] == ("۱", "خبر")


def test_a_row_is_dragged_by_finger(
    live_network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage
) -> None:
    page, outline = outline_of(live_network, page_at, duties, 390, has_touch=True, is_mobile=True)
    x, y = centre(row(outline, "عکاسی").locator(".duty-row__handle"))
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": across, "y": down} for across, down in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    box = row(outline, "عکس").bounding_box()
    assert box is not None
    touch("touchStart", (x, y))
    touch("touchMove", (x, y - 20))
    touch("touchMove", (x + 40, box["y"] + 2))
    touch("touchEnd")
    # Above the section at its level; that way it follows what stood before.
    assert shown(outline)[2:] == [("۱–۲", "انتشار خبر"), ("۲", "عکاسی"), ("۳", "عکس")]


PASTE = """(field, words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_many_pasted_lines_are_many_duties(
    live_network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage
) -> None:
    page, outline = outline_of(live_network, page_at, duties, 1280)
    textarea(outline, "عکاسی").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    textarea(outline, "").evaluate(PASTE, "۱- بایگانی\n۱-۱ عکس‌ها\n۱-۲ فیلم‌ها\n۲- نمایشگاه")
    said(outline, "%(count)s duties were pasted.", count="4")
    pasted = [("۲–۲", "بایگانی"), ("۲–۲–۱", "عکس‌ها"), ("۲–۲–۲", "فیلم‌ها"), ("۲–۳", "نمایشگاه")]
    assert shown(outline)[5:] == pasted
    outline.locator(".duty-notice button").click()
    assert shown(outline)[5:] == [("۲–۲", "")]
    # Without the server every line is a duty as it stands.
    page.route("**/duties/pasted/", lambda route: route.abort())
    textarea(outline, "").evaluate(PASTE, "یک\nدو")
    said(outline, "%(count)s duties were pasted.", count="2")
    assert shown(outline)[5:] == [("۲–۲", "یک"), ("۲–۳", "دو")]


def test_each_language_has_its_direction(
    live_network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage
) -> None:
    page, _persian = outline_of(live_network, page_at, duties, 1280)
    show_tab(page, 1)
    outline = page.locator("#duties_en-root")
    assert shown(outline) == [("1", "News"), ("1–1", "Writing"), ("2", "Photos")]
    textarea(outline, "Photos").focus()
    page.keyboard.press("Alt+ArrowRight")
    assert shown(outline)[2] == ("1–2", "Photos")
    press_action(page, "action-publish")
    expect(page.locator(".messages .success")).to_be_visible()
    tree = public_tree(live_network, "/en/duties/")
    assert [(words, depth) for _anchor, words, depth in tree] == [("News", 1), ("Writing", 2), ("Photos", 2)]


def test_what_is_wrong_is_said_at_its_row_and_nothing_is_lost(
    live_network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage
) -> None:
    page, outline = outline_of(live_network, page_at, duties, 1280, may_refuse="/edit/")
    textarea(outline, "عکاسی").fill("عکاسی از برنامه‌ها")
    action(outline, "عکس", "about")
    row(outline, "عکس").locator("[name$=-value-anchor]").fill("دو واژه")
    row(outline, "عکس").locator("[contenteditable=true]").click()
    page.keyboard.type("برای همه")
    expect(row(outline, "عکس").locator("[name$=-value-text]")).to_have_value(re.compile("برای همه"))
    press_action(page, "action-publish")
    expect(page.locator(".messages .error")).to_be_visible()
    wrong = outline.locator(".duty-row--wrong")
    expect(wrong).to_have_count(1)
    expect(wrong.locator("textarea")).to_have_value("عکس")
    expect(wrong.locator(".error-message")).to_be_visible()
    expect(wrong.locator("[contenteditable=true]")).to_have_text("برای همه")
    assert [words for _number, words in shown(outline)][-1] == "عکاسی از برنامه‌ها"
    wrong.locator("[name$=-value-anchor]").fill("دو-واژه")
    publish(page)
    assert ("دو-واژه", "عکس", 1) in public_tree(live_network)


def test_without_our_script_the_usual_blocks_edit_the_duties(
    live_network: LiveNetwork, page_at: Callable[..., Page], duties: DutiesPage
) -> None:
    page = page_at(1280, 900)
    sign_in(page, live_network, WRITER)
    page.route("**/units/duties-outline.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    open_form(page, live_network, f"{duties.pk}/edit/")
    fields = page.locator("#duties_fa-root [name$=-value-title]")
    expect(fields).to_have_count(5)
    fields.nth(4).fill("عکاسی خبری")
    publish(page)
    assert [words for _anchor, words, _depth in public_tree(live_network)][-1] == "عکاسی خبری"
