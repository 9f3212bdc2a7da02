"""The sizes and formats in which readers get a picture."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.dispatch import Signal
from PIL.Image import DecompressionBombError

if TYPE_CHECKING:
    from cms.media.models import SiteImage, SiteImageRendition

logger = logging.getLogger(__name__)

# Pixels, from the narrowest phone to a picture across the page on a dense screen. What is larger stays with editors.
LADDER = (320, 640, 960, 1440, 1920)
# A step that is wider than the one below it by less than this share is not worth a file.
WORTH = 0.1
WEBP, AVIF = "webp", "avif"
# What opening, decoding and writing a picture may raise.
UNREADABLE = (OSError, SyntaxError, DecompressionBombError)

# Sent with `image` when renditions that readers did not have before are there.
renditions_made = Signal()


def steps(original: int) -> list[int]:
    """The widths for an original of this many pixels: the ladder up to it, and its own where that adds enough."""
    below = [width for width in LADDER if width <= original]
    if len(below) == len(LADDER) or (below and original < below[-1] * (1 + WORTH)):
        return below
    return [*below, original]


def specs(image: SiteImage, image_format: str) -> list[str]:
    """Wagtail's names of an image's renditions in one format, from narrow to wide."""
    return [f"width-{width}|format-{image_format}" for width in steps(image.width)]


def look_up_renditions(images: Iterable[SiteImage]) -> None:
    """Read what exists of all these images by one query; asking one of them afterwards costs none."""
    prefetch_related_objects(list(images), "renditions")


def webp_renditions(image: SiteImage) -> list[SiteImageRendition]:
    """From narrow to wide; made where they are missing. Empty where the file is lost or broken."""
    look_up_renditions([image])
    try:
        return list(image.get_renditions(*specs(image, WEBP)).values())
    except UNREADABLE:
        logger.exception("The file of the image %s cannot be read", image.uid)
        return []


def avif_renditions(image: SiteImage) -> list[SiteImageRendition]:
    """From narrow to wide, and all or none: of a few steps a reader would take one that is too small."""
    look_up_renditions([image])
    by_spec = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    wanted = specs(image, AVIF)
    return [by_spec[spec] for spec in wanted] if by_spec.keys() >= set(wanted) else []


def make_renditions(image: SiteImage) -> bool:
    """Make what is missing in both formats; False where the file is lost or broken.

    AVIF takes seconds an image: publishing does not wait for it, the work behind it does.
    """
    look_up_renditions([image])
    try:
        image.get_renditions(*specs(image, WEBP))
        for spec in specs(image, AVIF):
            image.get_rendition(spec)
    except UNREADABLE:
        logger.exception("The file of the image %s cannot be read", image.uid)
        return False
    return True
