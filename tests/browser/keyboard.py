"""Going through a page by keyboard alone: every stop must show where the reader is."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

# The frame of a story is worn by the whole story, not by the link in its title.
DESCRIBE_FOCUS = """() => {
    const element = document.activeElement;
    const widths = [element, element.closest(".story")].filter(Boolean).map(wearer => {
        const style = getComputedStyle(wearer);
        return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    });
    const box = element.getBoundingClientRect();
    return {
        href: element.getAttribute("href") || "",
        text: element.innerText.trim(),
        outline: Math.max(...widths),
        is_in_view: box.width > 0 && box.height > 0 && box.top >= 0 && box.left >= 0
            && box.top < innerHeight && box.right <= innerWidth,
        is_in_main: Boolean(element.closest("main")),
    };
}"""
OUTLINE_PIXELS = 3
MOST_STOPS = 80


@dataclass(frozen=True)
class Focus:
    """What has the focus; `outline` in CSS pixels."""

    href: str
    text: str
    outline: float
    is_in_view: bool
    is_in_main: bool


def enter(page: Page, url: str) -> None:
    """Press Enter on what has the focus and wait until the page at `url` is there with its style sheets."""
    page.keyboard.press("Enter")
    expect(page).to_have_url(url)
    page.wait_for_load_state("load")


def focus_of(page: Page) -> Focus:
    focus = Focus(**page.evaluate(DESCRIBE_FOCUS))
    assert focus.outline >= OUTLINE_PIXELS, focus
    assert focus.is_in_view, focus
    return focus


def press(page: Page, key: str) -> Focus:
    page.keyboard.press(key)
    return focus_of(page)


def tab_to(page: Page, *, href: str = "", text: str = "") -> Focus:
    """Press Tab until a link to `href`, or what reads `text`, has the focus; each stop on the way is looked at."""
    seen = []
    for _stop in range(MOST_STOPS):
        focus = press(page, "Tab")
        if (href and focus.href == href) or (text and focus.text == text):
            return focus
        seen.append(focus.href or focus.text)
    raise AssertionError(f"never reached {href or text}, but {seen}")
