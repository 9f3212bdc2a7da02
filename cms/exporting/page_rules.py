"""How each type of page stands in a file: one rule a body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.blocks.cards import ChartNode
from cms.exporting.block_rules import block_parts, contact_parts, pictures, posts_table, recording_parts
from cms.exporting.inline import rich
from cms.exporting.parts import Heading, Items, Paragraph, Part, Picture, Run, Table, fitted, plain
from cms.galleries.models.index import GalleryIndexBody
from cms.galleries.models.photo_report import PhotoReportBody
from cms.galleries.models.recordings import AudioBody, FilmBody
from cms.home.models import HomeBody
from cms.home.sections.free import FreeSectionBody
from cms.news.models import NewsBody, NewsIndexBody
from cms.pages.bodies import PageBody
from cms.people.models import PeopleIndexBody, PostBody
from cms.standard.models import PortalBody, StandardBody
from cms.text.digits import localize_digits
from cms.text.jalali import format_date
from cms.units.blocks import DutyNode
from cms.units.models import ContactBody, DutiesBody, UnitIntroductionBody

Rule = Callable[[Any], Iterable[Part]]
RULES: dict[type[PageBody], Rule] = {}


def rule(schema: type[PageBody]) -> Callable[[Rule], Rule]:
    """Register the rule of a page type by its body."""

    def register(function: Rule) -> Rule:
        RULES[schema] = function
        return function

    return register


def page_parts(body: PageBody) -> tuple[Part, ...]:
    """Everything below the title, in the active language. Raises KeyError for a type without a rule."""
    return tuple(fitted(RULES[type(body)](body)))


def shown_title(title: str, body: PageBody) -> str:
    """What stands above the page: some types have a heading that menus do not show."""
    return getattr(body, "heading", "") or title


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _lead(text: str) -> Iterator[Part]:
    if text:
        yield Paragraph((Run(text),), is_lead=True)


def _section(title: str, parts: Iterable[Part]) -> Iterator[Part]:
    found = list(parts)
    if found:
        yield Heading(title)
        yield from found


@rule(UnitIntroductionBody)
def _unit_introduction(body: UnitIntroductionBody) -> Iterator[Part]:
    yield from _lead(body.lead)
    yield from block_parts(body.blocks)
    if body.head:
        yield from _section(_("Head of the unit"), posts_table([body.head]))
    message = [*block_parts(body.message), *([plain(body.signature)] if body.message and body.signature else [])]
    yield from _section(_("Message of the head"), message)
    if body.goals:
        yield from _section(_("Goals"), [Items(tuple((Run(goal),) for goal in body.goals))])
    if body.departments:
        header = (_("Department"), _("Main work"), _("Responsible"), _("Extension"))
        rows = tuple((card.name, card.work, card.responsible, card.extension) for card in body.departments)
        yield from _section(_("Departments"), [Table(header, rows, first_column_is_header=True)])
    if body.chart:
        yield from _section(_("Organisation chart"), _chart(body.chart, 1))
    yield from _section(_("Contact"), contact_parts(body.contact))


def _chart(nodes: list[ChartNode], depth: int) -> Iterator[Part]:
    for node in nodes:
        holder = f" – {node.holder}" if node.holder else ""
        yield Paragraph((Run(f"{node.title}{holder}"),), depth=depth)
        yield from _chart(node.children, depth + 1)


@rule(DutiesBody)
def _duties(body: DutiesBody) -> Iterator[Part]:
    yield from rich(body.introduction)
    yield from _duty_tree(body.tree)


def _duty_tree(nodes: list[DutyNode]) -> Iterator[Part]:
    for node in nodes:
        # The sign that an import reads as the place in a tree.
        number = "".join(f"{place}–" for place in node.numbers)
        sign = localize_digits(f"{number[:-1]}. " if len(node.numbers) == 1 else f"{number} ", _language())
        depth = len(node.numbers)
        yield Paragraph((Run(sign), Run(node.title, is_strong=bool(node.children))), depth=depth)
        yield from rich(node.text, depth=depth + 1)
        yield from _duty_tree(node.children)


@rule(ContactBody)
def _contact(body: ContactBody) -> Iterator[Part]:
    yield from rich(body.introduction)
    yield from contact_parts(body.contact)


@rule(StandardBody)
def _standard(body: StandardBody) -> Iterator[Part]:
    yield from _lead(body.lead)
    yield from block_parts(body.blocks)


@rule(PortalBody)
def _portal(body: PortalBody) -> Iterator[Part]:
    yield from _lead(body.lead)
    if body.picture:
        yield Picture.of(body.picture)
    if body.tiles:
        tiles = ((Run(tile.title, url=tile.url), Run(f" – {tile.line}" if tile.line else "")) for tile in body.tiles)
        yield Items(tuple(tiles))
    yield from block_parts(body.blocks)


@rule(PeopleIndexBody)
def _people_index(body: PeopleIndexBody) -> Iterator[Part]:
    yield from rich(body.introduction)
    for department in body.departments:
        if department.name:
            yield Heading(department.name)
        yield from posts_table(department.posts)


@rule(PostBody)
def _post(body: PostBody) -> Iterator[Part]:
    rows = [(_("Department"), body.department), (_("Phone"), body.phone), (_("Extension"), body.extension)]
    rows += [(_("E-mail"), body.email), (_("Reports to"), body.reports_to.title if body.reports_to else "")]
    filled = tuple(row for row in rows if row[1])
    if filled:
        yield Table((), filled, first_column_is_header=True)
    yield from rich(body.duties)
    for holder in body.holders:
        yield Heading(holder.name)
        dates = [format_date(day, _language()) for day in (holder.since, holder.until) if day]
        if dates:
            yield plain(" – ".join(dates))
        if holder.portrait:
            yield Picture.of(holder.portrait, holder.name)
        yield from rich(holder.biography)


@rule(NewsBody)
def _news(body: NewsBody) -> Iterator[Part]:
    above = " – ".join(filter(None, (body.kind_label, body.category, body.kicker)))
    if above:
        yield plain(above)
    yield from _lead(body.lead)
    if body.reporter:
        yield plain(body.reporter)
    if body.picture:
        yield Picture.of(body.picture, body.picture_caption)
    yield from block_parts(body.blocks)
    if body.photo_report:
        yield Paragraph((Run(body.photo_report.title, url=body.photo_report.url),))
    if body.tags:
        yield plain(_("Tags: %(tags)s") % {"tags": "، ".join(body.tags)})
    if body.related:
        related = tuple((Run(card.title, url=card.url),) for card in body.related)
        yield from _section(_("Related"), [Items(related)])


@rule(NewsIndexBody)
@rule(GalleryIndexBody)
def _index(body: NewsIndexBody | GalleryIndexBody) -> Iterator[Part]:
    yield from rich(body.introduction)


@rule(PhotoReportBody)
def _photo_report(body: PhotoReportBody) -> Iterator[Part]:
    yield from _lead(body.lead)
    if body.credit:
        yield plain(body.credit)
    yield from block_parts(body.blocks)
    yield from pictures(body.pictures)


@rule(FilmBody)
@rule(AudioBody)
def _recording(body: FilmBody | AudioBody) -> Iterator[Part]:
    yield from _lead(body.lead)
    if body.credit:
        yield plain(body.credit)
    yield from recording_parts(body.kind_label, body.recording)
    yield from block_parts(body.blocks)


@rule(HomeBody)
def _home(body: HomeBody) -> Iterator[Part]:
    yield from rich(body.introduction)
    # All other sections show what stands on pages of its own, or passes.
    for section in body.sections:
        if isinstance(section, FreeSectionBody):
            yield from _section(section.value.title, fitted(block_parts(section.value.blocks), 2))
