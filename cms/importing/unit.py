"""What recognition makes of a source: a unit as plain values, ready to become pages; nothing here knows of pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cms.importing.report import ImportReport
    from cms.importing.source import SourceFormat

BlockKind = Literal["heading", "paragraph", "list", "quote"]
SectionKind = Literal["introduction", "duties", "goals", "departments", "contact", "head"]


@dataclass(frozen=True, slots=True)
class IntroBlock:
    """A block of the introduction: `text`, or `items` for a list."""

    kind: BlockKind
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyNode:
    """A section or item of the duties.

    `anchor` is unique in the tree and the same after every import of the same words; `number_in_source` is the number
    as it was written, its parts joined by en dashes (`1–2–3`, `الف`, `ماده ۱`), empty for bullets; `text` holds the
    paragraphs that follow the title, before the children.
    """

    title: str
    anchor: str
    text: tuple[str, ...] = ()
    number_in_source: str = ""
    children: tuple[DutyNode, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedHead:
    """Who leads the unit: the post, its holder if the source names one, a message or life in paragraphs."""

    post_title: str = ""
    person_name: str = ""
    message: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedDepartment:
    """A department. `duties_anchor` points to its section of the duties; `from_duties` says that it is named nowhere
    else, so that its name is that section's title.
    """

    name: str
    work: str = ""
    duties_anchor: str | None = None
    responsible: str = ""
    extension: str = ""
    from_duties: bool = False


@dataclass(frozen=True, slots=True)
class ImportedPhone:
    """A telephone number in ASCII digits as it is dialled, its extension, and what the source calls it."""

    number: str
    extension: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ImportedContact:
    """How the unit is reached; empty strings where the source says nothing."""

    address: str = ""
    phones: tuple[ImportedPhone, ...] = ()
    fax: str = ""
    email: str = ""
    hours: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class ImportDoubt:
    """Something for the editor to look at: where it landed (a path such as `duties.1.2`), and why."""

    where: str
    word: str
    suggestions: tuple[str, ...]
    reason: str
    line_number: int


@dataclass(frozen=True, slots=True)
class LineAccount:
    """What became of one source line: `placed` are its texts that went somewhere, with their places (paths such as
    `duties.1.2`, counted from 1); `left_out` those that did not, with the codes of the reasons.
    """

    number: int
    source: str
    placed: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedUnit:
    """The whole page. `unit_name` is made from the title, a department's name may be made from the duties; every other
    word stands here exactly once. `section_titles` are the headings that opened the sections, as the source has them;
    `duties_lead` are the paragraphs before the first duty.
    """

    title: str
    unit_name: str
    lead: str
    introduction: tuple[IntroBlock, ...]
    head: ImportedHead | None
    goals: tuple[str, ...]
    departments: tuple[ImportedDepartment, ...]
    duties_lead: tuple[str, ...]
    duties: tuple[DutyNode, ...]
    contact: ImportedContact
    section_titles: dict[SectionKind, str]
    doubts: tuple[ImportDoubt, ...]
    source_name: str
    source_format: SourceFormat
    source_encoding: str
    accounts: tuple[LineAccount, ...] = field(repr=False)

    @property
    def report(self) -> ImportReport:
        """What became of every line, to read or to process."""
        from cms.importing.report import ImportReport

        return ImportReport(self)
