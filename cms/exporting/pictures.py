"""The pictures of a file: one size each, read from where renditions lie, in a format that the file can hold."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from PIL import Image

from cms.exporting.parts import PageParts, Picture
from cms.media.models import SiteImage
from cms.media.renditions import UNREADABLE, look_up_renditions, webp_renditions

logger = logging.getLogger(__name__)

WIDEST = 960
"""Pixels: a page of paper across at 150 dots an inch."""
MOST_PICTURES = 300
"""Pictures of one file; of more only their words and addresses stand in it."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A WebP picture as readers get it."""

    content: bytes
    width: int
    height: int


def picture_files(pages: Iterable[PageParts]) -> dict[UUID, PictureFile]:
    """The files of the pictures by their uid; those that are lost, or too many, are missing."""
    wanted = dict.fromkeys(part.uid for page in pages for part in page.parts if isinstance(part, Picture))
    uids = list(wanted)[:MOST_PICTURES]
    images = list(SiteImage.objects.filter(uid__in=uids))
    look_up_renditions(images)
    files = {}
    for image in images:
        renditions = webp_renditions(image)
        fitting = [rendition for rendition in renditions if rendition.width <= WIDEST] or renditions[:1]
        if not fitting:
            continue
        try:
            with fitting[-1].file.open("rb") as file:
                files[image.uid] = PictureFile(file.read(), fitting[-1].width, fitting[-1].height)
        except OSError:
            logger.exception("The file of the image %s cannot be read", image.uid)
    return files


def for_word(file: PictureFile) -> io.BytesIO | None:
    """The picture as JPEG, or as PNG where it has transparent parts: Word knows no WebP. None if it is broken."""
    target = io.BytesIO()
    try:
        with Image.open(io.BytesIO(file.content)) as image:
            if image.mode in ("RGBA", "LA", "P"):
                image.convert("RGBA").save(target, "PNG")
            else:
                image.convert("RGB").save(target, "JPEG", quality=85)
    except UNREADABLE:
        logger.exception("A picture cannot be written into a document")
        return None
    target.seek(0)
    return target
