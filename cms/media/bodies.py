"""What readers get of an image and of a document: schemas and how they are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from ninja import Field, Schema

from cms.media.renditions import avif_renditions, webp_renditions

if TYPE_CHECKING:
    from cms.media.models import SiteDocument, SiteImage, SiteImageRendition

# Pixels: what readers that take one source only are served well by.
SINGLE_WIDTH = 960


class FocalPoint(Schema):
    x: float = Field(description="0 at the left edge, 1 at the right")
    y: float = Field(description="0 at the top edge, 1 at the bottom")


class ImageSource(Schema):
    url: str = Field(description="A path on every host of the network")
    width: int
    height: int


class ImageBody(Schema):
    uid: UUID
    alt: str
    is_decorative: bool
    credit: str
    width: int = Field(description="Of the original, upright, in pixels; known also where there are no sources")
    height: int
    focal: FocalPoint | None
    tint: str = Field(default="", description="The average colour as #rrggbb; empty where parts are transparent")
    src: str = Field(description="The source for readers that take one only; empty while the file is lost")
    sources: list[ImageSource] = Field(description="WebP, from narrow to wide; none while the file is lost")
    avif: list[ImageSource] = Field(default=[], description="The same in AVIF; none until they are made")


class DocumentBody(Schema):
    uid: UUID
    title: str
    url: str
    size: int = Field(description="In bytes")
    extension: str


def image_body(image: SiteImage, language: str) -> ImageBody:
    """WebP is made here once, so that no reader waits for it. An image whose file is lost keeps its size and words."""
    sources = [_source(rendition) for rendition in webp_renditions(image)]
    focal = image.get_focal_point()
    return ImageBody(
        uid=image.uid,
        alt="" if image.is_decorative else getattr(image, f"alt_{language}") or image.alt_fa or image.title,
        is_decorative=image.is_decorative,
        credit=getattr(image, f"credit_{language}") or image.credit_fa or "",
        width=image.width,
        height=image.height,
        focal=FocalPoint(x=round(focal.centroid_x / image.width, 4), y=round(focal.centroid_y / image.height, 4))
        if focal
        else None,
        tint=image.tint,
        src=_single(sources),
        sources=sources,
        avif=[_source(rendition) for rendition in avif_renditions(image)],
    )


def _single(sources: list[ImageSource]) -> str:
    fitting = [source for source in sources if source.width <= SINGLE_WIDTH] or sources[:1]
    return fitting[-1].url if fitting else ""


def _source(rendition: SiteImageRendition) -> ImageSource:
    return ImageSource(url=rendition.url, width=rendition.width, height=rendition.height)


def document_body(document: SiteDocument, language: str) -> DocumentBody:
    return DocumentBody(
        uid=document.uid,
        title=getattr(document, f"title_{language}") or document.title_fa,
        url=document.url,
        size=document.get_file_size() or 0,
        extension=document.file_extension.lower(),
    )
