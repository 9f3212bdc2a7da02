"""Work of the release log that runs behind the request or at its time."""

from __future__ import annotations

from datetime import timedelta

from cms.release.due import publish_and_expire_due
from cms.release.refreshing import refresh_stale
from cms.tasks.background import background
from cms.tasks.schedule import periodic


# Each document is a transaction of its own: one long one would hold the feed of change back.
@background(queue="quick", atomic=False)
def refresh_documents() -> int:
    return refresh_stale()


# The next run makes up for one that fails; an editor's minute comes before other work.
@periodic(every=timedelta(seconds=5))
@background(queue="quick", priority=100, attempts=1, atomic=False)
def publish_due_pages() -> dict[str, int]:
    published, expired = publish_and_expire_due()
    return {"published": published, "expired": expired}
