"""The sections of a home page: blocks for editors, and their shapes for readers."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field
from wagtail import blocks
from wagtail.blocks import StreamValue

from cms.blocks.context import BodyContext
from cms.home.sections.base import Section, SectionBody
from cms.home.sections.figures import FiguresSection, FiguresSectionBody
from cms.home.sections.free import FreeSection, FreeSectionBody
from cms.home.sections.lists import (
    NewsSection,
    NewsSectionBody,
    NoticesSection,
    NoticesSectionBody,
    PhotoReportsSection,
    PhotoReportsSectionBody,
    Scope,
)
from cms.home.sections.places import (
    ContactSection,
    ContactSectionBody,
    DirectorySection,
    DirectorySectionBody,
    DutiesSection,
    DutiesSectionBody,
    OpeningSection,
    OpeningSectionBody,
)
from cms.home.sections.week import WeekSection, WeekSectionBody

AnySectionBody = Annotated[
    OpeningSectionBody
    | NewsSectionBody
    | PhotoReportsSectionBody
    | NoticesSectionBody
    | DutiesSectionBody
    | ContactSectionBody
    | DirectorySectionBody
    | FiguresSectionBody
    | WeekSectionBody
    | FreeSectionBody,
    Field(discriminator="type"),
]


class SectionsStreamBlock(blocks.StreamBlock):
    opening = OpeningSection()
    news = NewsSection()
    photo_reports = PhotoReportsSection()
    notices = NoticesSection()
    week = WeekSection()
    duties = DutiesSection()
    figures = FiguresSection()
    contact = ContactSection()
    directory = DirectorySection()
    free = FreeSection()

    class Meta:
        # A home page has one place for each of these; the cost of a list does not depend on its section's number.
        block_counts = {
            **dict.fromkeys(
                ["opening", "photo_reports", "notices", "week", "duties", "contact", "directory"], {"max_num": 1}
            ),
            "news": {"max_num": 2},
        }


DIRECTORY = DirectorySectionBody(id="directory", type="directory")


def section_bodies(stream: StreamValue | None, context: BodyContext, *, is_central: bool) -> list[Any]:
    """The sections that the site chose, in its order, or the usual ones; those without words in the language are left
    out. The central office's home always leads to every site.
    """
    if not stream:
        return usual_sections(is_central=is_central)
    bodies: list[SectionBody] = []
    for child in stream:
        section: Section = child.block
        if child.block_type == "directory" and not is_central:
            continue
        body = section.get_section_body(child.id or child.block_type, child.value, context)
        if body is not None:
            bodies.append(body)
    has_directory = any(body.type == "directory" for body in bodies)
    return bodies if has_directory or not is_central else [*bodies, DIRECTORY]


def usual_sections(*, is_central: bool) -> list[Any]:
    """What a home page shows while nobody has chosen."""
    scope = Scope.NETWORK if is_central else Scope.SITE
    return [
        OpeningSectionBody(id="opening", type="opening"),
        NewsSectionBody.usual("news", scope),
        *([DIRECTORY] if is_central else []),
        PhotoReportsSectionBody.usual("photo_reports", scope),
        NoticesSectionBody.usual("notices", Scope.SITE),
        DutiesSectionBody(id="duties", type="duties"),
        ContactSectionBody(id="contact", type="contact"),
    ]
