"""How a Word document is dressed: the network's typeface and what stands in for it, the direction of its styles."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

FONT = "Vazirmatn"
FALLBACK = "Tahoma"
"""On machines without the network's typeface; it has all Persian letters and is on every Windows."""

LOCALES = {"fa": "fa-IR", "en": "en-GB", "ar": "ar"}
_FONT_TABLE = "word/fontTable.xml"
_STYLES = ("Normal", "Quote", "Intense Quote", "List Bullet", "List Number", "Caption", "Table Grid")


def dress_styles(document: Any, language: str, *, is_rtl: bool) -> None:
    """Give all styles that are used the typeface, for Latin and Persian letters alike, and the language."""
    for name in (*_STYLES, *(f"Heading {level}" for level in range(1, 10))):
        style = document.styles[name]
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]  # a theme's typeface would win
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), LOCALES[language])
        spoken.set(qn("w:bidi"), LOCALES[language])
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.insert_element_before(spoken, "w:eastAsianLayout", "w:specVanish", "w:oMath")
        if is_rtl and (size := style.font.size):
            _set_complex_size(properties, int(size.pt * 2))
    document.styles["Normal"].font.size = Pt(11)
    if is_rtl:
        _set_complex_size(document.styles["Normal"].element.rPr, 24)


def _set_complex_size(properties: Any, half_points: int) -> None:
    """The size of right-to-left letters, which has an element of its own."""
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(half_points))
    properties.insert_element_before(
        size, *("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs"),
        *("w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"),
    )  # fmt: skip


def with_fallback_font(content: bytes) -> bytes:
    """The document with a table of fonts that says what stands in for the typeface (ECMA-376 part 1, 17.8.3.1)."""
    entry = (
        f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:charset w:val="B2"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == _FONT_TABLE:
                data = data.replace(b"</w:fonts>", entry.encode() + b"</w:fonts>")
            changed.writestr(part, data)
    return target.getvalue()
