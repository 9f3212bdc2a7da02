"""How values are written for machines: whole addresses, dates, media types."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from django.utils import timezone

from cms.serving.files import PICTURE_TYPES

# Left as they are in a path, a query and a fragment (RFC 3986).
_SAFE = "/:?#[]@!$&'()*+,;=%~"


def absolute(address: str, origin: str) -> str:
    """A path of this site as a whole address, percent-encoded; other addresses only encoded; empty stays empty."""
    is_path = address.startswith("/") and not address.startswith("//")
    return quote(f"{origin}{address}" if is_path else address, safe=_SAFE)


def iso(moment: datetime) -> str:
    """RFC 3339, to the second, in the installation's time zone."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def largest_source(image: dict[str, Any]) -> str:
    """The path of the widest picture that readers get."""
    sources = image["sources"]
    return str(sources[-1]["url"] if sources else image["src"])


def picture_type(address: str) -> str:
    """The media type of a picture by the ending of its address."""
    return PICTURE_TYPES.get(PurePosixPath(urlsplit(address).path).suffix.lower(), "image/*")
