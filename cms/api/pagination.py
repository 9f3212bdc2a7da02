"""Pages by keyset: a cursor names the last row that was read, so that no row repeats or is skipped on a tie."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Field, Schema

from cms.api.errors import Problem

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
SIGNER = Signer(salt="cms.api.pagination")


class PageInfo(Schema):
    next: str | None = Field(description="Cursor for `after`; null on the last page")
    has_more: bool


@dataclass(frozen=True, slots=True)
class Keyset:
    """An order in which no two rows are equal: field names as in `order_by`, and how to read each value from text."""

    fields: tuple[str, ...]
    readers: tuple[Callable[[str], Any], ...]

    def page(self, rows: Rows, after: str | None, scope: list[Any], limit: int) -> tuple[list[Any], str | None]:
        """At most `limit` rows that follow the cursor `after`, and the cursor of the next page or None.

        `rows` yields mappings with this keyset's fields. `scope` is the filter that the cursor is bound to, as JSON.
        Raises Problem (invalid-cursor, cursor-mismatch).
        """
        if after is not None:
            rows = rows.filter(self._beyond(self._read(after, scope)))
        found = list(rows.order_by(*self.fields)[: limit + 1])
        return found[:limit], self._cursor(found[limit - 1], scope) if len(found) > limit else None

    def _cursor(self, row: Mapping[str, Any], scope: list[Any]) -> str:
        return SIGNER.sign_object([_digest(scope), *(str(row[field.lstrip("-")]) for field in self.fields)])

    def _read(self, cursor: str, scope: list[Any]) -> list[Any]:
        try:
            digest, *values = SIGNER.unsign_object(cursor)
        except (BadSignature, ValueError) as error:
            raise Problem("invalid-cursor", errors=[{"parameter": "after", "code": "invalid"}]) from error
        if digest != _digest(scope):
            raise Problem("cursor-mismatch", errors=[{"parameter": "after", "code": "invalid"}])
        return [read(value) for read, value in zip(self.readers, values, strict=True)]

    def _beyond(self, values: list[Any]) -> Q:
        """Rows that come later. Each level is a range and an exception, which an index can follow; OR could not."""
        *leading, (field, value) = zip(self.fields, values, strict=True)
        condition = _bound(field, value, inclusive=False)
        for field, value in reversed(leading):
            condition = _bound(field, value, inclusive=True) & ~(Q(**{field.lstrip("-"): value}) & ~condition)
        return condition


def _bound(field: str, value: Any, *, inclusive: bool) -> Q:
    direction = "lt" if field.startswith("-") else "gt"
    return Q(**{f"{field.lstrip('-')}__{direction}{'e' if inclusive else ''}": value})


def _digest(scope: list[Any]) -> str:
    return hashlib.sha256(json.dumps(scope).encode()).hexdigest()[:12]


def next_link(request: HttpRequest, cursor: str | None) -> dict[str, str]:
    """The `Link` header that leads to the next page (RFC 8288)."""
    if cursor is None:
        return {}
    query = request.GET.copy()
    query["after"] = cursor
    return {"Link": f'<{request.path}?{query.urlencode()}>; rel="next"'}
