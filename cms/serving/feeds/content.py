"""A released body as HTML for feed readers: the theme's own blocks, reduced to what means something anywhere."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.template.loader import render_to_string
from django.utils import translation

from cms.release.models import ReleasedDocument
from cms.serving.machine_readable import absolute

# What else a template writes is for its style sheet or its scripts: the words stay, the element goes.
_KEPT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        [
            "p",
            "h2",
            "h3",
            "h4",
            "ul",
            "li",
            "b",
            "strong",
            "br",
            "hr",
            "blockquote",
            "figure",
            "figcaption",
            "caption",
            "table",
        ],
        (),
    ),
    **dict.fromkeys(["thead", "tbody", "tr", "dl", "dt", "dd", "details", "summary"], ()),
    **dict.fromkeys(["td", "th"], ("scope", "colspan", "rowspan")),
    "ol": ("start",),
    "bdi": ("dir",),
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "time": ("datetime",),
    "video": ("src", "poster", "width", "height", "controls"),
    "audio": ("src", "controls"),
    "source": ("src", "type"),
    "track": ("src", "srclang", "kind", "label"),
}
_DROPPED = ("script", "style", "button", "form", "svg", "iframe")
_ADDRESSES = ("href", "src", "poster")


def content_html(document: ReleasedDocument, origin: str, url: str) -> str:
    """Lead, picture and body with whole addresses; `url` is the page's own, for links to its parts."""
    with translation.override(document.locale):
        page = {"locale": document.locale, "title": document.title}
        html = render_to_string("feeds/content.html", {"body": document.body, "page": page, "locale": document.locale})
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_DROPPED):
        element.decompose()
    for element in soup.find_all(True):
        _reduce(element, origin, url)
    return " ".join(str(soup).split())


def _reduce(element: Tag, origin: str, url: str) -> None:
    attributes = _KEPT.get(element.name)
    if attributes is None:
        element.unwrap()
        return
    if element.name == "source" and not element.get("src"):
        element.decompose()  # another format of a picture
        return
    element.attrs = {name: value for name, value in element.attrs.items() if name in attributes}
    for name in _ADDRESSES:
        if name in element.attrs:
            address = str(element[name])
            element[name] = f"{url}{address}" if address.startswith("#") else absolute(address, origin)
