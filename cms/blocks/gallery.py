"""Several pictures that belong together."""

from __future__ import annotations

from typing import Any, Literal

from django.forms import Media
from django.forms.widgets import Script
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import Schema
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.list_block import ListBlockAdapter
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import PICTURES
from cms.media.bodies import ImageBody


class PictureBody(Schema):
    """A picture of a series, with what is said of it there."""

    image: ImageBody
    caption: str


class GalleryValue(Schema):
    title: str
    pictures: list[PictureBody]


class GalleryBody(BlockBody):
    type: Literal["gallery"]
    value: GalleryValue


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"), help_text=_("Its alternative text and credit stand with the image."))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=300, help_text=_("Citizens read it below the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")


class PictureListBlock(blocks.ListBlock):
    """In the form many pictures can be chosen at once; for migrations it is the list that it extends."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.ListBlock", args, kwargs


class PictureListAdapter(ListBlockAdapter):
    js_constructor = "blocks.PictureList"

    def js_args(self, block: PictureListBlock) -> list[Any]:
        *arguments, meta = super().js_args(block)
        return [*arguments, {**meta, "chooseMany": gettext("Choose several pictures at once")}]

    @cached_property
    def media(self) -> Media:
        script: Any = Script("blocks/picture-list.js", type="module")
        media: Media = super().media + Media(js=[script])
        return media


register(PictureListAdapter(), PictureListBlock)


class GalleryBlock(ReleasedStructBlock):
    body_schema = GalleryBody

    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=200, help_text=_("Stands above it. Empty: no title.")
    )
    pictures = PictureListBlock(PictureBlock(), label=_("Pictures"), min_num=1, max_num=100)

    class Meta:
        icon = "image"
        label = _("Gallery")
        group = PICTURES

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        shown = ((context.image(picture["image"]), picture["caption"]) for picture in value["pictures"])
        return {
            "title": value["title"],
            "pictures": [PictureBody(image=image, caption=caption) for image, caption in shown if image is not None],
        }
