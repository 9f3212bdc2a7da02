"""Film and sound: which files they are, where else they may lie, and what readers get of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from ninja import Field, Schema

from cms.media.bodies import ImageBody

if TYPE_CHECKING:
    from cms.media.models import SiteDocument

# What browsers play, by the ending of the file's name.
FILM_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}
SOUND_TYPES = {".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".wav": "audio/wav"}
CAPTION_TYPES = {".vtt": "text/vtt"}
VTT_SIGNATURE = re.compile(rb"(\xef\xbb\xbf)?WEBVTT(?=[ \t\r\n]|$)")  # W3C WebVTT, section 4.1

Medium = Literal["film", "audio"]
TYPES_OF: dict[Medium, dict[str, str]] = {"film": FILM_TYPES, "audio": SOUND_TYPES}

# Where a page of a service shows a film, and the address of its player. Other allowed addresses are the player's own.
_PLAYERS = (
    (
        re.compile(r"https://(?:www\.)?aparat\.com/v/(\w+)/?(?:\?.*)?"),
        "https://www.aparat.com/video/video/embed/videohash/{}/vt/frame",
    ),
)


class RecordingFile(Schema):
    url: str = Field(description="A path on every host of the network")
    content_type: str
    size: int = Field(description="In bytes")


class CaptionTrack(Schema):
    language: Literal["fa", "en", "ar"]
    url: str = Field(description="A WebVTT file")


class Embed(Schema):
    """A recording that lies with an outside service. Do not call it before the reader asks for it."""

    host: str
    url: str = Field(description="Where a reader can see it")
    player_url: str = Field(description="The address of the service's player, for a frame")


class RecordingBody(Schema):
    medium: Medium
    file: RecordingFile | None
    embed: Embed | None
    poster: ImageBody | None
    seconds: int | None = Field(description="How long it plays")
    captions: list[CaptionTrack]
    transcript: str = Field(description="HTML")


def content_type_of(name: str) -> str | None:
    """The media type of a recording or of its captions by the file's name; None for any other file."""
    return {**FILM_TYPES, **SOUND_TYPES, **CAPTION_TYPES}.get(PurePosixPath(name).suffix.lower())


def recording_file(document: SiteDocument) -> RecordingFile:
    content_type = content_type_of(document.filename) or "application/octet-stream"
    return RecordingFile(url=document.url, content_type=content_type, size=document.get_file_size() or 0)


def embed_of(address: str) -> Embed | None:
    """None without an address and for a host that is not allowed any more."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if not address or not _is_allowed(host):
        return None
    matches = ((pattern.fullmatch(address), player) for pattern, player in _PLAYERS)
    player_url = next((player.format(match[1]) for match, player in matches if match), address)
    return Embed(host=host, url=address, player_url=player_url)


def _is_allowed(host: str) -> bool:
    return any(host == allowed or host.endswith(f".{allowed}") for allowed in settings.EMBED_HOSTS)


def validate_embed_address(address: str) -> None:
    """Raises ValidationError for an address that may not be shown in a page."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not _is_allowed((parts.hostname or "").removeprefix("www.")):
        raise ValidationError(
            _("Only addresses that begin with https:// on one of these hosts can be shown here: %(hosts)s.")
            % {"hosts": _listed(settings.EMBED_HOSTS)}
        )


def recording_problem(document: SiteDocument, medium: Medium) -> str:
    """Why a document is no film or no sound, in the active language; empty if it is one."""
    endings = TYPES_OF[medium]
    if PurePosixPath(document.filename).suffix.lower() in endings:
        return ""
    return _("Browsers do not play this file. Choose one that ends with %(endings)s.") % {"endings": _listed(endings)}


def caption_problem(document: SiteDocument) -> str:
    """Why a document holds no captions, in the active language; empty if it does, and where its file is lost."""
    try:
        with document.open_file() as file:
            beginning = file.read(16)
    except OSError:
        # As with pictures: the rest of a page does not depend on a file.
        return ""
    if VTT_SIGNATURE.match(beginning):
        return ""
    return _("This file holds no captions: a WebVTT file begins with the word WEBVTT.")


def _listed(words: Iterable[str]) -> str:
    return _(", ").join(words)
