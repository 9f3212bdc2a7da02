"""Seven days from today, each with what was written for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from cms.text.jalali import day_parts

DAYS = 7
SHOWN = 3


def week(entries: Iterable[dict[str, Any]], today: date, language: str) -> list[dict[str, Any]]:
    """The days with their entries: the first few, and those that a reader has to ask for. Other days are left out."""
    written = list(entries)
    days = []
    for day in (today + timedelta(days=number) for number in range(DAYS)):
        of_day = [entry for entry in written if entry["date"] == day.isoformat()]
        days.append(
            {
                "date": day,
                "is_today": day == today,
                **day_parts(day, language)._asdict(),
                "entries": of_day[:SHOWN],
                "further": of_day[SHOWN:],
            }
        )
    return days
