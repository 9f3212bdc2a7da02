"""The body of a page: which blocks editors may use, and the shape of them all for readers."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field
from wagtail import blocks
from wagtail.blocks import StreamValue

from cms.blocks.base import ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.gallery import GalleryBlock, GalleryBody
from cms.blocks.media import DocumentListBlock, DocumentsBody, ImageBlock, ImageBlockBody
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

AnyBlockBody = Annotated[
    HeadingBody
    | ParagraphBody
    | ListBody
    | QuoteBody
    | ImageBlockBody
    | GalleryBody
    | FilmBody
    | AudioBody
    | TableBody
    | DocumentsBody,
    Field(discriminator="type"),
]


class BodyStreamBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    list = ListOfItemsBlock()
    quote = QuoteBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    film = FilmBlock()
    audio = AudioBlock()
    table = TableBlock()
    documents = DocumentListBlock()


def block_bodies(stream: StreamValue | None, context: BodyContext) -> list[Any]:
    """The blocks of a StreamField in their released shape."""
    bodies = []
    for child in stream or []:
        block: ReleasedStructBlock = child.block
        bodies.append(
            block.body_schema.model_validate(
                {"id": child.id or "", "type": child.block_type, "value": block.get_value_body(child.value, context)}
            )
        )
    return bodies
