"""Django's *named* date formats (`DATE_FORMAT`, `SHORT_DATETIME_FORMAT`, …) in the Jalali calendar, under Persian only.

Formats spelled out for machines (`Y-m-d`, `c`, `U`: sitemaps, feeds, inputs) stay Gregorian, and so does every other
language.
"""

from datetime import date, datetime, time

from django.utils import dateformat, formats
from django.utils.translation import get_language

from cms.text.digits import to_persian
from cms.text.jalali import MONTHS, WEEKDAYS, JalaliDate, to_jalali
from cms.text.languages import base_language

_NAMES = (
    "DATE_FORMAT",
    "DATETIME_FORMAT",
    "SHORT_DATE_FORMAT",
    "SHORT_DATETIME_FORMAT",
    "YEAR_MONTH_FORMAT",
    "MONTH_DAY_FORMAT",
    "TIME_FORMAT",
)


class JalaliDateFormat(dateformat.DateFormat):
    """Django's format letters, those of day, month and year in the Jalali calendar; weekday and time as they are."""

    @property
    def day(self) -> date:
        # As Django: an aware datetime in its own zone, which templates have made the current one.
        assert isinstance(self.data, date)
        return self.data.date() if isinstance(self.data, datetime) else self.data

    @property
    def jalali(self) -> JalaliDate:
        return to_jalali(self.day)

    def j(self) -> int:
        return self.jalali.day

    def d(self) -> str:
        return f"{self.jalali.day:02}"

    def n(self) -> int:
        return self.jalali.month

    def m(self) -> str:
        return f"{self.jalali.month:02}"

    def F(self) -> str:  # noqa: N802 - Django names the methods after the format letters
        return MONTHS[self.jalali.month - 1]

    # Persian does not abbreviate months.
    M = N = b = E = F

    def Y(self) -> int:  # noqa: N802
        return self.jalali.year

    def y(self) -> str:
        return f"{self.jalali.year % 100:02}"

    def l(self) -> str:  # noqa: E743
        return WEEKDAYS[self.day.weekday()]

    D = l


def _named_format(name: str | None, default: str, use_l10n: bool | None) -> str | None:
    """The format string behind a name, or behind its own text; None for any other format, which machines may read."""
    known = {each: formats.get_format(each, use_l10n=use_l10n) for each in _NAMES}
    wanted = name or default
    return known.get(wanted, wanted if wanted in known.values() else None)


def _persian_is_active() -> bool:
    return base_language(get_language()) == "fa"


_gregorian_date_format = formats.date_format
_gregorian_time_format = formats.time_format


def date_format(value: date | datetime | str, format: str | None = None, use_l10n: bool | None = None) -> str:
    """Stands in for `django.utils.formats.date_format`."""
    named = _named_format(format, "DATE_FORMAT", use_l10n) if _persian_is_active() else None
    if named is None or not isinstance(value, date):
        return _gregorian_date_format(value, format, use_l10n)
    return to_persian(JalaliDateFormat(value).format(named))


def time_format(value: time | datetime | str, format: str | None = None, use_l10n: bool | None = None) -> str:
    """Stands in for `django.utils.formats.time_format`: the named format gets Persian digits."""
    text = _gregorian_time_format(value, format, use_l10n)
    named = _named_format(format, "TIME_FORMAT", use_l10n) if _persian_is_active() else None
    return text if named is None else to_persian(text)


def install() -> None:
    """Put both into `django.utils.formats`. Call it once, at the end of the settings module.

    Django looks them up there at each call, but Wagtail imports `date_format` by name, so it has to happen before
    Wagtail is imported. Needs neither settings nor apps.
    """
    formats.date_format = date_format
    formats.time_format = time_format
