"""The shapes of answers. Bodies come from the page types themselves, so a new type is in the API at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union
from uuid import UUID

from django.apps import apps
from ninja import Field, Schema

from cms.api.pagination import PageInfo
from cms.api.parameters import Locale
from cms.pages.bodies import PageBody, Summary
from cms.pages.models import BasePage
from cms.tenancy.models import SiteKind


def body_schemas() -> dict[str, type[PageBody]]:
    """The released body of each page type, by the type's name."""
    pages: list[Any] = [model for model in apps.get_models() if issubclass(model, BasePage) and model.body_type]
    return {page.body_type: page.body_schema for page in sorted(pages, key=lambda page: page.body_type)}


TYPES = tuple(body_schemas())
KINDS = tuple(SiteKind.values)

if TYPE_CHECKING:
    Body = PageBody
    ItemType = str
    SiteKindName = str
else:
    Body = Annotated[Union[tuple(body_schemas().values())], Field(discriminator="type")]  # noqa: UP007
    ItemType = Literal[TYPES]
    SiteKindName = Literal[KINDS]


class Localized(Schema):
    """A text in each language in which it was written."""

    fa: str
    en: str | None = None
    ar: str | None = None


class SitePhoneNumber(Schema):
    label: Localized
    number: str
    extension: str


class SiteContact(Schema):
    address: Localized
    hours: Localized = Field(description="Opening hours")
    phones: list[SitePhoneNumber]
    fax: str
    email: str
    website: str
    latitude: float | None
    longitude: float | None


class Site(Schema):
    """One web site of the network."""

    uid: UUID
    code: str = Field(description="Short Latin name; it never changes")
    kind: SiteKindName
    number: int | None = Field(description="A district's number")
    parent: str | None = Field(description="Code of the site that this one belongs to")
    name: Localized
    short_name: Localized
    affiliation: Localized
    url: str = Field(description="Address of the home page in Persian")
    languages: list[Locale] = Field(description="Languages in which the site publishes, Persian first")
    hue: int = Field(description="The site's colour on the circle, 0 to 359")
    seal_points: int = Field(description="Points of the star in the site's seal")
    contact: SiteContact
    updated_at: datetime


class SitePage(Schema):
    items: list[Site]
    page: PageInfo


class Item(Schema):
    """One page of one site in one language, as lists show it."""

    uid: UUID = Field(description="The page; the same in all languages and after a move")
    site: str = Field(description="Code of the site")
    type: ItemType
    locale: Locale = Field(description="The language of this content")
    requested_locale: Locale
    fallback: bool = Field(description="True where the requested language is not there and another one stands in")
    title: str
    path: str = Field(description="Place on the site, the same in all languages")
    url: str = Field(description="Where people read it; addresses inside the content are relative to this one")
    short_url: str | None = Field(description="A short address that leads there for ever")
    published_at: datetime
    updated_at: datetime
    rev: int = Field(description="Grows with every change of this item in this language")
    summary: Summary


class ItemDetail(Item):
    locales: list[Locale] = Field(description="Languages in which this item can be read")
    body: Body


class ItemPage(Schema):
    items: list[Item]
    page: PageInfo


class NavigationNode(Schema):
    uid: UUID
    type: ItemType
    title: str
    path: str
    url: str
    locale: Locale = Field(description="Persian where the page is not there in the requested language")
    fallback: bool
    children: list[NavigationNode] = []


class Navigation(Schema):
    site: str
    requested_locale: Locale
    items: list[NavigationNode] = Field(description="The home page, then the first level with what is below it")


class Root(Schema):
    name: str
    version: str
    links: dict[str, str] = Field(description="Addresses on this host; those with braces are templates (RFC 6570)")
    locales: list[Locale]
    types: list[ItemType]


class ProblemKindBody(Schema):
    code: str
    status: int
    title: str
    description: str = Field(description="In Persian or in the language of `lang`")
