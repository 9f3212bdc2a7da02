"""When things happened in the demo, counted back from the day on which it is built."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

FRIDAY = 4


def moment(days_ago: int, clock: str) -> datetime:
    """A past moment: that many days ago at that time of day, a day earlier instead of a Friday, never in the future."""
    now = timezone.localtime()
    day = now.date() - timedelta(days=days_ago)
    if day.weekday() == FRIDAY:
        day -= timedelta(days=1)
    return min(timezone.make_aware(datetime.combine(day, time.fromisoformat(clock))), now - timedelta(minutes=1))


def end_of_day(days_ahead: int) -> datetime:
    """The last minute of a day, so many days after today; before today if negative."""
    day = timezone.localdate() + timedelta(days=days_ahead)
    return timezone.make_aware(datetime.combine(day, time(23, 59)))
