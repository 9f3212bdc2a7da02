"""Tiles: ways from a portal page to pages of the network and to addresses outside it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.context import BodyContext
from cms.blocks.in_languages import text_in_languages, wording
from cms.media.bodies import ImageBody


class Tile(Schema):
    title: str
    locale: str = Field(description="The language of the title: Persian where nobody translated it")
    line: str = Field(description="One line about what is there")
    url: str
    is_external: bool = Field(description="Whether the address leads out of the network")
    picture: ImageBody | None


class TileBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(
        label=_("Page"),
        required=False,
        help_text=_("Where the tile leads. While the page is not public, citizens do not see the tile."),
    )
    address = blocks.URLBlock(
        label=_("Address outside"),
        required=False,
        help_text=_("Instead of a page. Citizens see that it leads to another site."),
    )
    title = text_in_languages(
        label=_("Title"), required=False, max_length=80, help_text=_("Empty: the title of the page.")
    )
    line = text_in_languages(
        label=_("One line about it"), required=False, max_length=140, help_text=_("Stands below the title.")
    )
    picture = ImageChooserBlock(
        label=_("Picture"), required=False, help_text=_("Its alternative text and credit stand with the image.")
    )

    class Meta:
        icon = "link"
        label = _("Tile")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        if not self.is_deferred_validation:
            if bool(cleaned["page"]) == bool(cleaned["address"]):
                errors["address"] = ValidationError(gettext("Choose a page or write an address, one of the two."))
            elif cleaned["address"] and not cleaned["title"]["fa"]:
                errors["title"] = ValidationError(gettext("An address outside needs a title."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned


class TilesStreamBlock(blocks.StreamBlock):
    tile = TileBlock()


def tiles(stream: Any, context: BodyContext) -> list[Tile]:
    """Those that lead somewhere, in their order: a page that is not public has no tile."""
    made = (_tile(child.value, context) for child in stream or [])
    return [tile for tile in made if tile is not None]


def _tile(value: Any, context: BodyContext) -> Tile | None:
    page, language = value["page"], context.language
    url = context.public_url(page) if page else value["address"]
    title, locale = wording({code: _title(value, code) for code, _name in settings.LANGUAGES}, language)
    if not url or not title:
        return None
    return Tile(
        title=title,
        locale=locale,
        line=value["line"][locale] or "",
        url=url,
        is_external=page is None,
        picture=context.image(value["picture"]),
    )


def _title(value: Any, language: str) -> str:
    """What editors wrote for the tile, or else the title of its page."""
    title: str = value["title"][language] or (value["page"] and value["page"].translated("title", language)) or ""
    return title
