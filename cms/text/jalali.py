"""Dates as people read and write them: Jalali in Persian, Gregorian in the other languages.

Storage is Gregorian everywhere; nothing here is stored.
"""

import re
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from django.utils import timezone
from django.utils.translation import get_language, gettext
from persiantools import jdatetime

from cms.text.digits import localize_digits, to_ascii, to_persian
from cms.text.languages import base_language

DateStyle = Literal["long", "medium", "numeric", "weekday"]

MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
# In the order of date.weekday(): Monday first.
WEEKDAYS = ("دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")

# The years for which the calendar's leap years have been compared with astronomy and with the official table.
FIRST_YEAR, LAST_YEAR = 1206, 1500

_GREGORIAN_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ar": (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
}
_GREGORIAN_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}


class JalaliDate(NamedTuple):
    """A day of the Jalali calendar; compares in the order of time."""

    year: int
    month: int
    day: int


def to_jalali(value: date) -> JalaliDate:
    """The Jalali day of a Gregorian date; of an aware datetime, the day that it is in Django's current time zone.

    Raises ValueError for days before 622-03-22, where the calendar begins.
    """
    day = jdatetime.JalaliDate(local_day(value))  # type: ignore[no-untyped-call]
    return JalaliDate(day.year, day.month, day.day)


def _first_day(year: int, month: int) -> date:
    return jdatetime.JalaliDate(year, month, 1).to_gregorian()  # type: ignore[no-untyped-call]


def local_day(value: date) -> date:
    """The day that a date is; that an aware datetime is in Django's current time zone."""
    if isinstance(value, datetime):
        return _local(value).date()
    return value


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def format_date(value: date, language: str, style: DateStyle = "long") -> str:
    """A date in the calendar, words and digits of the language; aware datetimes in Django's current time zone.

    `long` «۱ آذر ۱۴۰۵» / 22 November 2026, `weekday` the same after the day's name, `medium` with the month abbreviated
    where the language does so (en), `numeric` «۱۴۰۵/۰۹/۰۱» / 22/11/2026. A language other than `fa` and `ar`
    reads English.
    """
    day = local_day(value)
    if base_language(language) == "fa":
        return to_persian(_jalali_text(day, style))
    if style == "numeric":
        return f"{day.day:02}/{day.month:02}/{day.year:04}"
    names = _names(language)
    month = gregorian_month(day.month, language)
    if style == "medium" and names == "en":
        month = month[:3]
    text = f"{day.day} {month} {day.year}"
    return f"{_GREGORIAN_WEEKDAYS[names][day.weekday()]} {text}" if style == "weekday" else text


def gregorian_month(month: int, language: str) -> str:
    """The name of a Gregorian month, 1–12, in Arabic or else in English."""
    return _GREGORIAN_MONTHS[_names(language)][month - 1]


def _names(language: str) -> str:
    return base_language(language) if base_language(language) in _GREGORIAN_MONTHS else "en"


def _jalali_text(day: date, style: DateStyle) -> str:
    jalali = to_jalali(day)
    if style == "numeric":
        return f"{jalali.year:04}/{jalali.month:02}/{jalali.day:02}"
    text = f"{jalali.day} {MONTHS[jalali.month - 1]} {jalali.year}"
    return f"{WEEKDAYS[day.weekday()]} {text}" if style == "weekday" else text


class DayParts(NamedTuple):
    """A day in words and digits of a language, for a calendar."""

    weekday: str
    day: str
    month: str


def day_parts(value: date, language: str) -> DayParts:
    """The name of the day, its number in the month and the month: («یکشنبه»، «۱»، «آذر») / (Sunday, 22, November)."""
    day = local_day(value)
    if base_language(language) == "fa":
        jalali = to_jalali(day)
        return DayParts(WEEKDAYS[day.weekday()], to_persian(str(jalali.day)), MONTHS[jalali.month - 1])
    names = base_language(language) if base_language(language) in _GREGORIAN_MONTHS else "en"
    return DayParts(
        _GREGORIAN_WEEKDAYS[names][day.weekday()],
        localize_digits(str(day.day), language),
        _GREGORIAN_MONTHS[names][day.month - 1],
    )


_CLOCK = {"fa": "، ساعت ", "ar": "، الساعة "}


def format_datetime(value: datetime, language: str) -> str:
    """Day's name, date and time of day: «یکشنبه ۱ آذر ۱۴۰۵، ساعت ۹:۳۰» / Sunday 22 November 2026, 9:30.

    An aware datetime is shown in Django's current time zone, a naive one as it stands.
    """
    local = _local(value)
    clock = f"{_CLOCK.get(base_language(language), ', ')}{local.hour}:{local.minute:02}"
    return format_date(local, language, "weekday") + localize_digits(clock, language)


def _refusal(sentence: str) -> ValueError:
    return ValueError(localize_digits(sentence, get_language() or ""))


_NUMERIC = re.compile(r"(\d{4})\s*([/\-.])\s*(\d{1,2})\s*\2\s*(\d{1,2})", re.ASCII)


def parse_jalali(text: str) -> date:
    """The Gregorian date of a Jalali one written as year, month, day: `۱۴۰۴/۸/۳`, `1404-08-03`, `1404.8.3`.

    Raises ValueError, with a translated sentence for the person who typed it, for other spellings, years outside
    1206–1500 and days that do not exist.
    """
    match = _NUMERIC.fullmatch(to_ascii(text).strip())
    if match is None:
        raise _refusal(gettext("Write the date as year/month/day, for example 1404/08/03."))
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    first, last = month_range(year, month)
    if not 1 <= day <= (last - first).days + 1:
        raise _refusal(
            gettext("%(month)s %(year)s has %(days)s days; there is no day %(day)s.")
            % {"month": MONTHS[month - 1], "year": year, "days": (last - first).days + 1, "day": day}
        )
    return first + timedelta(days=day - 1)


def month_range(year: int, month: int) -> tuple[date, date]:
    """The first and the last Gregorian day of a Jalali month, both within it.

    Raises ValueError, with a translated sentence, for a month outside 1–12 or a year outside 1206–1500.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _refusal(
            gettext("The year %(year)s is not between %(first)s and %(last)s. Write the year in the Jalali calendar.")
            % {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR}
        )
    if not 1 <= month <= 12:
        raise _refusal(gettext("There is no month %(month)s; months go from 1 to 12.") % {"month": month})
    return _first_day(year, month), _first_day(year + month // 12, month % 12 + 1) - timedelta(days=1)
