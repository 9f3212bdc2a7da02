"""An HTML page becomes lines: each block one line, with what its place on the page says of it."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, CData, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString, Script, Stylesheet, TemplateString
from django.utils.translation import gettext_lazy as _

from cms.importing.source import PLAIN, ImportRefused, LineHints, SourceLine

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td tfoot th
thead tr ul noscript template iframe textarea button title
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_AREAS = {
    **dict.fromkeys(("nav", "menu"), "nav"),
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "script": "script",
    "style": "style",
    "title": "page_title",
    **dict.fromkeys(("noscript", "template", "iframe"), "hidden"),
    **dict.fromkeys(("button", "select", "textarea", "label", "fieldset"), "control"),
}
_ROLES = {
    "navigation": "nav",
    "menu": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "search": "form",
    "complementary": "aside",
}
# Names in class and id. Where builders of pages use a word inside longer names of their own («elementor-widget»,
# «overflow-hidden», «page-header») only the whole name counts.
_CLASS_AREAS = (
    (re.compile(r"(^|[-_ ])(breadcrumbs?|navbar|nav|main-?menu|menu|mega-?menu|pagination|pager)($|[-_ ])"), "nav"),
    (re.compile(r"(^| )header($| )|(^|[-_ ])(site-?header|top-?bar|masthead|site-?banner)($|[-_ ])"), "header"),
    (re.compile(r"(^|[-_ ])(footer|site-?footer|copyright)($|[-_ ])"), "footer"),
    (re.compile(r"(^| )(widgets?|widget[-_]area|banner|ads?)($| )"), "aside"),
    (re.compile(r"(^|[-_ ])(sidebar|related|share|social|tags|rating)($|[-_ ])"), "aside"),
    (re.compile(r"(^|[-_ ])(comments?|comment-?form|respond|search-?form|login-?form|captcha)($|[-_ ])"), "form"),
    (
        re.compile(r"(^| )(hidden|sr-only|screen-reader-text|visually-hidden|d-none)($| )(?!.*d-\w+-(block|flex))"),
        "hidden",
    ),
    (re.compile(r"(^|[-_ ])cookie($|[-_ ])"), "hidden"),
)
# What is hidden until its tab is chosen is content all the same.
_PANEL = re.compile(r"tab|panel|pane|accordion|collaps", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Never the content, however long; any other area that holds most of the page only wraps it.
_NEVER_CONTENT = ("script", "style", "page_title", "hidden")
_DEEPEST = 200
_TEXT_KINDS = (NavigableString, CData)


def html_lines(source: str) -> Iterator[SourceLine]:
    """The blocks of a page in their order, numbered from 1. Raises ImportRefused (`broken_document`)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            page = BeautifulSoup(source, "html.parser")
        walk = _Walk(len(page.get_text(strip=True)))
        walk.visit(page, PLAIN, 0)
    except (RecursionError, AssertionError, ValueError) as problem:
        raise ImportRefused(
            "broken_document",
            _("This HTML cannot be read. Copy the text of the page into a .txt file and import that."),
        ) from problem
    walk.end_line(PLAIN)
    for number, (text, hints) in enumerate(walk.lines, 1):
        yield SourceLine(number, text, hints)


class _Walk:
    """Goes through a page once and gathers its lines; blank lines stand where a block with space around it ended."""

    def __init__(self, page_length: int) -> None:
        self.lines: list[tuple[str, LineHints]] = []
        self._words: list[str] = []
        self._emphasised: list[bool] = []
        self._page_length = page_length

    def end_line(self, hints: LineHints) -> None:
        text = re.sub(r"[ \n\r\f]+", " ", "".join(self._words)).strip(" ")
        if text.strip():
            emphasised = bool(self._emphasised) and all(self._emphasised)
            self.lines.append((text, replace(hints, emphasised=True) if emphasised else hints))
        self._words, self._emphasised = [], []

    def visit(self, tag: Tag, hints: LineHints, depth: int, marker: str = "", strong: bool = False) -> None:
        if depth > _DEEPEST:
            self._words.append(tag.get_text(" "))
            return
        number = _first_number(tag)
        for child in tag.children:
            if isinstance(child, Tag):
                if child.name == "li":
                    marker = f"{number}. " if tag.name == "ol" else ""
                    number += 1
                self._visit_tag(child, hints, depth, marker, strong)
            elif isinstance(child, (Script, Stylesheet, TemplateString)) or type(child) in _TEXT_KINDS:
                self._add(str(child), strong)
            elif isinstance(child, PreformattedString):
                continue

    def _add(self, text: str, strong: bool) -> None:
        self._words.append(re.sub(r"\s+", " ", text) if "\t" in text else text)
        if text.strip(" \n\r\t\xa0:."):
            self._emphasised.append(strong)

    def _visit_tag(self, tag: Tag, hints: LineHints, depth: int, marker: str, strong: bool) -> None:
        inner = self._hints(tag, hints)
        strong = strong or tag.name in ("b", "strong")
        if tag.name == "br":
            self.end_line(hints)
        elif tag.name == "tr" and _is_data_row(tag):
            self.end_line(hints)
            cells = [
                re.sub(r"\s+", " ", cell.get_text(" ")).strip() for cell in tag.find_all(("td", "th"), recursive=False)
            ]
            if any(cells):
                self.lines.append(("\t".join(cells), inner))
        elif tag.name in _BLOCKS or inner.area != hints.area:
            self.end_line(hints)
            if marker and tag.name == "li":
                self._words.append(marker)
            self.visit(tag, inner, depth + 1, "", strong)
            self.end_line(inner)
            if tag.name in ("p", "ul", "ol", "table", "div", "section") and self.lines and self.lines[-1][0]:
                self.lines.append(("", hints))
        else:
            self.visit(tag, inner, depth + 1, marker, strong)

    def _hints(self, tag: Tag, hints: LineHints) -> LineHints:
        # The heads of accordions are buttons inside headings.
        area = hints.area or ("" if hints.heading_level else self._area(tag))
        if re.fullmatch("h[1-6]", tag.name):
            hints = replace(hints, heading_level=int(tag.name[1]))
            # The page's own title often stands in its header or over its banner.
            if tag.name == "h1" and area in ("header", "aside"):
                area = ""
        elif tag.name in ("ul", "ol"):
            hints = replace(hints, list_depth=hints.list_depth + 1)
        elif tag.name == "blockquote":
            hints = replace(hints, quoted=True)
        return replace(hints, area=area) if area != hints.area else hints

    def _area(self, tag: Tag) -> str:
        area = _AREAS.get(tag.name) or _ROLES.get(str(tag.get("role", "")).lower(), "")
        names = " ".join((*(tag.get_attribute_list("class")), str(tag.get("id") or ""))) if tag.attrs else ""
        if not area and names.strip() and tag.name not in ("html", "body", "main", "article", "h1"):
            area = next((name for pattern, name in _CLASS_AREAS if pattern.search(names.lower())), "")
        if tag.has_attr("hidden") or _HIDDEN_STYLE.search(str(tag.get("style") or "")):
            area = "" if _PANEL.search(names) else "hidden"
        # Pages of some systems stand in one form as a whole, and some builders call every box a header or a widget.
        if area and area not in _NEVER_CONTENT and len(tag.get_text(strip=True)) > 0.6 * self._page_length:
            return ""
        return area


def _first_number(tag: Tag) -> int:
    start = str(tag.get("start") or "1") if tag.name == "ol" else "1"
    return int(start) if start.isdecimal() and len(start) < 4 else 1


def _is_data_row(row: Tag) -> bool:
    """Whether the cells of this row hold one short text each; other tables only lay out the page."""
    cells = row.find_all(("td", "th"), recursive=False)
    if len(cells) < 2 or row.find(("table", "ul", "ol", "h1", "h2", "h3")):
        return False
    return all(len(cell.find_all(("p", "div", "br"))) <= 1 for cell in cells)
