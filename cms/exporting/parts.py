"""What a page is made of in a file: few kinds of parts, which every format can write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from cms.media.bodies import ImageBody


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind; `url` is a path on the site, an absolute address, or empty."""

    text: str
    is_strong: bool = False
    url: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 2 within a page, whose title has level 1; `fitted` closes gaps between levels."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `depth` is that of a duty in its tree, from 1; an `aside` is set apart from the text."""

    runs: Runs
    depth: int = 0
    is_lead: bool = False
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of one level."""

    items: tuple[Runs, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts; an empty header has no row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    first_column_is_header: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its uid; `src` is where it lies, for files that hold too many pictures already."""

    uid: UUID
    alt: str
    caption: str
    src: str

    @classmethod
    def of(cls, image: ImageBody, caption: str = "") -> Picture:
        """With its caption and whom it is from."""
        words = " – ".join(filter(None, (caption, image.credit)))
        return cls(image.uid, image.alt, words, image.src)


Part = Heading | Paragraph | Quote | Items | Table | Picture


@dataclass(frozen=True, slots=True)
class PageParts:
    """One page of a file; `address` is absolute, `is_draft` says that citizens may read something else."""

    title: str
    address: str
    changed_at: datetime
    is_draft: bool
    parts: tuple[Part, ...]


def plain(text: str, *, is_strong: bool = False) -> Paragraph:
    return Paragraph((Run(text, is_strong),))


def fitted(parts: Iterable[Part], level: int = 1) -> Iterator[Part]:
    """The parts with headings that go down by one level at a time, below a title of `level`."""
    above = level
    for part in parts:
        if isinstance(part, Heading):
            above = min(part.level + level - 1, above + 1)
            yield replace(part, level=above)
        else:
            yield part
