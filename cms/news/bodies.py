"""The released shape of a news item and of what it points to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from cms.blocks.body import AnyBlockBody
from cms.media.bodies import ImageBody
from cms.news.models.kinds import KindName
from cms.pages.bodies import PageBody, Summary


class SourceCard(Schema):
    """Where an item was taken from."""

    name: str
    url: str = Field(description="Absolute; empty where the source has no address")


class AnsweredCard(Schema):
    """What a response to media answers."""

    media: str = Field(description="Name of the medium")
    title: str
    date: date | None
    url: str = Field(description="Absolute; empty where it has none")


class RelatedSite(Schema):
    """The site of an item that another site shows."""

    code: str
    short_name: str
    url: str
    hue: int


class RelatedCard(Schema):
    """A news item that an editor chose to stand beside another one."""

    uid: UUID
    title: str
    url: str
    locale: str = Field(description="Language of the title: Persian where the item has no other")
    kind: KindName
    kind_label: str
    published_at: datetime
    valid_until: datetime | None
    site: RelatedSite | None = Field(description="Null for an item of the same site")


class PhotoReportCard(Schema):
    """The photo report that belongs to an item."""

    uid: UUID
    title: str
    url: str
    locale: str = Field(description="Language of the title: Persian where the report has no other")


class NewsBody(PageBody):
    type: Literal["news"] = "news"
    kind: KindName = "news"
    kind_label: str = Field(default="", description="The kind in the language of the body")
    kicker: str = ""
    lead: str = ""
    reporter: str = Field(default="", description="Who reports, as the item is signed; not an account")
    picture: ImageBody | None = None
    picture_caption: str = ""
    blocks: list[AnyBlockBody] = []
    photo_report: PhotoReportCard | None = None
    category: str = ""
    tags: list[str] = []
    source: SourceCard | None = None
    answered: AnsweredCard | None = Field(default=None, description="Of a response to media")
    valid_until: datetime | None = Field(default=None, description="Of a notice; afterwards it stays and says so")
    related: list[RelatedCard] = Field(default=[], description="Chosen by the editor, in this order")
    reading_minutes: int = 1

    def summary(self) -> Summary:
        return Summary(
            lead=self.lead,
            kicker=self.kicker,
            kind=self.kind,
            kind_label=self.kind_label,
            category=self.category,
            tags=self.tags,
            valid_until=self.valid_until,
            picture=self.picture,
        )

    def facets(self) -> list[str]:
        category = [f"category:{self.category}"] if self.category else []
        return [f"kind:{self.kind}", *category, *(f"tag:{tag}" for tag in self.tags)]
