"""Pictures and documents in a text."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.gallery import PictureBlock, PictureBody
from cms.blocks.groups import DATA, PICTURES
from cms.media.bodies import DocumentBody, ImageBody


class ImageValue(Schema):
    image: ImageBody | None
    caption: str


class ImageBlockBody(BlockBody):
    type: Literal["image"]
    value: ImageValue


class ImageBlock(ReleasedStructBlock):
    body_schema = ImageBlockBody

    image = ImageChooserBlock(label=_("Image"), help_text=_("Its alternative text and credit stand with the image."))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=300, help_text=_("Citizens read it below the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Image")
        group = PICTURES
        description = _("One picture across the text, with its caption.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {"image": context.image(value["image"]), "caption": value["caption"]}


class ImagePairValue(Schema):
    pictures: list[PictureBody] = Field(description="Two; one where the other was deleted")


class ImagePairBody(BlockBody):
    type: Literal["image_pair"]
    value: ImagePairValue


class ImagePairBlock(ReleasedStructBlock):
    body_schema = ImagePairBody

    first = PictureBlock(label=_("First picture"))
    second = PictureBlock(label=_("Second picture"))

    class Meta:
        icon = "image"
        label = _("Pair of images")
        group = PICTURES
        description = _("Two pictures side by side, for example before and after; one below the other on a phone.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        shown = ((context.image(picture["image"]), picture["caption"]) for picture in (value["first"], value["second"]))
        return {"pictures": [PictureBody(image=image, caption=text) for image, text in shown if image is not None]}


class DocumentsValue(Schema):
    title: str
    items: list[DocumentBody]


class DocumentsBody(BlockBody):
    type: Literal["documents"]
    value: DocumentsValue


class DocumentListBlock(ReleasedStructBlock):
    body_schema = DocumentsBody

    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=200, help_text=_("Stands above it. Empty: no title.")
    )
    items = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Documents")
        group = DATA
        description = _("Files to read or keep, each with its kind and size.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {
            "title": value["title"],
            "items": [context.document(document) for document in value["items"] if document is not None],
        }
