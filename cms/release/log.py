"""The five functions that others use: nobody else touches the table of released documents."""

from cms.release.auditing import audit
from cms.release.changes import Changes, TokenExpired, TokenInvalid, changes_since
from cms.release.reading import current
from cms.release.releasing import release
from cms.release.withdrawing import withdraw, withdraw_language

__all__ = [
    "Changes",
    "TokenExpired",
    "TokenInvalid",
    "audit",
    "changes_since",
    "current",
    "release",
    "withdraw",
    "withdraw_language",
]
