"""The feed of change: what was released or withdrawn since a token, nothing lost whatever overlapped.

A row's place is (transaction, sequence). Rows of a transaction that may still be running, or that began after one that
is, are held back: `xid < pg_snapshot_xmin(pg_current_snapshot())`. A plain sequence would be read past a
transaction that commits late.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.db import connection
from django.db.models import QuerySet

from cms.release.models import ReleasedDocument

SALT = "cms.release.changes"
LIMIT = 100


class TokenInvalid(ValueError):
    """The token was not made here, or for another filter."""


class TokenExpired(ValueError):
    """The token belongs to another life of the database: begin anew without one."""


@dataclass(frozen=True, slots=True)
class Changes:
    documents: list[ReleasedDocument]
    token: str
    has_more: bool


def changes_since(
    token: str | None = None,
    *,
    sites: Iterable[int] | None = None,
    types: Iterable[str] | None = None,
    locales: Iterable[str] | None = None,
    limit: int = LIMIT,
) -> Changes:
    """Rows that changed since `token` in the order of change, at most `limit`, withdrawn ones included.

    Without a token it begins at the first row. The filter is part of the token. A row that changed several times
    is delivered in its last state; a reader who replays a token gets the same rows or newer states of them.

    Raises TokenInvalid and TokenExpired.
    """
    names = [sorted(map(str, chosen)) if chosen is not None else None for chosen in (sites, types, locales)]
    epoch, horizon = _epoch_and_horizon()
    xid, sequence = _read_token(token, epoch, names) if token else (0, 0)
    rows: QuerySet[ReleasedDocument] = ReleasedDocument.objects.extra(
        where=["(xid, sequence) > (%s::xid8, %s)", "xid < %s::xid8"], params=[str(xid), sequence, str(horizon)]
    ).order_by("xid", "sequence")
    for field, chosen in zip(("site_id__in", "type__in", "locale__in"), names, strict=True):
        if chosen is not None:
            rows = rows.filter(**{field: chosen})
    found = list(rows[: limit + 1])
    documents = found[:limit]
    if documents:
        xid, sequence = documents[-1].xid, documents[-1].sequence
    return Changes(documents, signing.dumps([epoch, xid, sequence, names], salt=SALT), has_more=len(found) > limit)


def _read_token(token: str, epoch: str, names: list[list[str] | None]) -> tuple[int, int]:
    try:
        token_epoch, xid, sequence, token_names = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError) as error:
        raise TokenInvalid("The token was not made by this service.") from error
    if token_names != names:
        raise TokenInvalid("The token was made for another filter.")
    if token_epoch != epoch:
        raise TokenExpired("The database has been restored since the token was made.")
    return int(xid), int(sequence)


def _epoch_and_horizon() -> tuple[str, int]:
    """The identity of the database, in whose life transaction numbers only grow, and the first one that may run."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT system_identifier || '.' || (SELECT oid FROM pg_database WHERE datname = current_database()),"
            " pg_snapshot_xmin(pg_current_snapshot()) FROM pg_control_system()"
        )
        epoch, horizon = cursor.fetchone()
    return epoch, int(horizon)
