"""Months as lists are narrowed by them: Jalali in Persian, Gregorian in the other languages."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cms.text.digits import localize_digits, to_ascii
from cms.text.jalali import MONTHS, gregorian_month, local_day, month_range, to_jalali
from cms.text.languages import base_language

FIRST_YEAR, LAST_YEAR = 1900, 2100
_KEY = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


def month_of(moment: datetime, language: str) -> str:
    """The key of the month in the language's calendar and Django's current time zone: `1404-08`, `2025-10`."""
    if base_language(language) == "fa":
        day = to_jalali(moment)
        return f"{day.year:04}-{day.month:02}"
    return f"{local_day(moment):%Y-%m}"


def month_name(key: str, language: str) -> str:
    """«آبان ۱۴۰۴», October 2025. Raises ValueError for what is no key of a month in the language's calendar."""
    year, month = _parts(key, language)
    name = MONTHS[month - 1] if base_language(language) == "fa" else gregorian_month(month, language)
    return localize_digits(f"{name} {year}", language)


def month_bounds(key: str, language: str) -> tuple[datetime, datetime]:
    """The moments at which the month and the one after it begin. Raises ValueError as `month_name` does."""
    year, month = _parts(key, language)
    if base_language(language) == "fa":
        first, last = month_range(year, month)
        return _start(first), _start(last + timedelta(days=1))
    return _start(date(year, month, 1)), _start(date(year + month // 12, month % 12 + 1, 1))


def _parts(key: str, language: str) -> tuple[int, int]:
    match = _KEY.fullmatch(to_ascii(key))
    if match is None:
        raise ValueError(f"{key!r} is not a month")
    year, month = int(match[1]), int(match[2])
    if base_language(language) == "fa":
        month_range(year, month)
    elif not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise ValueError(f"{key!r} is not a month")
    return year, month


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def months_back(first: datetime, last: datetime, language: str, most: int) -> list[str]:
    """The keys of the months from that of `last` back to that of `first`, `most` of them at most."""
    keys = [month_of(last, language)]
    while len(keys) < most and keys[-1] > month_of(first, language):
        year, month = int(keys[-1][:4]), int(keys[-1][5:])
        keys.append(f"{year - (month == 1):04}-{(month - 2) % 12 + 1:02}")
    return keys
