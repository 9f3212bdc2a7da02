"""Parts of files, as players ask for them: RFC 9110, section 14, one range of bytes at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

CHUNK = 64 * 1024  # bytes held in memory at a time
_RANGE = re.compile(r"bytes=[ \t]*(\d{0,18})-(\d{0,18})[ \t]*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Playable:
    """A file that is shown in place, opened for reading bytes."""

    file: IO[bytes]
    name: str  # offered to whoever saves it
    content_type: str
    size: int  # in bytes
    changed_at: datetime

    @property
    def etag(self) -> str:
        return f'"{self.size:x}-{int(self.changed_at.timestamp() * 1_000_000):x}"'

    @property
    def last_modified(self) -> str:
        return http_date(self.changed_at.timestamp())


def file_in_parts(request: HttpRequest, playable: Playable) -> HttpResponseBase:
    """The file, the part of it that the request asks for (206), or the refusal of a part that is not there (416).

    A version that the reader has already is not sent again (304). Several ranges at once, a range of another version
    and a range that cannot be read get the whole file, as the RFC allows.
    """
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Disposition": content_disposition_header(False, playable.name),
        "ETag": playable.etag,
        "Last-Modified": playable.last_modified,
    }
    unchanged = get_conditional_response(
        request, playable.etag, int(playable.changed_at.timestamp()), HttpResponse(headers=headers)
    )
    if unchanged is not None and unchanged.status_code != 200:
        playable.file.close()
        return unchanged
    wanted = _wanted(request, playable)
    if wanted is None:
        response = FileResponse(playable.file, content_type=playable.content_type, headers=headers)
        response.headers["Content-Length"] = str(playable.size)
        return response
    first, last = wanted
    if first > last:
        playable.file.close()
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{playable.size}"})
    playable.file.seek(first)
    part = StreamingHttpResponse(
        _chunks(playable.file, last - first + 1), status=206, content_type=playable.content_type, headers=headers
    )
    part.headers["Content-Range"] = f"bytes {first}-{last}/{playable.size}"
    part.headers["Content-Length"] = str(last - first + 1)
    return part


def _wanted(request: HttpRequest, playable: Playable) -> tuple[int, int] | None:
    """First and last byte; the first behind the last where there are none; None for the whole file."""
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    if (
        match is None
        or not any(match.groups())
        or request.method != "GET"
        or not _is_of_this_version(request, playable)
    ):
        return None
    first, last = match.groups()
    if not first:  # the last so many bytes
        return max(0, playable.size - int(last)), playable.size - 1 if int(last) else -1
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last), playable.size - 1) if last else playable.size - 1


def _is_of_this_version(request: HttpRequest, playable: Playable) -> bool:
    """Section 13.1.5: a tag or a date, to the letter as it was given."""
    return request.headers.get("If-Range", playable.etag) in (playable.etag, playable.last_modified)


def _chunks(file: IO[bytes], length: int) -> Iterator[bytes]:
    with file:
        while length > 0 and (chunk := file.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
