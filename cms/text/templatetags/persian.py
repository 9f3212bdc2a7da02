"""Dates, digits and numbers in the active language, for templates.

Released bodies hold ISO strings, so every date filter takes a datetime, a date or an ISO 8601 string. Nothing given is
nothing shown.
"""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from cms.text.digits import format_number, localize_digits, localize_figure
from cms.text.jalali import DateStyle, format_date, format_datetime

register = template.Library()


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _read(value: date | str | None) -> date | None:
    """Raises ValueError for a string that is no ISO 8601 date or datetime."""
    if not value:
        return None
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


@register.filter
def localdate(value: date | str | None, style: DateStyle = "long") -> str:
    """`{{ body.published|localdate:"weekday" }}`: see `cms.text.jalali.format_date` for the styles."""
    moment = _read(value)
    return format_date(moment, _language(), style) if moment else ""


@register.filter
def localdatetime(value: date | str | None) -> str:
    """Day's name, date and time; a date without a time shows without one."""
    moment = _read(value)
    if isinstance(moment, datetime):
        return format_datetime(moment, _language())
    return format_date(moment, _language(), "weekday") if moment else ""


@register.filter
def isodate(value: date | str | None) -> str:
    """ISO 8601, to the second and with the offset of Django's current time zone: for `<time datetime="…">`."""
    moment = _read(value)
    if isinstance(moment, datetime):
        return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).isoformat(timespec="seconds")
    return moment.isoformat() if moment else ""


@register.filter
def digits(value: object) -> str:
    """Plain text with its digits as the active language shows them. Not for HTML, which has digits of its own."""
    return localize_digits("" if value is None else str(value), _language())


@register.filter
def figure(value: object) -> str:
    """A figure that an editor typed, with digits, separators and percent sign of the active language."""
    return localize_figure("" if value is None else str(value), _language())


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """A number grouped and written as in the active language."""
    return "" if value is None or value == "" else format_number(value, _language())


@register.filter
def duration(seconds: int | None) -> str:
    """Seconds as a player shows them: 3:20, 1:02:09."""
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return localize_digits(text, _language())
