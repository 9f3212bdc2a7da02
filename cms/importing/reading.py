"""A file becomes a source document: its kind and its encoding are found out, what cannot be read is refused."""

import re
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cms.importing.decoding import NOT_TEXT, decode
from cms.importing.reading_html import html_lines
from cms.importing.reading_word import word_lines
from cms.importing.source import ImportRefused, SourceDocument, SourceLine

LARGEST_SOURCE = 10 * 1024 * 1024
"""Bytes; more than any page of words needs."""

_SIGNATURES = (
    (
        b"%PDF",
        "unsupported_format",
        _("A PDF cannot be imported. Copy its text into a .txt or .docx file and import that."),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "unsupported_format",
        _("This file is of an old Word or protected by a password. Save it as an open .docx and import that."),
    ),
    (b"{\\rtf", "unsupported_format", _("An RTF file cannot be imported. Save it as .docx and import that.")),
    (b"\x89PNG", "not_text", NOT_TEXT),
    (b"\xff\xd8\xff", "not_text", NOT_TEXT),
    (b"GIF8", "not_text", NOT_TEXT),
    (b"RIFF", "not_text", NOT_TEXT),
    (b"BM", "not_text", NOT_TEXT),
    (b"II*\x00", "not_text", NOT_TEXT),
    (b"\x1f\x8b", "not_text", NOT_TEXT),
    (b"7z\xbc\xaf", "not_text", NOT_TEXT),
    (b"Rar!", "not_text", NOT_TEXT),
    (b"\x7fELF", "not_text", NOT_TEXT),
    (b"MZ", "not_text", NOT_TEXT),
)
_ZIP = b"PK\x03\x04"
_HTML_NAME = re.compile(r"\.(x?html?|aspx?|php|jsp)$", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"<!doctype\s+html|</?(?:html|head|body|main|article|section|form|div|p|ul|ol|li|table|td|span|a|b|strong|br|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
_PERSIAN = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")


def read_source(source: Path | str | bytes, name: str = "") -> SourceDocument:
    """The lines of a file (a path) or of its content (bytes) with what the file says of them.

    `name` is used for its ending and in reports; a path brings its own. Raises ImportRefused; OSError when the path
    cannot be opened.
    """
    if not isinstance(source, bytes):
        path = Path(source)
        name = name or path.name
        with path.open("rb") as file:
            source = file.read(LARGEST_SOURCE + 1)
    if len(source) > LARGEST_SOURCE:
        raise ImportRefused("too_large", _("This file is larger than 10 MB. Import only the text of the page."))
    if not source.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ImportRefused("empty", _("This file is empty."))
    if source.startswith(_ZIP):
        return _checked(SourceDocument(name, "docx", "utf-8", tuple(word_lines(source))))
    for signature, code, message in _SIGNATURES:
        # «BM» and «MZ» may begin a text as well; only what follows tells.
        if source.startswith(signature) and (len(signature) > 2 or b"\x00" in source[:256]):
            raise ImportRefused(code, message)
    text, encoding = decode(source)
    if _is_html(text, name):
        return _checked(SourceDocument(name, "html", encoding, tuple(html_lines(text))))
    lines = tuple(
        SourceLine(number, line) for number, line in enumerate(re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text), 1)
    )
    return _checked(SourceDocument(name, "text", encoding, lines))


def _is_html(text: str, name: str) -> bool:
    tags = len(_HTML_TAG.findall(text))
    return tags >= 3 or (tags >= 1 and bool(_HTML_NAME.search(name)))


def _checked(document: SourceDocument) -> SourceDocument:
    words = [line.text for line in document.lines if line.hints.area not in ("script", "style")]
    if not any(line.strip() for line in words):
        raise ImportRefused("empty", _("There is no text in this file."))
    if not any(_PERSIAN.search(line) for line in words):
        raise ImportRefused(
            "no_persian", _("There is no Persian text in this file; a unit page is imported in Persian.")
        )
    return document
