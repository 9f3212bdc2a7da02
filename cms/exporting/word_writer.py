"""Pages as a Word document: right to left where the language is, with real headings, lists and header rows."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urljoin
from uuid import UUID

import docx
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from cms.exporting.parts import Heading, Items, PageParts, Paragraph, Part, Picture, Quote, Run, Runs, Table
from cms.exporting.pictures import PictureFile, for_word
from cms.exporting.word_fonts import LOCALES, dress_styles, with_fallback_font
from cms.text.jalali import format_date

SCHEMES = ("http://", "https://", "mailto:", "tel:", "/")
INDENT = Cm(0.9)
GREY = RGBColor(0x59, 0x59, 0x59)


def word_file(
    title: str, pages: Sequence[PageParts], pictures: dict[UUID, PictureFile], language: str, origin: str
) -> bytes:
    """A .docx file. `origin` makes addresses of paths."""
    with translation.override(language):
        return _Writer(pictures, language, origin).write(title, pages)


class _Writer:
    def __init__(self, pictures: dict[UUID, PictureFile], language: str, origin: str) -> None:
        self._pictures = pictures
        self._language = language
        self._origin = origin
        self._is_rtl = bool(get_language_info(language)["bidi"])
        self._document: Any = docx.Document()
        # Looked up once: the library reads all styles of its template for each paragraph that names one.
        self._style_ids = {style.name: style.style_id for style in self._document.styles}

    def write(self, title: str, pages: Sequence[PageParts]) -> bytes:
        document = self._document
        document.core_properties.title = title
        document.core_properties.language = LOCALES[self._language]
        document.core_properties.author = ""
        document.core_properties.comments = ""
        dress_styles(document, self._language, is_rtl=self._is_rtl)
        for position, page in enumerate(pages):
            # A section of its own, so that the foot of each sheet names the page that stands on it.
            section = document.add_section() if position else document.sections[0]
            if self._is_rtl:
                _mark(section._sectPr, "w:bidi")
            self._foot(section, page)
            self._heading(Heading(page.title, 1))
            for part in page.parts:
                self._part(part)
        target = io.BytesIO()
        document.save(target)
        return with_fallback_font(target.getvalue())

    def _part(self, part: Part) -> None:
        writers: dict[type, Callable[..., None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Quote: self._quote,
            Items: self._items,
            Table: self._table,
            Picture: self._picture,
        }
        writers[type(part)](part)

    # Words ------------------------------------------------------------------------------------------------------

    def _add(self, runs: Runs, style: str = "Normal") -> Any:
        paragraph = self._document.add_paragraph()
        if style != "Normal":
            paragraph._p.style = self._style_ids[style]
        self._fill(paragraph, runs)
        return paragraph

    def _fill(self, paragraph: Any, runs: Runs) -> None:
        if self._is_rtl:
            _mark(paragraph._p.get_or_add_pPr(), "w:bidi")
        for run in runs:
            if run.url.startswith(SCHEMES):
                self._link(paragraph, run)
            else:
                self._run(paragraph, run)

    def _run(self, paragraph: Any, run: Run) -> Any:
        written = paragraph.add_run(run.text)
        if run.is_strong:
            written.bold = True
            written.font.cs_bold = True
        written.font.rtl = self._is_rtl or None
        return written

    def _link(self, paragraph: Any, run: Run) -> None:
        target = paragraph.part.relate_to(urljoin(self._origin, run.url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        written = self._run(paragraph, run)
        written.font.underline = True
        written.font.color.rgb = RGBColor(0x0B, 0x4F, 0x9E)
        link.append(written._r)
        paragraph._p.append(link)

    def _heading(self, part: Heading) -> None:
        self._add((Run(part.text),), f"Heading {min(part.level, 9)}")

    def _paragraph(self, part: Paragraph) -> None:
        paragraph = self._add(part.runs, "Intense Quote" if part.is_aside else "Normal")
        if part.depth > 1:
            paragraph.paragraph_format.left_indent = INDENT * min(part.depth - 1, 8)
        if part.is_lead:
            for run in paragraph.runs:
                run.font.size = Pt(13)

    def _quote(self, part: Quote) -> None:
        self._add((Run(part.text),), "Quote")
        if part.source:
            self._add((Run(f"– {part.source}"),), "Quote")

    def _items(self, part: Items) -> None:
        number = self._new_numbering() if part.is_numbered else None
        for item in part.items:
            paragraph = self._add(item, "List Number" if part.is_numbered else "List Bullet")
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = number
                properties.get_or_add_ilvl().val = 0

    def _new_numbering(self) -> int:
        """Every list counts from one: Word would go on with the one before."""
        numbering = self._document.part.numbering_part.element
        style = self._document.styles["List Number"].element
        used = numbering.num_having_numId(style.pPr.numPr.numId.val)
        number = numbering.add_num(used.abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    # Tables and pictures ----------------------------------------------------------------------------------------

    def _table(self, part: Table) -> None:
        if part.caption:
            self._add((Run(part.caption),), "Caption")
        columns = max((len(row) for row in (part.header, *part.rows)), default=0)
        if not columns:
            return
        rows = [row for row in (part.header, *part.rows) if row]
        table = self._document.add_table(len(rows), columns, style="Table Grid")
        if self._is_rtl:
            _mark(table._tbl.tblPr, "w:bidiVisual")
        if part.header:
            _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                is_head = (at == 0 and bool(part.header)) or (column == 0 and part.first_column_is_header)
                self._fill(table.cell(at, column).paragraphs[0], (Run(text, is_strong=is_head),))
        self._document.add_paragraph()

    def _picture(self, part: Picture) -> None:
        file = self._pictures.get(part.uid)
        content = for_word(file) if file else None
        if file is None or content is None:
            words = part.caption or part.alt
            if part.src:
                self._add((Run(words or part.src, url=part.src),))
            return
        section = self._document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        paragraph = self._add(())
        natural = Emu(file.width * 914400 // 150)  # 150 dots an inch
        shape = paragraph.add_run().add_picture(content, width=min(natural, Emu(room)))
        shape._inline.docPr.set("descr", part.alt)
        if part.caption:
            self._add((Run(part.caption),), "Caption")

    def _foot(self, section: Any, page: PageParts) -> None:
        section.footer.is_linked_to_previous = False
        paragraph = section.footer.paragraphs[0]
        words = format_date(page.changed_at, self._language)
        runs = (Run(f"{_('Draft')}، {words}، " if page.is_draft else f"{words}، "), Run(page.address, url=page.address))
        self._fill(paragraph, runs)
        for run in paragraph.runs:
            run.font.color.rgb = GREY


# In CT_PPr, CT_TblPr, CT_TrPr and CT_SectPr the schema fixes an order (ECMA-376 part 1, 17.3.1.26, 17.4.60, 17.6.17):
# what has to stand behind the mark.
_AFTER = {
    "w:bidi": (
        *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
        *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl"),
        *("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange", "w:rtlGutter", "w:docGrid", "w:printerSettings"),
    ),
    "w:bidiVisual": (
        *("w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd"),
        *("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"),
    ),
    "w:tblHeader": ("w:tblCellSpacing", "w:jc", "w:hidden", "w:ins", "w:del", "w:trPrChange"),
}


def _mark(properties: Any, name: str) -> None:
    """Set an on/off property at its place."""
    if properties.find(qn(name)) is None:
        properties.insert_element_before(OxmlElement(name), *_AFTER[name])
