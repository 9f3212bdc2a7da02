from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

MOMENT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)


def rendered(expression: str, language: str, value: object) -> str:
    with translation.override(language), timezone.override("Asia/Tehran"):
        return Template("{% load persian %}{{ value|" + expression + " }}").render(Context({"value": value}))


@pytest.mark.parametrize("value", [MOMENT, DAY, "2026-11-22", "2026-11-22T06:00:00Z", "2026-11-22T09:30:00+03:30"])
@pytest.mark.parametrize(
    ("expression", "persian", "english", "arabic"),
    [
        ("localdate", "۱ آذر ۱۴۰۵", "22 November 2026", "22 نوفمبر 2026"),
        ('localdate:"medium"', "۱ آذر ۱۴۰۵", "22 Nov 2026", "22 نوفمبر 2026"),
        ('localdate:"numeric"', "۱۴۰۵/۰۹/۰۱", "22/11/2026", "22/11/2026"),
        ('localdate:"weekday"', "یکشنبه ۱ آذر ۱۴۰۵", "Sunday 22 November 2026", "الأحد 22 نوفمبر 2026"),
    ],
)
def test_localdate(value: object, expression: str, persian: str, english: str, arabic: str) -> None:
    assert rendered(expression, "fa", value) == persian
    assert rendered(expression, "en", value) == english
    assert rendered(expression, "ar", value) == arabic


def test_the_local_day_counts() -> None:
    assert rendered("localdate", "fa", "2026-11-21T20:45:00Z") == "۱ آذر ۱۴۰۵"
    assert rendered("isodate", "fa", "2026-11-21T20:45:00Z") == "2026-11-22T00:15:00+03:30"


@pytest.mark.parametrize("value", [MOMENT, "2026-11-22T06:00:00Z", "2026-11-22T06:00:00.123456+00:00"])
def test_datetimes(value: object) -> None:
    assert rendered("localdatetime", "fa", value) == "یکشنبه ۱ آذر ۱۴۰۵، ساعت ۹:۳۰"
    assert rendered("localdatetime", "en", value) == "Sunday 22 November 2026, 9:30"
    assert rendered("isodate", "fa", value) == "2026-11-22T09:30:00+03:30"


@pytest.mark.parametrize("value", [DAY, "2026-11-22"])
def test_days(value: object) -> None:
    assert rendered("localdatetime", "fa", value) == "یکشنبه ۱ آذر ۱۴۰۵"
    assert rendered("isodate", "fa", value) == "2026-11-22"


@pytest.mark.parametrize("expression", ["localdate", "localdatetime", "isodate", "digits", "number"])
@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_shown_for_nothing(expression: str, value: object) -> None:
    assert rendered(expression, "fa", value) == ""


def test_a_string_that_is_no_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        rendered("localdate", "fa", "1405/9/1")


def test_digits() -> None:
    assert rendered("digits", "fa", "۰۲۱-12345 <b>") == "۰۲۱-۱۲۳۴۵ &lt;b&gt;"
    assert rendered("digits", "en", "۰۲۱-12345") == "021-12345"
    assert rendered("digits", "ar", "١٢") == "12"
    assert rendered("digits", "fa", 12) == "۱۲"


def test_numbers() -> None:
    assert rendered("number", "fa", 1234567) == "۱٬۲۳۴٬۵۶۷"
    assert rendered("number", "en", Decimal("1234.50")) == "1,234.50"
    assert rendered("number", "ar", 0) == "0"


def test_without_an_active_language_the_sites_own_is_used() -> None:
    with translation.override(None):
        assert Template('{% load persian %}{{ "2026-11-22"|localdate }}').render(Context()) == "۱ آذر ۱۴۰۵"
