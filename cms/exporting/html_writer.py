"""Pages as one HTML file that needs nothing beside it: styles and pictures stand in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from urllib.parse import urljoin
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info

from cms.exporting.parts import Heading, Items, PageParts, Paragraph, Part, Picture, Quote, Runs, Table
from cms.exporting.pictures import PictureFile

SCHEMES = ("http://", "https://", "mailto:", "tel:", "/")


def html_file(
    title: str, pages: Sequence[PageParts], pictures: dict[UUID, PictureFile], language: str, origin: str
) -> bytes:
    """UTF-8. `origin` makes addresses of paths."""
    writer = _Writer(pictures, origin)
    with translation.override(language):
        text = render_to_string(
            "exporting/file.html",
            {
                "title": title,
                "language": language,
                "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
                "pages": [(page, [writer.part(part) for part in page.parts]) for page in pages],
            },
        )
    return text.encode()


class _Writer:
    def __init__(self, pictures: dict[UUID, PictureFile], origin: str) -> None:
        self._pictures = pictures
        self._origin = origin

    def part(self, part: Part) -> SafeString:
        writers: dict[type, Callable[..., SafeString]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Quote: self._quote,
            Items: self._items,
            Table: self._table,
            Picture: self._picture,
        }
        return writers[type(part)](part)

    def _runs(self, runs: Runs) -> SafeString:
        pieces = []
        for run in runs:
            words = format_html("<b>{}</b>", run.text) if run.is_strong else format_html("{}", run.text)
            if run.url.startswith(SCHEMES):
                words = format_html('<a href="{}">{}</a>', urljoin(self._origin, run.url), words)
            pieces.append(words)
        return format_html_join("", "{}", ((piece,) for piece in pieces))

    def _heading(self, part: Heading) -> SafeString:
        level = mark_safe(f"h{min(part.level, 6)}")
        return format_html("<{}>{}</{}>", level, part.text, level)

    def _paragraph(self, part: Paragraph) -> SafeString:
        names = [f"depth-{min(part.depth, 8)}"] if part.depth else []
        names += [name for name, holds in (("lead", part.is_lead), ("note", part.is_aside)) if holds]
        attribute = format_html(' class="{}"', " ".join(names)) if names else ""
        return format_html("<p{}>{}</p>", attribute, self._runs(part.runs))

    def _quote(self, part: Quote) -> SafeString:
        source = format_html("<p>{}</p>", part.source) if part.source else ""
        return format_html("<blockquote><p>{}</p>{}</blockquote>", part.text, source)

    def _items(self, part: Items) -> SafeString:
        tag = mark_safe("ol" if part.is_numbered else "ul")
        items = format_html_join("", "<li>{}</li>", ((self._runs(item),) for item in part.items))
        return format_html("<{}>{}</{}>", tag, items, tag)

    def _table(self, part: Table) -> SafeString:
        caption = format_html("<caption>{}</caption>", part.caption) if part.caption else ""
        cells = format_html_join("", '<th scope="col">{}</th>', ((cell,) for cell in part.header))
        head = format_html("<thead><tr>{}</tr></thead>", cells) if part.header else ""
        rows = format_html_join("", "<tr>{}</tr>", ((self._row(row, part),) for row in part.rows))
        return format_html("<table>{}{}<tbody>{}</tbody></table>", caption, head, rows)

    def _row(self, row: tuple[str, ...], part: Table) -> SafeString:
        first, rest = (row[:1], row[1:]) if part.first_column_is_header else ((), row)
        return format_html(
            "{}{}",
            format_html_join("", '<th scope="row">{}</th>', ((cell,) for cell in first)),
            format_html_join("", "<td>{}</td>", ((cell,) for cell in rest)),
        )

    def _picture(self, part: Picture) -> SafeString:
        file = self._pictures.get(part.uid)
        if file is None:
            words = part.caption or part.alt
            address = urljoin(self._origin, part.src) if part.src else ""
            return format_html('<p><a href="{}">{}</a></p>', address, words or address) if address else mark_safe("")
        shown = format_html(
            '<img src="data:image/webp;base64,{}" alt="{}" width="{}" height="{}">',
            b64encode(file.content).decode(),
            part.alt,
            file.width,
            file.height,
        )
        caption = format_html("<figcaption>{}</figcaption>", part.caption) if part.caption else ""
        return format_html("<figure>{}{}</figure>", shown, caption)
