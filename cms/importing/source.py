"""What a source is once it has been read: numbered lines with hints; or a clear refusal."""

from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise

SourceFormat = Literal["text", "html", "docx"]


@dataclass(frozen=True, slots=True)
class LineHints:
    """What the file says of a line beside its words; a plain text says nothing.

    `area` names the part of a page that is not its content (`nav`, `header`, `footer`, `aside`, `form`, `script`,
    `style`, `hidden`, `control`, `page_title`, `footnote`); the empty string is content. `heading_level` is 1 to 6 for
    a heading, `list_depth` counts from 1 for an item of a list.
    """

    area: str = ""
    heading_level: int = 0
    list_depth: int = 0
    emphasised: bool = False
    quoted: bool = False


PLAIN = LineHints()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line as it stands in the source, counted from 1; the cells of a table row are separated by tabs."""

    number: int
    text: str
    hints: LineHints = field(default=PLAIN)


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A source that could be read. In HTML and Word a line is a block: a paragraph, an item, a row of a table."""

    name: str
    format: SourceFormat
    encoding: str
    lines: tuple[SourceLine, ...]


class ImportRefused(Exception):
    """A file that cannot be imported; `message` says in the reader's language what to do about it.

    Codes: `empty`, `too_large`, `not_text`, `unsupported_format`, `undecodable`, `broken_document`, `zip_bomb`,
    `no_persian`.
    """

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
