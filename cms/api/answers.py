"""What every answer has in common: methods, negotiation, CORS, caching, and problems instead of error pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

from cms.api.errors import Problem, error_response
from cms.api.openapi import shape
from cms.api.parameters import language_of

View = Callable[..., HttpResponseBase]

ALLOWED = "GET, HEAD, OPTIONS"
MEDIA_TYPE = "application/json"
FRESH = "public, max-age=30"
# A problem that a publication may end is kept as briefly as the content; one that the client caused is not kept.
LASTING = frozenset({200, 304, 404, 410})
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link, Content-Language"}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


def answered(view: View) -> View:
    """Whatever happens inside becomes JSON with our headers; `lang` chooses the language of problems."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, **values: Any) -> HttpResponseBase:
        _forget_cookies(request)
        with translation.override(language_of(request)):
            try:
                response = view(request, **values)
            except Exception as error:
                response = error_response(error, request)
        for name, value in CORS.items():
            response.headers[name] = value
        response.headers["Cache-Control"] = FRESH if response.status_code in LASTING else "no-store"
        return response

    return answer


def _forget_cookies(request: HttpRequest) -> None:
    """Nothing here depends on a cookie, and nothing that the middlewares found in one may come back as another."""
    request.COOKIES = {}
    request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)


def for_reading(view: View) -> View:
    """GET and HEAD of JSON, and OPTIONS for browsers; everything else is refused."""

    @wraps(view)
    def read(request: HttpRequest, **values: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _empty(204, {"Allow": ALLOWED, **PREFLIGHT})
        if request.method not in ("GET", "HEAD"):
            raise Problem("method-not-allowed", headers={"Allow": ALLOWED})
        if not _accepts_json(request):
            raise Problem("not-acceptable")
        method, request.method = request.method, "GET"
        try:
            return view(request, **values)
        finally:
            request.method = method

    return read


def unknown_path(request: HttpRequest, **_values: Any) -> HttpResponseBase:
    raise Problem("not-found")


def json_answer(
    request: HttpRequest,
    state: Iterable[Any],
    build: Callable[[], Any],
    *,
    language: str = "",
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    """What `build` makes, as JSON; 304 without building it where the client holds this `state` already.

    `state` is all that the answer depends on beside the address: it becomes the entity tag. `build` returns a JSON
    value, or bytes that are JSON already.
    """
    tag = entity_tag(state)
    common = {"ETag": tag, **({"Content-Language": language} if language else {}), **(headers or {})}
    if _is_held(request, tag):
        return _empty(304, common)
    value = build()
    content = value if isinstance(value, bytes) else _dump(value)
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=common)


def entity_tag(state: Iterable[Any]) -> str:
    """A weak tag: another shape of the API is another state too."""
    digest = hashlib.blake2b(repr((shape(), *state)).encode(), digest_size=12).hexdigest()
    return f'W/"{digest}"'


def _empty(status: int, headers: dict[str, str]) -> HttpResponse:
    response = HttpResponse(status=status, headers=headers)
    del response.headers["Content-Type"]
    return response


def _accepts_json(request: HttpRequest) -> bool:
    """Whether Accept allows JSON, with whatever parameters; Django would refuse `application/json; charset=utf-8`."""
    if not request.headers.get("Accept", "").strip():
        return True
    try:
        accepted = request.accepted_types
    except ValueError:  # a parameter in a character set that nobody knows
        return False
    return any(kind.main_type in ("*", "application") and kind.sub_type in ("*", "json") for kind in accepted)


def _is_held(request: HttpRequest, tag: str) -> bool:
    held = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in held or tag.removeprefix("W/") in {other.removeprefix("W/") for other in held}


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder).encode()
