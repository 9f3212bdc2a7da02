"""The body of a page: which blocks editors may use, and the shape of them all for readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from ninja import Field
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue

from cms.blocks.accordion import AccordionBlock, AccordionBody
from cms.blocks.base import ReleasedStructBlock
from cms.blocks.call_to_action import CallToActionBlock, CallToActionBody
from cms.blocks.callout import CalloutBlock, CalloutBody
from cms.blocks.context import BodyContext
from cms.blocks.figures import FiguresBlock, FiguresBlockBody
from cms.blocks.gallery import GalleryBlock, GalleryBody
from cms.blocks.media import (
    DocumentListBlock,
    DocumentsBody,
    ImageBlock,
    ImageBlockBody,
    ImagePairBlock,
    ImagePairBody,
)
from cms.blocks.news_list import NewsListBlock, NewsListBody
from cms.blocks.people import PeopleBlock, PeopleBlockBody
from cms.blocks.places import ContactBlock, ContactBlockBody, MapBlock, MapBody
from cms.blocks.recording import AudioBlock, AudioBody, FilmBlock, FilmBody
from cms.blocks.table import TableBlock, TableBody
from cms.blocks.text import (
    HeadingBlock,
    HeadingBody,
    ListBody,
    ListOfItemsBlock,
    ParagraphBlock,
    ParagraphBody,
    QuoteBlock,
    QuoteBody,
)
from cms.media.models import SiteImage
from cms.media.renditions import look_up_renditions

AnyBlockBody = Annotated[
    HeadingBody
    | ParagraphBody
    | ListBody
    | QuoteBody
    | CalloutBody
    | AccordionBody
    | ImageBlockBody
    | ImagePairBody
    | GalleryBody
    | FilmBody
    | AudioBody
    | FiguresBlockBody
    | TableBody
    | DocumentsBody
    | CallToActionBody
    | PeopleBlockBody
    | NewsListBody
    | ContactBlockBody
    | MapBody,
    Field(discriminator="type"),
]


class BodyStreamBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    list = ListOfItemsBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    image = ImageBlock()
    image_pair = ImagePairBlock()
    gallery = GalleryBlock()
    film = FilmBlock()
    audio = AudioBlock()
    figures = FiguresBlock()
    table = TableBlock()
    documents = DocumentListBlock()
    call_to_action = CallToActionBlock()
    people = PeopleBlock()
    news_list = NewsListBlock()
    contact = ContactBlock()
    map = MapBlock()


def block_bodies(stream: StreamValue | None, context: BodyContext) -> list[Any]:
    """The blocks of a StreamField in their released shape."""
    children = list(stream or [])
    look_up_renditions([image for child in children for image in images_in(child.value)])
    bodies = []
    for child in children:
        block: ReleasedStructBlock = child.block
        bodies.append(
            block.body_schema.model_validate(
                {"id": child.id or "", "type": child.block_type, "value": block.get_value_body(child.value, context)}
            )
        )
    return bodies


def images_in(value: Any) -> Iterator[SiteImage]:
    """The images that the value of a block holds, at any depth."""
    if isinstance(value, SiteImage):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from images_in(part)
    elif isinstance(value, ListValue):
        for part in value:
            yield from images_in(part)
