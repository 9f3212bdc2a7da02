"""A Word document becomes lines: paragraphs, rows of tables and text boxes, numbered as Word shows them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from django.utils.translation import gettext_lazy as _
from docx.oxml.ns import qn

from cms.importing.source import PLAIN, ImportRefused, LineHints, SourceLine

LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes of all parts together; a document of ten megabytes that holds more was made to harm."""

_HEADING = re.compile(r"(?:heading|عنوان)\s*([1-6])$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list\s*(?:bullet|number|paragraph)?", re.IGNORECASE)
_LETTERS = ("الف", *"بپتثجچحخدذرزسش")


def word_lines(content: bytes) -> Iterator[SourceLine]:
    """The lines of a .docx file, numbered from 1.

    Raises ImportRefused (`zip_bomb`, `unsupported_format`, `broken_document`).
    """
    _check_parts(content)
    try:
        document = docx.Document(io.BytesIO(content))
        lines = _Paragraphs(document).read()
    except ImportRefused:
        raise
    # The library promises no errors of its own for damaged parts: whatever it raises means the same to the reader.
    except Exception as problem:
        raise ImportRefused(
            "broken_document", _("This Word document is damaged. Open it in Word, save it again and import that.")
        ) from problem
    for number, (text, hints) in enumerate(lines, 1):
        yield SourceLine(number, text, hints)


def _check_parts(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            unpacked = sum(entry.file_size for entry in archive.infolist())
    # A damaged directory makes the library raise whatever its first wrong byte leads to.
    except Exception as problem:
        raise ImportRefused(
            "broken_document", _("This Word document is damaged. Open it in Word, save it again and import that.")
        ) from problem
    if unpacked > LARGEST_UNPACKED or len(names) > 10_000:
        raise ImportRefused("zip_bomb", _("This document unpacks to more than 100 MB and is not read."))
    if "word/document.xml" not in names:
        raise ImportRefused(
            "unsupported_format",
            _("This archive is not a Word document. Save the page as text, HTML or .docx and import that."),
        )


@dataclass
class _Numbering:
    """The counters of the document's lists, and how each of their levels is written."""

    formats: dict[str, dict[int, tuple[str, str]]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def next_number(self, list_name: str, level: int) -> str:
        """The sign of the next item as Word shows it, such as `2.1. `; empty for bullets."""
        levels = self.formats.get(list_name, {})
        form, pattern = levels.get(level, ("decimal", f"%{level + 1}."))
        counters = self.counters.setdefault(list_name, {})
        counters[level] = counters.get(level, 0) + 1
        for deeper in [known for known in counters if known > level]:
            del counters[deeper]
        if form in ("bullet", "none"):
            return ""

        def written(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            count = counters.get(at, 1)
            lettered = levels.get(at, ("", ""))[0] in ("arabicAlpha", "arabicAbjad") and count <= len(_LETTERS)
            return _LETTERS[count - 1] if lettered else str(count)

        sign = re.sub(r"%([1-9])", written, pattern)
        return f"{sign} " if re.search(r"\w", sign) else ""


class _Paragraphs:
    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbering = self._read_numbering()
        self._lines: list[tuple[str, LineHints]] = []

    def read(self) -> list[tuple[str, LineHints]]:
        headers, footers = self._margins()
        for text in headers:
            self._lines.append((text, LineHints(area="header")))
        self._read_blocks(self._document.element.body)
        for text in footers:
            self._lines.append((text, LineHints(area="footer")))
        return self._lines

    def _margins(self) -> tuple[list[str], list[str]]:
        headers: list[str] = []
        footers: list[str] = []
        for section in self._document.sections:
            for part, texts in ((section.header, headers), (section.footer, footers)):
                if not part.is_linked_to_previous:
                    texts += [paragraph.text for paragraph in part.paragraphs if paragraph.text.strip()]
        return headers, footers

    def _read_numbering(self) -> _Numbering:
        numbering = _Numbering()
        try:
            root = self._document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return numbering
        abstract = {}
        for definition in root.iter(qn("w:abstractNum")):
            levels = {}
            for level in definition.iter(qn("w:lvl")):
                form, pattern = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
                levels[int(level.get(qn("w:ilvl")))] = (
                    "decimal" if form is None else str(form.get(qn("w:val"))),
                    "" if pattern is None else str(pattern.get(qn("w:val")) or ""),
                )
            abstract[definition.get(qn("w:abstractNumId"))] = levels
        for use in root.iter(qn("w:num")):
            reference = use.find(qn("w:abstractNumId"))
            if reference is not None:
                numbering.formats[str(use.get(qn("w:numId")))] = abstract.get(reference.get(qn("w:val")), {})
        return numbering

    def _read_blocks(self, parent: Any) -> None:
        for element in parent.iterchildren():
            if element.tag == qn("w:p"):
                self._read_paragraph(element)
            elif element.tag == qn("w:tbl"):
                self._read_table(element)
            elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                self._read_blocks(element)

    def _read_table(self, table: Any) -> None:
        for row in table.iter(qn("w:tr")):
            cells = row.findall(qn("w:tc"))
            texts = [[text for text in map(_text, cell.iter(qn("w:p"))) if text.strip()] for cell in cells]
            if len(cells) > 1 and all(len(paragraphs) <= 2 for paragraphs in texts):
                self._lines.append(("\t".join(" ".join(paragraphs).replace("\n", " ") for paragraphs in texts), PLAIN))
            else:
                # A table that only lays out the page.
                for cell in cells:
                    self._read_blocks(cell)
        self._lines.append(("", PLAIN))

    def _read_paragraph(self, paragraph: Any) -> None:
        hints, sign = self._hints(paragraph)
        text = _text(paragraph)
        if sign and not text.lstrip().startswith(sign.strip()):
            text = sign + text
        self._lines.extend((part, hints) for part in text.split("\n"))
        for box in paragraph.iter(qn("w:txbxContent")):
            # Word writes each text box twice, once for programs that know no drawing.
            if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
                self._read_blocks(box)

    def _hints(self, paragraph: Any) -> tuple[LineHints, str]:
        properties = paragraph.find(qn("w:pPr"))
        hints = LineHints(emphasised=_is_bold(paragraph))
        if properties is None:
            return hints, ""
        style = self._style(properties)
        name = "" if style is None else str(style.name or "")
        heading = _HEADING.search(name)
        if heading or name.lower() in ("title", "عنوان"):
            hints = replace(hints, heading_level=int(heading.group(1)) if heading else 1)
        elif "quote" in name.lower():
            hints = replace(hints, quoted=True)
        # Word's own styles name their depth: «List Bullet 2».
        inner = int(name[-1]) if name[-1:].isdecimal() and _LIST_STYLE.match(name) else 1
        numbering = properties.find(qn("w:numPr"))
        if numbering is None and style is not None and style.element.pPr is not None:
            numbering = style.element.pPr.find(qn("w:numPr"))
        if numbering is not None:
            level, list_name = (numbering.find(qn(tag)) for tag in ("w:ilvl", "w:numId"))
            depth = 0 if level is None else int(level.get(qn("w:val")))
            used = "0" if list_name is None else str(list_name.get(qn("w:val")))
            if used != "0":
                sign = self._numbering.next_number(used, depth)
                return (hints if hints.heading_level else replace(hints, list_depth=max(depth + 1, inner))), sign
        if not hints.heading_level and _LIST_STYLE.match(name):
            return replace(hints, list_depth=inner), ""
        return hints, ""

    def _style(self, properties: Any) -> Any:
        reference = properties.find(qn("w:pStyle"))
        if reference is None:
            return None
        identifier = reference.get(qn("w:val"))
        return next((style for style in self._document.styles if style.style_id == identifier), None)


def _text(paragraph: Any) -> str:
    """The visible words of one paragraph, without those of text boxes inside it."""
    words = []
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        owner = next((parent for parent in element.iterancestors(qn("w:p"))), None)
        if owner is not paragraph or element.getparent().tag == qn("w:tabs"):
            continue
        if element.tag == qn("w:t"):
            words.append(element.text or "")
        elif element.tag in (qn("w:br"), qn("w:cr")):
            words.append("\n")
        else:
            words.append("-" if element.tag == qn("w:noBreakHyphen") else " ")
    return "".join(words)


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if any((text.text or "").strip() for text in run.iter(qn("w:t")))]
    return bool(runs) and all(
        any(run.find(f"{qn('w:rPr')}/{qn(tag)}") is not None for tag in ("w:b", "w:bCs")) for run in runs
    )
