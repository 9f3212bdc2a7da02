"""Pictures one by one, films and sounds: by keyboard, by finger, without a script, and nothing from outside unasked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LiveNetwork
from tests.browser.keyboard import tab_to
from tests.browser.world import RICH
from themes.base.samples.pieces import words

# WCAG 2.2 asks for 24 CSS pixels; a thumb for these.
LEAST_TARGET = 44
SWIPE = """([from, to]) => {
    const picture = document.querySelector('dialog img');
    for (const [name, clientX] of [['pointerdown', from], ['pointerup', to]]) {
        picture.dispatchEvent(new PointerEvent(name, {clientX, pointerType: 'touch', bubbles: true}));
    }
}"""
HAS_FOCUS = "element => document.activeElement === element"
NOTICE = "The recording lies with the outside service aparat.com; your browser calls it only when you ask for it."


def report(page: Page, network: LiveNetwork, language: str) -> Locator:
    """Opens the report; its pictures' links."""
    page.goto(network.url(RICH, f"{'' if language == 'fa' else '/en'}/galleries/report/"))
    return page.locator("ol.mosaic").first.locator("figure > a")


def count(language: str, number: int) -> str:
    """What is said of the picture with this number."""
    with translation.override(language):
        said = gettext("%(number)s of %(count)s")
    figures = {"number": str(number), "count": "4"}
    persian = {name: chr(0x06F0 + int(figure)) for name, figure in figures.items()}
    return said % (persian if language == "fa" else figures)


@pytest.mark.parametrize(
    ("language", "forward", "back"), [("fa", "ArrowLeft", "ArrowRight"), ("en", "ArrowRight", "ArrowLeft")]
)
def test_pictures_by_keyboard(
    live_network: LiveNetwork,
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    language: str,
    forward: str,
    back: str,
) -> None:
    page = page_at(1280)
    links = report(page, live_network, language)
    address = page.url
    addresses = [link.get_attribute("href") for link in links.all()]
    tab_to(page, href=addresses[0] or "")
    page.keyboard.press("Enter")
    dialog, counter = page.get_by_role("dialog"), page.locator("dialog .num")
    expect(dialog).to_be_visible()
    expect(counter).to_have_text(count(language, 1))
    expect(page.locator("dialog .legend")).to_have_attribute("aria-live", "polite")
    expect(page.locator("dialog .legend")).to_contain_text(words(language)["galleries"]["captions"][0])
    expect(page.locator("dialog .legend")).to_contain_text("عکاس نمونه")
    expect(dialog.locator("img")).to_have_attribute("src", f"{live_network.url(RICH, addresses[0] or '')}")
    assert (axe(page), page.locator("[style]").count()) == ([], 0)
    for key, number in [(back, 1), (forward, 2), (forward, 3), (back, 2), ("End", 4), (forward, 4), ("Home", 1)]:
        page.keyboard.press(key)
        expect(counter).to_have_text(count(language, number))
    # The focus stays within, on targets for a thumb.
    buttons = dialog.get_by_role("button")
    assert buttons.count() == 3
    for box in (button.bounding_box() for button in buttons.all()):
        assert box is not None
        assert min(box["width"], box["height"]) >= LEAST_TARGET
    expect(buttons.nth(0)).to_have_attribute("aria-disabled", "true")
    buttons.nth(1).focus()
    page.keyboard.press("Enter")
    expect(counter).to_have_text(count(language, 2))
    expect(buttons.nth(0)).to_have_attribute("aria-disabled", "false")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(links.nth(1)).to_be_focused()
    assert page.url == address


def test_pictures_by_finger_and_pointer(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(360, has_touch=True)
    report(page, live_network, "fa").first.tap()
    counter = page.locator("dialog .num")
    # The next picture lies on the left, so the hand draws it to the right.
    for way, number in [((100, 250), 2), ((250, 260), 2), ((250, 100), 1), ((250, 100), 1)]:
        page.evaluate(SWIPE, list(way))
        expect(counter).to_have_text(count("fa", number))
    assert page.evaluate("document.querySelector('dialog').scrollWidth") == 360
    page.get_by_role("dialog").get_by_role("button").nth(2).tap()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_without_a_script_a_picture_leads_to_its_largest_size(
    live_network: LiveNetwork, page_at: Callable[..., Page]
) -> None:
    page = page_at(360, java_script_enabled=False)
    link = report(page, live_network, "fa").nth(1)
    address = link.get_attribute("href") or ""
    with page.expect_navigation() as answered:
        link.click()
    assert (answered.value.status, page.url) == (200, live_network.url(RICH, address))
    assert answered.value.headers["content-type"].startswith("image/")


def test_a_film_by_keyboard(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1280)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition(".")[2]))
    page.goto(live_network.url(RICH, "/galleries/film/"))
    film = page.locator("video")
    assert "webm" not in asked
    film.focus()
    with page.expect_response(lambda answer: answer.url.endswith(".webm")) as answered:
        page.keyboard.press("Space")
    assert answered.value.headers["accept-ranges"] == "bytes"
    page.wait_for_function("document.querySelector('video').currentTime > 0")
    assert film.evaluate("film => [...film.textTracks].map(track => [track.language, track.mode])") == [
        ["fa", "showing"],
        ["en", "disabled"],
    ]
    summary = page.locator("details > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details .prose")).to_be_visible()


def test_an_outside_service_is_called_when_asked(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(360, may_call=".aparat.com")
    called: list[dict[str, str]] = []
    page.on("request", lambda request: "aparat" in request.url and called.append(request.all_headers()))
    page.route("https://*.aparat.com/**", lambda route: route.fulfill(body="<p>Player</p>", content_type="text/html"))
    page.goto(live_network.url(RICH, "/en/galleries/outside/"))
    expect(page.get_by_text(NOTICE)).to_be_visible()
    assert called == []
    page.get_by_role("button", name="Play here from aparat.com").focus()
    page.keyboard.press("Enter")
    frame = page.locator("iframe")
    expect(page.frame_locator("iframe").get_by_text("Player")).to_be_visible()
    assert frame.evaluate("frame => [frame.title, frame.referrerPolicy, frame.sandbox.value]") == [
        words("en")["galleries"]["film"]["title"],
        "no-referrer",
        "allow-scripts allow-same-origin allow-presentation",
    ]
    assert frame.get_attribute("src") == "https://www.aparat.com/video/video/embed/videohash/sample/vt/frame"
    assert frame.evaluate(HAS_FOCUS) is True
    assert [headers.get("referer") for headers in called] == [None]


def test_without_a_script_an_outside_service_is_a_link(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(360, java_script_enabled=False)
    page.goto(live_network.url(RICH, "/en/galleries/outside/"))
    link = page.get_by_role("link", name="Go to aparat.com")
    assert link.get_attribute("href") == "https://www.aparat.com/v/sample"
    assert page.get_by_role("button", name="Play here").count() == 0
