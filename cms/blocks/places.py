"""Ways to the unit: its contact card from the site's record, and a sketch of where a place lies."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.cards import ContactCard, contact_card
from cms.blocks.context import BodyContext
from cms.blocks.groups import WAYS


class ContactBlockValue(Schema):
    title: str
    contact: ContactCard | None


class ContactBlockBody(BlockBody):
    type: Literal["contact"]
    value: ContactBlockValue


class ContactBlock(ReleasedStructBlock):
    body_schema = ContactBlockBody

    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=200, help_text=_("Stands above it. Empty: no title.")
    )

    class Meta:
        icon = "mail"
        label = _("Contact card")
        group = WAYS
        description = _("Address, telephones and hours from the site's record; it follows when the record changes.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {"title": value["title"], "contact": contact_card(context.site, context)}


class Landmark(Schema):
    name: str
    latitude: float = Field(description="Degrees north, WGS 84")
    longitude: float = Field(description="Degrees east, WGS 84")


class MapValue(Landmark):
    address: str
    landmarks: list[Landmark] = Field(description="What people know nearby")


class MapBody(BlockBody):
    type: Literal["map"]
    value: MapValue


def _latitude() -> blocks.FloatBlock:
    return blocks.FloatBlock(label=_("Latitude"), min_value=-85, max_value=85, help_text=_("For example 35.6997."))


def _longitude() -> blocks.FloatBlock:
    return blocks.FloatBlock(label=_("Longitude"), min_value=-180, max_value=180, help_text=_("For example 51.3380."))


class LandmarkBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=80, help_text=_("For example a metro station or a square."))
    latitude = _latitude()
    longitude = _longitude()

    class Meta:
        icon = "site"
        label = _("Landmark")


class MapBlock(ReleasedStructBlock):
    body_schema = MapBody

    name = blocks.CharBlock(label=_("Place"), max_length=120)
    address = blocks.TextBlock(
        label=_("Address"), required=False, rows=2, help_text=_("Citizens read it at the sketch.")
    )
    latitude = _latitude()
    longitude = _longitude()
    landmarks = blocks.ListBlock(
        LandmarkBlock(),
        label=_("Landmarks"),
        default=[],
        max_num=8,
        help_text=_("Places nearby that people know. They stand on the sketch with their distance."),
    )

    class Meta:
        icon = "site"
        label = _("Map")
        group = WAYS
        description = _("A sketch with scale and north, drawn from coordinates, and links to map apps.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        return {
            "name": value["name"],
            "address": value["address"],
            "latitude": value["latitude"],
            "longitude": value["longitude"],
            "landmarks": [
                Landmark(name=place["name"], latitude=place["latitude"], longitude=place["longitude"])
                for place in value["landmarks"]
            ],
        }
