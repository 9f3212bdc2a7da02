"""Parts that blocks and several page types show: a post, its holder, ways to reach a unit."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Protocol
from uuid import UUID

from ninja import Field, Schema

from cms.blocks.context import BodyContext
from cms.media.bodies import ImageBody
from cms.tenancy.models import NetworkSite


class HolderCard(Schema):
    uid: UUID = Field(description="Of the person")
    name: str
    portrait: ImageBody | None
    biography: str = Field(description="HTML")
    since: date | None
    until: date | None
    is_acting: bool
    is_current: bool


class PostCard(Schema):
    uid: UUID
    title: str
    url: str
    department: str
    extension: str
    phone: str
    email: str
    holder: HolderCard | None = Field(description="Null while the post is vacant")


class HasPostCard(Protocol):
    """A page that has a card: posts, whose model stands above the blocks that show them."""

    card_lookups: ClassVar[tuple[str, ...]]
    """What a card reads, as prefetch_related names it."""

    def get_card(self, context: BodyContext) -> PostCard: ...


class ChartNode(Schema):
    """A post of an organisation chart, with the posts that report to it."""

    uid: UUID
    title: str
    url: str
    holder: str = Field(description="Who holds the post today; empty while it is vacant")
    is_acting: bool
    children: list[ChartNode] = []


class PhoneCard(Schema):
    label: str
    number: str
    extension: str


class ContactCard(Schema):
    address: str
    phones: list[PhoneCard]
    fax: str
    email: str
    hours: str
    website: str
    latitude: float | None
    longitude: float | None


def contact_card(site: NetworkSite | None, context: BodyContext) -> ContactCard | None:
    """The contact card of a site's record in the context's language, Persian where that is empty."""
    if site is None:
        return None
    context.refer("site", site.uid)

    def text(record: object, field: str) -> str:
        return getattr(record, f"{field}_{context.language}") or getattr(record, f"{field}_fa") or ""

    return ContactCard(
        address=text(site, "address"),
        phones=[
            PhoneCard(label=text(phone, "label"), number=phone.number, extension=phone.extension)
            for phone in site.phones.all()
        ],
        fax=site.fax,
        email=site.email,
        hours=text(site, "hours"),
        website=site.website,
        latitude=site.latitude,
        longitude=site.longitude,
    )
