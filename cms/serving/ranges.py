"""Parts of files, as players ask for them: RFC 9110, section 14, one range of bytes at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import http_date, parse_http_date_safe

CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def file_in_parts(
    request: HttpRequest, file: IO[bytes], size: int, changed_at: datetime, content_type: str
) -> HttpResponseBase:
    """The file, the part of it that the request asks for (206), or the refusal of a part that is not there (416).

    Several ranges at once, and a range of an older version, get the whole file, as the RFC allows.
    """
    headers = {"Accept-Ranges": "bytes", "Last-Modified": http_date(changed_at.timestamp())}
    wanted = _wanted(request, size, changed_at)
    if wanted is None:
        response = FileResponse(file, content_type=content_type, headers=headers)
        response.headers["Content-Length"] = str(size)
        return response
    first, last = wanted
    if first > last:
        file.close()
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    file.seek(first)
    part = StreamingHttpResponse(
        _chunks(file, last - first + 1), status=206, content_type=content_type, headers=headers
    )
    part.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    part.headers["Content-Length"] = str(last - first + 1)
    return part


def _wanted(request: HttpRequest, size: int, changed_at: datetime) -> tuple[int, int] | None:
    """First and last byte; the first behind the last where there are none; None for the whole file."""
    match = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if match is None or not any(match.groups()) or not _is_of_this_version(request, changed_at):
        return None
    first, last = match.groups()
    if not first:  # the last so many bytes
        return max(0, size - int(last)), size - 1 if int(last) else -1
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last), size - 1) if last else size - 1


def _is_of_this_version(request: HttpRequest, changed_at: datetime) -> bool:
    condition = request.headers.get("If-Range")
    if condition is None:
        return True
    return parse_http_date_safe(condition) == int(changed_at.astimezone(UTC).timestamp())


def _chunks(file: IO[bytes], length: int) -> Iterator[bytes]:
    with file:
        while length > 0 and (chunk := file.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
