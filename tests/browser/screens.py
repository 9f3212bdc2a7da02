"""What a screen says in a browser, with what its scripts have made: shown or hidden, in text and spoken attributes."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.judged import DAILY, things
from tests.editing.speech import foreign, foreign_digits

# Nothing changes on the screen any more: for this long, and in the end whatever still moves.
QUIET = """() => new Promise(resolve => {
    let timer = setTimeout(resolve, 250)
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(resolve, 250) })
        .observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
    setTimeout(resolve, 2000)
})"""
# Fields hold what editors wrote; a preview is the page as citizens see it.
TEXTS = """() => {
    const kept = 'script, style, template, textarea, code, kbd, pre, samp, iframe, [contenteditable=true], '
        + '[data-side-panel-toggle-counter][hidden]';
    const ownDigits = '[dir=ltr], .tagit, option:not([value])';
    const attributes = ['title', 'aria-label', 'placeholder', 'alt', 'label'];
    const said = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (element.closest(kept)) continue;
        const counts = !element.closest(ownDigits);
        if (node.nodeType === Node.TEXT_NODE) said.push([node.nodeValue, counts]);
        else for (const name of attributes) said.push([element.getAttribute(name) || '', counts]);
        if (element.matches('input[type=submit], input[type=button]')) said.push([element.value, counts]);
    }
    return said.map(([text, counts]) => [text.replace(/\\s+/g, ' ').trim(), counts]).filter(([text]) => text);
}"""


def not_persian(page: Page, names: frozenset[str]) -> list[str]:
    """The texts of the screen as it stands that hold a foreign word, month or digit; a text once."""
    wrong = []
    for text, counts in page.evaluate(TEXTS):
        if foreign(text, names) or (counts and foreign_digits(text)):
            wrong.append(text[:160])
    return sorted(set(wrong))


def settle(page: Page) -> None:
    """Wait until the screen's scripts have done their work."""
    page.wait_for_load_state("load")
    page.evaluate(QUIET)


def addresses() -> dict[str, str]:
    """The main screens of an editor of the site `d1`, by name."""
    own = things()
    return {name: screen.address(own) for name, screen in DAILY.items()}
