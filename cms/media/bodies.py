"""What readers get of an image and of a document: schemas and how they are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from ninja import Field, Schema

if TYPE_CHECKING:
    from cms.media.models import SiteDocument, SiteImage

# Widths in CSS pixels times two for dense screens; a rendition never exceeds its original.
WIDTHS = (480, 960, 1440)


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
    width: int = Field(description="Of the original, in pixels")
    height: int
    focal: FocalPoint | None
    src: str = Field(description="The source for readers that take one only")
    sources: list[ImageSource] = Field(description="WebP, from narrow to wide")


class DocumentBody(Schema):
    uid: UUID
    title: str
    url: str
    size: int = Field(description="In bytes")
    extension: str


def image_body(image: SiteImage, language: str) -> ImageBody:
    """The image's renditions are made here once, so that no reader has to wait for them."""
    specs = [f"width-{width}|format-webp" for width in WIDTHS]
    renditions = image.get_renditions(*specs).values()
    by_width = {rendition.width: rendition for rendition in renditions}
    sources = [
        ImageSource(url=rendition.url, width=rendition.width, height=rendition.height)
        for _width, rendition in sorted(by_width.items())
    ]
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
        src=sources[min(1, len(sources) - 1)].url,
        sources=sources,
    )


def document_body(document: SiteDocument, language: str) -> DocumentBody:
    return DocumentBody(
        uid=document.uid,
        title=getattr(document, f"title_{language}") or document.title_fa,
        url=document.url,
        size=document.get_file_size() or 0,
        extension=document.file_extension.lower(),
    )
