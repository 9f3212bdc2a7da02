"""Work of the network that runs at its time."""

from __future__ import annotations

from datetime import timedelta

from cms.tasks.background import background
from cms.tasks.schedule import periodic
from sites.members.follow_dates import follow_dates
from sites.members.mail_invitation import mail_invitation


# A day begins at midnight of TIME_ZONE; whoever is put off by a few minutes is not put off by a day.
@periodic(every=timedelta(minutes=5))
@background(queue="quick", attempts=1, atomic=False)
def follow_membership_dates() -> dict[str, int]:
    followed = follow_dates()
    return {"begun": followed.begun, "ended": followed.ended}


# Twice is no harm, and once it is noted as sent it is not sent again.
@background(queue="quick", atomic=False)
def send_invitation(invitation: int, sending: int) -> bool:
    return mail_invitation(invitation, sending)
