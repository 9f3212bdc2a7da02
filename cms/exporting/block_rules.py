"""How each block of a body stands in a file: one rule a block type, on its released shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.blocks.accordion import AccordionBody
from cms.blocks.base import BlockBody
from cms.blocks.call_to_action import CallToActionBody
from cms.blocks.callout import CalloutBody
from cms.blocks.cards import ContactCard, PostCard
from cms.blocks.figures import FiguresBlockBody
from cms.blocks.gallery import GalleryBody, PictureBody
from cms.blocks.media import DocumentsBody, ImageBlockBody, ImagePairBody
from cms.blocks.news_list import NewsListBody
from cms.blocks.people import PeopleBlockBody
from cms.blocks.places import ContactBlockBody, MapBody
from cms.blocks.recording import AudioBody, FilmBody
from cms.blocks.table import TableBody
from cms.blocks.text import HeadingBody, ListBody, ParagraphBody, QuoteBody
from cms.exporting.inline import one_line, rich
from cms.exporting.parts import Heading, Items, Paragraph, Part, Picture, Quote, Run, Table, plain
from cms.media.bodies import DocumentBody
from cms.media.recordings import RecordingBody
from cms.text.digits import format_number

KILOBYTE = 1024

Rule = Callable[[Any], Iterable[Part]]
RULES: dict[type[BlockBody], Rule] = {}


def rule(schema: type[BlockBody]) -> Callable[[Rule], Rule]:
    """Register the rule of a block by its released shape."""

    def register(function: Rule) -> Rule:
        RULES[schema] = function
        return function

    return register


def block_parts(blocks: Iterable[BlockBody]) -> Iterator[Part]:
    """The parts of all blocks. Raises KeyError for a block without a rule."""
    for block in blocks:
        yield from RULES[type(block)](block)


def titled(title: str, parts: Iterable[Part]) -> Iterator[Part]:
    """Parts below a heading of their own, if there are any; without a title they stand as they are."""
    found = list(parts)
    if title and found:
        yield Heading(title, 3)
    yield from found


@rule(HeadingBody)
def _heading(block: HeadingBody) -> Iterator[Part]:
    yield Heading(block.value.text, block.value.level)


@rule(ParagraphBody)
def _paragraph(block: ParagraphBody) -> Iterator[Part]:
    yield from rich(block.value.html)


@rule(ListBody)
def _list(block: ListBody) -> Iterator[Part]:
    yield Items(tuple(one_line(item) for item in block.value.items), block.value.style == "number")


@rule(QuoteBody)
def _quote(block: QuoteBody) -> Iterator[Part]:
    yield Quote(block.value.text, block.value.source)


@rule(CalloutBody)
def _callout(block: CalloutBody) -> Iterator[Part]:
    head = ": ".join(filter(None, (block.value.kind_label, block.value.title)))
    yield Paragraph((Run(head, is_strong=True),), is_aside=True)
    yield from rich(block.value.html, is_aside=True)


@rule(AccordionBody)
def _accordion(block: AccordionBody) -> Iterator[Part]:
    for part in block.value.items:
        yield Heading(part.title, 3)
        yield from rich(part.html)


@rule(ImageBlockBody)
def _image(block: ImageBlockBody) -> Iterator[Part]:
    if block.value.image:
        yield Picture.of(block.value.image, block.value.caption)


@rule(ImagePairBody)
def _image_pair(block: ImagePairBody) -> Iterator[Part]:
    yield from pictures(block.value.pictures)


@rule(GalleryBody)
def _gallery(block: GalleryBody) -> Iterator[Part]:
    yield from titled(block.value.title, pictures(block.value.pictures))


def pictures(shown: Iterable[PictureBody]) -> Iterator[Part]:
    for picture in shown:
        yield Picture.of(picture.image, picture.caption)


@rule(FilmBody)
@rule(AudioBody)
def _recording(block: FilmBody | AudioBody) -> Iterator[Part]:
    yield from titled(block.value.title, recording_parts(block.value.title, block.value.recording))


def recording_parts(title: str, recording: RecordingBody) -> Iterator[Part]:
    """Where a recording lies, what it shows first, and what is said in it."""
    if recording.poster:
        yield Picture.of(recording.poster)
    url = recording.file.url if recording.file else recording.embed.url if recording.embed else ""
    if url:
        name = _("Film: %(title)s") if recording.medium == "film" else _("Sound: %(title)s")
        yield Paragraph((Run(name % {"title": title}, url=url),))
    if recording.transcript:
        yield plain(_("Transcript"), is_strong=True)
        yield from rich(recording.transcript)


@rule(FiguresBlockBody)
def _figures(block: FiguresBlockBody) -> Iterator[Part]:
    rows = tuple((item.label, item.value or f"– ({item.reason})", item.period) for item in block.value.items)
    yield Table((_("What was counted"), _("Value"), _("Period")), rows, block.value.title, first_column_is_header=True)
    if block.value.source:
        yield plain(_("Source: %(source)s") % {"source": block.value.source})


@rule(TableBody)
def _table(block: TableBody) -> Iterator[Part]:
    value = block.value
    rows = tuple(tuple(row) for row in value.rows)
    yield Table(tuple(value.header), rows, value.caption, value.first_column_is_header)


@rule(DocumentsBody)
def _documents(block: DocumentsBody) -> Iterator[Part]:
    if block.value.items:
        yield from titled(block.value.title, [Items(tuple((_document(item),) for item in block.value.items))])


def _document(document: DocumentBody) -> Run:
    kilobytes = max(document.size // KILOBYTE, 1)
    words = _("%(title)s (%(kind)s, %(size)s KB)") % {
        "title": document.title,
        "kind": document.extension.upper(),
        "size": format_number(kilobytes, get_language() or settings.LANGUAGE_CODE),
    }
    return Run(words, url=document.url)


@rule(CallToActionBody)
def _call_to_action(block: CallToActionBody) -> Iterator[Part]:
    value = block.value
    runs = [Run(value.label, is_strong=True, url=value.url)]
    runs += [Run(f" – {words}") for words in (value.shown, value.note) if words]
    yield Paragraph(tuple(runs))


@rule(PeopleBlockBody)
def _people(block: PeopleBlockBody) -> Iterator[Part]:
    yield from titled(block.value.title, posts_table(block.value.posts))


def posts_table(posts: Iterable[PostCard]) -> Iterator[Part]:
    """Posts with their holders of today and how they are reached."""
    rows = tuple(
        (
            " – ".join(filter(None, (post.title, post.department))),
            post.holder.name if post.holder else _("vacant"),
            "، ".join(filter(None, (post.phone, post.extension and f"{_('extension')} {post.extension}", post.email))),
        )
        for post in posts
    )
    if rows:
        yield Table((_("Post"), _("Holder"), _("Contact")), rows, first_column_is_header=True)


@rule(NewsListBody)
def _news_list(block: NewsListBody) -> Iterator[Part]:
    # A list that renews itself has no content of its own.
    heading = block.value.title or block.value.kind_label or _("Newest news")
    yield plain(_("%(list)s: a list of the newest items, which the site renews.") % {"list": heading})


@rule(ContactBlockBody)
def _contact(block: ContactBlockBody) -> Iterator[Part]:
    yield from titled(block.value.title, contact_parts(block.value.contact))


def contact_parts(contact: ContactCard | None) -> Iterator[Part]:
    if contact is None:
        return
    rows = [(_("Address"), contact.address)]
    for phone in contact.phones:
        extension = f" – {_('extension')} {phone.extension}" if phone.extension else ""
        rows.append((phone.label or _("Phone"), f"{phone.number}{extension}"))
    rows += [(_("Fax"), contact.fax), (_("E-mail"), contact.email)]
    rows += [(_("Opening hours"), contact.hours), (_("Website"), contact.website)]
    filled = tuple(row for row in rows if row[1])
    if filled:
        yield Table((), filled, first_column_is_header=True)


@rule(MapBody)
def _map(block: MapBody) -> Iterator[Part]:
    place = block.value
    position = f"{place.latitude:.5f}, {place.longitude:.5f}"
    yield Paragraph((Run(place.name, is_strong=True), Run(f" – {place.address}" if place.address else "")))
    yield plain(_("Latitude and longitude: %(position)s") % {"position": position})
    if place.landmarks:
        yield plain(_("Nearby: %(places)s") % {"places": "، ".join(landmark.name for landmark in place.landmarks)})
