"""What a screen says in a browser, with what its scripts have made: shown or hidden, in text and spoken attributes."""

from __future__ import annotations

from playwright.sync_api import Page

from cms.news.models import NewsIndexPage, NewsPage
from cms.people.models import Person
from tests.browser.rich_site import UNTRANSLATED
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
    index = NewsIndexPage.objects.get(site__code="d1")
    item = NewsPage.objects.get(slug=UNTRANSLATED, site__code="d1")
    person = Person.objects.filter(site__code="d1").first()
    assert person is not None
    return {
        "dashboard": "/admin/",
        "explorer": f"/admin/pages/{index.get_parent().pk}/",
        "news": f"/admin/pages/{index.pk}/",
        "types": f"/admin/pages/{index.get_parent().pk}/add_subpage/",
        "history": f"/admin/pages/{item.pk}/history/",
        "usage": f"/admin/pages/{item.pk}/usage/",
        "move": f"/admin/pages/{item.pk}/move/",
        "copy": f"/admin/pages/{item.pk}/copy/",
        "unpublish": f"/admin/pages/{item.pk}/unpublish/",
        "delete": f"/admin/pages/{item.pk}/delete/",
        "search": "/admin/pages/search/?q=نظرسنجی",
        "images": "/admin/images/",
        "image upload": "/admin/images/add/",
        "images upload": "/admin/images/multiple/add/",
        "documents": "/admin/documents/",
        "documents upload": "/admin/documents/multiple/add/",
        "people": "/admin/snippets/people/person/",
        "person": f"/admin/snippets/people/person/edit/{person.pk}/",
        "new person": "/admin/snippets/people/person/add/",
        "own news": "/admin/news/",
        "own photo reports": "/admin/photo-reports/",
        "choice of a site": "/admin/site/",
        "imports": "/admin/imports/",
        "file to import": "/admin/imports/new/",
        "export": f"/admin/pages/{item.pk}/export/?format=docx",
        "account": "/admin/account/",
        "aging pages": "/admin/reports/aging-pages/",
        "nothing": "/admin/nothing/here/",
    }
