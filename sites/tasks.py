"""Work of the network that runs at its time."""

from __future__ import annotations

from datetime import timedelta

from cms.tasks.background import background
from cms.tasks.schedule import periodic
from sites.members.follow_dates import follow_dates


# A day begins at midnight of TIME_ZONE; whoever is put off by a few minutes is not put off by a day.
@periodic(every=timedelta(minutes=5))
@background(queue="quick", attempts=1, atomic=False)
def follow_membership_dates() -> dict[str, int]:
    followed = follow_dates()
    return {"begun": followed.begun, "ended": followed.ended}
