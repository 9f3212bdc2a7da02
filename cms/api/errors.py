"""What can go wrong, as problem details (RFC 9457): one code, one status, one title for ever."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.log import log_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Field, Schema
from ninja.errors import ValidationError

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    status: int
    title: str
    description: str | Promise


KINDS: dict[str, ProblemKind] = {
    "unknown-parameter": ProblemKind(
        400,
        "Unknown parameter",
        gettext_lazy("The address has a parameter that does not exist here; “errors” names it."),
    ),
    "invalid-value": ProblemKind(
        400,
        "Invalid value",
        gettext_lazy("A parameter is missing, repeated or has a value that is not allowed; “errors” names it."),
    ),
    "invalid-cursor": ProblemKind(
        400, "Invalid cursor", gettext_lazy("The cursor was not made by this service. Begin again without it.")
    ),
    "cursor-mismatch": ProblemKind(
        400,
        "Cursor belongs to another filter",
        gettext_lazy("The cursor was made for other filters. Keep the filters while you turn pages, or begin again."),
    ),
    "not-found": ProblemKind(404, "Not found", gettext_lazy("Nothing is at this address.")),
    "site-unknown": ProblemKind(404, "Unknown site", gettext_lazy("No site of the network has this code.")),
    "gone": ProblemKind(
        410, "Gone", gettext_lazy("It was public and has been taken back; “reason” says why. Remove your copy.")
    ),
    "method-not-allowed": ProblemKind(
        405, "Method not allowed", gettext_lazy("This service is for reading: use GET, HEAD or OPTIONS.")
    ),
    "not-acceptable": ProblemKind(
        406, "Not acceptable", gettext_lazy("The answer is JSON: let the Accept header allow application/json.")
    ),
    "internal": ProblemKind(500, "Internal error", gettext_lazy("Something failed on our side. Try again later.")),
}


class ParameterProblem(Schema):
    parameter: str
    code: str = Field(description="unknown, repeated, missing or invalid; more may come")
    message: str = Field("", description="For developers, in English")


class ProblemBody(Schema):
    """Problem details (RFC 9457)."""

    type: str = Field(description="Address of a description of this kind of problem, on the same host")
    title: str = Field(description="Stable, in English")
    status: int
    detail: str = Field(description="For people, in Persian or in the language of `lang`")
    errors: list[ParameterProblem] = Field([], description="The parameters that are to blame")
    reason: str = Field(
        "", description="With 410: unpublished, expired, deleted, moved, language, suspended or archived; more may come"
    )
    locales: list[str] = Field([], description="With 404: languages in which the item can be read")


class Problem(Exception):
    """Ends the request with problem details. `code` is a key of KINDS, `members` are further fields of ProblemBody."""

    def __init__(self, code: str, detail: str = "", *, headers: dict[str, str] | None = None, **members: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.headers = headers or {}
        self.members = members


def parameter_problem(kind: str, code: str, parameters: Iterable[str], message: str = "") -> Problem:
    """The problem `kind` with each of `parameters` named and blamed for the same `code`."""
    names = list(parameters)
    errors = [{"parameter": name, "code": code, "message": message} for name in names]
    text = {
        "unknown": _("There is no parameter “%(names)s” here."),
        "repeated": _("The parameter “%(names)s” stands more than once."),
        "missing": _("The parameter “%(names)s” is missing."),
    }.get(code, _("The value of “%(names)s” is not allowed."))
    return Problem(kind, text % {"names": ", ".join(names)}, errors=errors)


def error_response(error: Exception, request: HttpRequest) -> HttpResponse:
    """The answer to an error in the active language; what nobody foresaw is logged and reported."""
    if isinstance(error, Problem):
        return problem_response(error)
    if isinstance(error, ValidationError):
        return problem_response(_invalid(error))
    if isinstance(error, SuspiciousOperation):
        return problem_response(Problem("invalid-value"))
    response = problem_response(Problem("internal"))
    log_response("%s: %s", response.reason_phrase, request.path, response=response, request=request, exception=error)
    got_request_exception.send(sender=None, request=request)
    return response


def _invalid(error: ValidationError) -> Problem:
    errors = [
        {
            "parameter": str(found["loc"][-1]),
            "code": "missing" if found["type"] == "missing" else "invalid",
            "message": found["msg"],
        }
        for found in error.errors
    ]
    first = errors[0]
    blamed = parameter_problem("invalid-value", first["code"], [first["parameter"]])
    return Problem("invalid-value", blamed.detail, errors=errors)


def problem_response(problem: Problem) -> HttpResponse:
    """The response in the active language."""
    kind = KINDS[problem.code]
    body = {
        "type": reverse("api:problem", args=[problem.code]),
        "title": kind.title,
        "status": kind.status,
        "detail": problem.detail or str(kind.description),
        **problem.members,
    }
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=kind.status,
        content_type=MEDIA_TYPE,
        headers={"Content-Language": translation.get_language() or "fa", **problem.headers},
    )
