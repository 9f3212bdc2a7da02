"""Bytes to text: UTF-8, UTF-16, windows-1256 and ISO-8859-6, and text that was once read in the wrong one of them."""

import codecs
import re

from django.utils.translation import gettext_lazy as _

from cms.importing.source import ImportRefused
from cms.importing.vocabulary import word_set
from cms.text.folding import fold_tokens

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([a-z0-9_-]+)""", re.IGNORECASE)
NOT_TEXT = _("This file is not a text. Save the page as text, HTML or .docx and import that.")
_BROKEN = "\ufffd"

# Words that any page of this kind holds; a wrong eight-bit table turns every one of them into nonsense.
_FREQUENT_WORDS = word_set("و در از به با که را این برای های روابط عمومی شهرداری واحد امور وظایف است تهیه")

# The first byte of every Persian letter in UTF-8 (D8 to DB), as windows-1256 and windows-1252 show it.
_SHIFTED = re.compile("[\u0637\u0638\u0639\u063a][\x80-\xff\u0152-\u2122\u060c\u067e-\u06d2]|[\xd8-\xdb][\x80-\u2122]")


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises ImportRefused (`not_text`, `undecodable`)."""
    text, encoding = _decode(content)
    _check_controls(text)
    repaired = _repaired(text)
    return (repaired, f"{encoding}+repaired") if repaired != text else (text, encoding)


def _check_controls(text: str) -> None:
    if len(_CONTROL.findall(text)) > max(8, len(text) // 100):
        raise ImportRefused("not_text", NOT_TEXT)


def _decode(content: bytes) -> tuple[str, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                return content.decode(encoding, errors="replace"), encoding.removesuffix("-sig")
    sixteen = _utf_16_without_mark(content)
    if sixteen:
        return content.decode(sixteen, errors="replace"), sixteen
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    # A page cut in the middle of a letter, or one bad byte in an include, is still UTF-8.
    tolerant = content.decode("utf-8", errors="replace")
    if len(_ARABIC_LETTER.findall(tolerant)) > 20 * tolerant.count(_BROKEN):
        return tolerant, "utf-8"
    return _eight_bit(content)


def _utf_16_without_mark(content: bytes) -> str:
    """UTF-16 shows itself by its high bytes: 00 for ASCII and 06 for Persian at every second place."""
    sample = content[:4000]
    half = len(sample) // 2
    if half < 4:
        return ""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if (high.count(0) + high.count(6)) > 0.9 * half and high.count(6) > 0.1 * half:
            return encoding
    return ""


def _eight_bit(content: bytes) -> tuple[str, str]:
    _check_controls(content.decode("latin-1"))
    candidates = ["cp1256", "iso8859-6"]
    declared = _DECLARED.search(content[:4000])
    if declared and declared.group(1).lower() in (b"iso-8859-6", b"iso8859-6"):
        candidates.reverse()
    readings = []
    for encoding in candidates:
        text = content.decode(encoding, errors="replace")
        score = sum(token in _FREQUENT_WORDS for token in fold_tokens(text)) - text.count(_BROKEN)
        readings.append((score, text, encoding))
    score, text, encoding = max(readings, key=lambda reading: reading[0])
    letters = len(_ARABIC_LETTER.findall(text))
    if score < 1 or letters < 0.3 * len([byte for byte in content if byte > 0x7F]):
        raise ImportRefused(
            "undecodable",
            _("The encoding of this file is not known. Save it as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."),
        )
    return text, {"cp1256": "windows-1256", "iso8859-6": "iso-8859-6"}[encoding]


def _repaired(text: str) -> str:
    """Lines that hold UTF-8 read as windows-1256 or windows-1252, turned back; all others as they are."""
    if len(_SHIFTED.findall(text)) < 3:
        return text
    return "\n".join(_repaired_line(line) for line in text.split("\n"))


def _repaired_line(line: str) -> str:
    if len(_SHIFTED.findall(line)) < 2:
        return line
    for encoding in ("cp1256", "cp1252"):
        repaired = _reread(line, encoding)
        # Proper Persian never survives a strict reading as UTF-8, so a result full of Persian letters is certain.
        if repaired and len(_ARABIC_LETTER.findall(repaired)) >= 0.3 * len(repaired.strip()):
            return repaired
    return line


def _reread(line: str, encoding: str) -> str:
    content = bytearray()
    for character in line:
        try:
            content += character.encode(encoding)
        except UnicodeEncodeError:
            # The places that windows-1252 leaves empty come through as controls of the same number.
            if not "\x80" <= character <= "\xff":
                return ""
            content.append(ord(character))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return ""
