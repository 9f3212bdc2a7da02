"""The lines of a source on their way to a place: cleaned, with their half-spaces, sign and neighbourhood."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

from cms.importing.numbering import (
    Sign,
    are_reversed,
    confirm_bare_numbers,
    is_sign_only,
    joined_parts,
    parse_sign,
    parse_trailing_number,
)
from cms.importing.source import LineHints, SourceDocument, SourceLine
from cms.importing.vocabulary import folded
from cms.text.cleaning import clean
from cms.text.folding import fold_tokens
from cms.text.half_space import Doubt, restore_half_spaces

_GLYPH = re.compile(r"[•●▪■◆►➢✓✔]")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[\s.؛:،)]))([0-9۰-۹]{1,2})\s*[-–—.)]\s*(?=[^\d\s])")
_LONGEST_INDENT = 40


@dataclass(eq=False)
class Line:
    """A source line, or one of the pieces that a source line holds; `text` is what may be placed of it.

    `words` counts folded words, `indent` columns of white space before the text; `gap` says that an empty line stands
    before it; `remarks` are codes of what an editor should look at.
    """

    number: int
    text: str
    hints: LineHints
    indent: int = 0
    gap: bool = False
    sign: Sign | None = None
    doubts: tuple[Doubt, ...] = ()
    remarks: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The text without its sign."""
        return self.sign.rest if self.sign else self.text

    @cached_property
    def words(self) -> int:
        return folded(self.body).count(" ") + 1

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.text.split("\t")]


@dataclass(eq=False)
class Passage:
    """A text that will stand in the unit, with the source lines whose words it is made of."""

    parts: list[tuple[Line, str]]

    @property
    def text(self) -> str:
        return " ".join(joined_cells(text) for _line, text in self.parts)

    @property
    def line(self) -> Line:
        return self.parts[0][0]

    def join(self, line: Line) -> None:
        """Go on with the words of one more line, which the author meant as the same sentence."""
        self.parts.append((line, line.body))


def joined_cells(text: str) -> str:
    """A row of a table as words in a line."""
    return " – ".join(filter(None, map(str.strip, text.split("\t")))) if "\t" in text else text


def kept_text(line: Line) -> str:
    """What is kept of a line where nothing stands for its sign: numbers and bullets go, «ماده ۱» is words and stays."""
    return line.text if line.sign and line.sign.kind == "article" else line.body


def passage(line: Line, text: str | None = None) -> Passage:
    """The words of one line, by default without its sign."""
    return Passage([(line, line.body if text is None else text)])


def same_words(text: str, *parts: str) -> bool:
    """Whether the parts hold exactly the words of the text, in any order."""
    return Counter(fold_tokens(text)) == Counter(word for part in parts for word in fold_tokens(part))


def content_lines(document: SourceDocument, language: str = "fa") -> list[Line]:
    """The lines of a document as `Line`s, blank ones too; several for a line that holds a whole list."""
    lines: list[Line] = []
    gap = False
    for source in document.lines:
        raw = source.text
        expanded = raw.expandtabs(4) if document.format == "text" and "\t" not in raw.strip() else raw
        indent = min(len(expanded) - len(expanded.lstrip()), _LONGEST_INDENT)
        text, doubts = presentable(source, language)
        if not text:
            lines.append(Line(source.number, "", source.hints, indent, gap))
            gap = True
            continue
        for position, part in enumerate(_split_inline_list(text)):
            own = tuple(doubt for doubt in doubts if doubt.word in part)
            lines.append(Line(source.number, part, source.hints, indent, gap and not position, None, own))
        gap = False
    _find_signs([line for line in lines if line.text])
    return lines


def presentable(source: SourceLine, language: str = "fa") -> tuple[str, tuple[Doubt, ...]]:
    """The text of a source line as it may be stored, and the words of it that an editor should look at.

    Should cleaning or restoring ever change more than spaces, the line is taken as it stands.
    """
    cleaned = re.sub(r"[^\S\t]+", " ", clean(source.text.strip(), language)).strip()
    first, tab, rest = cleaned.partition("\t")
    if tab and "\t" not in rest and is_sign_only(first):
        # Word writes a tab between a list sign and its text.
        cleaned = f"{first.strip()} {rest.strip()}"
    if language != "fa":
        return cleaned, ()
    if "\t" in cleaned:
        cells = [restore_half_spaces(cell.strip()) for cell in cleaned.split("\t")]
        text = "\t".join(cell.text for cell in cells)
        doubts = tuple(doubt for cell in cells for doubt in cell.doubts)
    else:
        restored = restore_half_spaces(cleaned)
        text, doubts = restored.text, restored.doubts
    if "".join(fold_tokens(text)) != "".join(fold_tokens(source.text)):
        return cleaned, ()
    return text, doubts


def _split_inline_list(text: str) -> list[str]:
    """The items of a list that was run together into one line; anything else stays one piece."""
    if "\t" in text:
        return [text]
    glyphs = [match.start() for match in _GLYPH.finditer(text)]
    if len(glyphs) >= 3 or (len(glyphs) == 2 and glyphs[0] == 0):
        cuts = glyphs
    else:
        cuts = []
        expected = 1
        for match in _INLINE_NUMBER.finditer(text):
            if int(match.group(1)) == expected:
                cuts.append(match.start())
                expected += 1
        if len(cuts) < 3:
            return [text]
    bounds = [0, *cuts, len(text)]
    pieces = [text[start:end].strip() for start, end in zip(bounds, bounds[1:], strict=False)]
    pieces = [piece for piece in pieces if piece]
    return pieces if same_words(text, *pieces) else [text]


def _find_signs(lines: list[Line]) -> None:
    signs = [None if "\t" in line.text else parse_sign(line.text) for line in lines]
    signs = confirm_bare_numbers(signs)
    trailing = confirm_bare_numbers(
        [
            None if sign or "\t" in line.text else parse_trailing_number(line.text)
            for sign, line in zip(signs, lines, strict=True)
        ]
    )
    numbered = [position for position, sign in enumerate(signs) if sign and sign.kind == "number"]
    numbers = [signs[position].parts for position in numbered]  # type: ignore[union-attr]
    parted = joined_parts(numbers)
    turned = are_reversed(numbers)
    found: set[str] = set()
    for place, position in enumerate(numbered):
        sign = signs[position]
        assert sign is not None
        if place in parted:
            signs[position] = replace(sign, parts=parted[place])
            _remark_once(lines[position], "numbers_joined", found)
        elif turned and len(sign.parts) > 1:
            signs[position] = replace(sign, parts=sign.parts[::-1], label="–".join(reversed(sign.label.split("–"))))
            _remark_once(lines[position], "numbers_reversed", found)
    for line, sign, last_resort in zip(lines, signs, trailing, strict=True):
        chosen = sign or last_resort
        line.sign = chosen if chosen and same_words(line.text, chosen.rest, chosen.label, chosen.bullet) else None


def _remark_once(line: Line, code: str, found: set[str]) -> None:
    """One look at the first line is enough for what concerns a whole list."""
    if code not in found:
        found.add(code)
        line.remarks.append(code)
