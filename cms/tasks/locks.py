"""Advisory locks of PostgreSQL that belong to a database session: the server frees them when the session ends.

Session locks need a session of one's own: a connection pooler may stand between only in session mode.
"""

from enum import IntEnum
from typing import Any

from django.db import connection


class LockSpace(IntEnum):
    """First half of a lock's key; the second is a number of 32 bits. Both hold within one database."""

    WORKER = 1_346_459_990
    SCHEDULER = 1_346_459_991


class SessionLostError(RuntimeError):
    """The database session that held a lock has ended, and with it the lock."""


class SessionLock:
    """A lock held by the database session through which this process also does its work.

    As lock and work share the session, a lock that is free proves that the work's transaction is over.
    """

    def __init__(self, space: LockSpace, number: int) -> None:
        self.key = (int(space), number)
        self._session: Any = None

    def acquire(self) -> bool:
        """Take the lock until the session ends or `release`; False when another session holds it."""
        granted = _ask("SELECT pg_try_advisory_lock(%s, %s)", self.key)
        if granted:
            self._session = connection.connection
        return granted

    def is_held(self) -> bool:
        """Whether queries still go through the session that took the lock. Asks nothing of the server."""
        return self._session is not None and connection.connection is self._session and not self._session.closed

    def release(self) -> None:
        if self.is_held():
            _ask("SELECT pg_advisory_unlock(%s, %s)", self.key)
        self._session = None


def is_free(space: LockSpace, number: int) -> bool:
    """Whether no other session holds the lock; if so, this transaction holds it until it ends."""
    return _ask("SELECT pg_try_advisory_xact_lock(%s, %s)", (int(space), number))


def notice_lost_clients() -> None:
    """Let the server notice within a minute that this process, or its machine, is gone, even amid a long query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('client_connection_check_interval', '2s', false),"
            " set_config('tcp_keepalives_idle', '20', false),"
            " set_config('tcp_keepalives_interval', '10', false),"
            " set_config('tcp_keepalives_count', '3', false)"
        )


def _ask(query: str, key: tuple[int, int]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, key)
        return bool(cursor.fetchone()[0])
