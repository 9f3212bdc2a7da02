"""What a query may say: names that exist, once each, in text that can be stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Literal, get_args
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Field, Schema
from ninja.operation import Operation

from cms.api.errors import parameter_problem

Locale = Literal["fa", "en", "ar"]
LOCALES: tuple[Locale, ...] = get_args(Locale)
CODE = r"[a-z][a-z0-9-]{0,39}"
LONGEST_LIST = 4000
LONGEST_CURSOR = 500

Run = Callable[..., HttpResponseBase]


class Parameters(Schema):
    """What every address accepts."""

    lang: Locale = Field("fa", description="Language of the `detail` of a problem; it changes nothing else")


class LocaleParameters(Parameters):
    locale: Locale = Field("fa", description="Language of the content")


def several(pattern: str, *words: str) -> str:
    """Pattern of values separated by commas, or of one of `words` alone."""
    return f"^(?:{'|'.join([*words, f'(?:{pattern})(?:,(?:{pattern}))*'])})$"


def chosen(value: str | None) -> list[str] | None:
    """The values of a list parameter, sorted, each once; None where it is absent or `*`."""
    return None if value in (None, "*") else sorted(set(str(value).split(",")))


def strict_parameters(run: Run) -> Run:
    """Refuse what pydantic would never see: unknown names, repeated ones, bytes that are no text.

    For ninja's `add_decorator` in "view" mode, where `run` is the bound method of an operation.
    """
    operation: Operation = run.__self__  # type: ignore[attr-defined]
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }

    @wraps(run)
    def checked(request: HttpRequest, **path_values: object) -> HttpResponseBase:
        check_query(request.META.get("QUERY_STRING", ""), known)
        for name, value in path_values.items():
            if "\x00" in str(value):
                raise parameter_problem("invalid-value", "invalid", [name])
        return run(request, **path_values)

    return checked


def check_query(query: str, known: set[str]) -> None:
    """Raise Problem unless every name of a raw query string is known and stands once, and all of it is text."""
    pairs = [_pair(part) for part in query.split("&") if part]
    unknown = [name for name in dict(pairs) if name not in known]
    if unknown:
        raise parameter_problem("unknown-parameter", "unknown", unknown)
    repeated = [name for name, times in Counter(name for name, _value in pairs).items() if times > 1]
    if repeated:
        raise parameter_problem("invalid-value", "repeated", repeated)
    unreadable = [name for name, value in pairs if value is None or "\x00" in value]
    if unreadable:
        raise parameter_problem("invalid-value", "invalid", unreadable)


def _pair(part: str) -> tuple[str, str | None]:
    """Name and value; None for a value that is not UTF-8 (a lone surrogate is not)."""
    name, _equals, value = part.replace("+", " ").partition("=")
    # WSGI hands over bytes as Latin-1.
    readable_name = unquote_to_bytes(name.encode("latin-1", "replace")).decode("utf-8", "replace")
    try:
        return readable_name, unquote_to_bytes(value.encode("latin-1", "replace")).decode("utf-8")
    except UnicodeDecodeError:
        return readable_name, None


def language_of(request: HttpRequest) -> str:
    """The language of problems: `lang`, Persian where it is absent or not one of ours."""
    try:
        asked = request.GET.get("lang")
    except SuspiciousOperation:  # more parameters than Django reads
        asked = None
    return asked if asked in LOCALES else settings.LANGUAGE_CODE
