from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from cms.text.jalali import (
    MONTHS,
    WEEKDAYS,
    JalaliDate,
    format_date,
    format_datetime,
    month_range,
    parse_jalali,
    to_jalali,
)

# The 49 leap years of 1300–1499 in the table of Tehran University's Calendar Center.
LEAP_YEARS = {
    *(1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375),
    *(1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449, 1453),
    *(1457, 1461, 1465, 1469, 1474, 1478, 1482, 1486, 1490, 1494, 1498),
}
FIRST_OF_1300 = date(1921, 3, 21)
SUNDAY = date(2026, 11, 22)


def month_lengths(year: int) -> list[int]:
    return [31] * 6 + [30] * 5 + [30 if year in LEAP_YEARS else 29]


def test_the_leap_years_are_49() -> None:
    assert len(LEAP_YEARS) == 49
    assert [
        year for year in range(1300, 1500) if month_range(year, 12)[1] - month_range(year, 1)[0] == timedelta(365)
    ] == (sorted(LEAP_YEARS))


def test_every_day_of_1300_to_1500_there_and_back() -> None:
    day = FIRST_OF_1300
    for year in range(1300, 1501):
        for month, length in enumerate(month_lengths(year), start=1):
            assert month_range(year, month) == (day, day + timedelta(days=length - 1))
            for day_of_month in range(1, length + 1):
                assert to_jalali(day) == (year, month, day_of_month)
                assert parse_jalali(f"{year}/{month}/{day_of_month}") == day
                day += timedelta(days=1)
    assert day == date(2122, 3, 21)


@pytest.mark.parametrize(
    ("gregorian", "jalali"),
    [
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2026, 11, 22), (1405, 9, 1)),
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(1906, 8, 5), (1285, 5, 13)),
        (date(622, 3, 22), (1, 1, 1)),
    ],
)
def test_known_days(gregorian: date, jalali: tuple[int, int, int]) -> None:
    assert to_jalali(gregorian) == JalaliDate(*jalali)


def test_days_before_the_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="year must be in"):
        to_jalali(date(622, 3, 21))


@given(st.dates(date(1827, 3, 22), date(2122, 3, 20)))
def test_order_is_kept(day: date) -> None:
    assert to_jalali(day) < to_jalali(day + timedelta(days=1))


def test_the_day_of_an_aware_datetime_is_that_of_the_current_time_zone() -> None:
    late = datetime(2026, 11, 21, 20, 45, tzinfo=UTC)
    with timezone.override("Asia/Tehran"):
        assert to_jalali(late) == (1405, 9, 1)
    with timezone.override("UTC"):
        assert to_jalali(late) == (1405, 8, 30)
    assert to_jalali(datetime(2026, 11, 21, 23, 59)) == (1405, 8, 30)  # noqa: DTZ001 - naive on purpose


@pytest.mark.parametrize(
    ("language", "style", "text"),
    [
        ("fa", "long", "۱ آذر ۱۴۰۵"),
        ("fa", "medium", "۱ آذر ۱۴۰۵"),
        ("fa", "numeric", "۱۴۰۵/۰۹/۰۱"),
        ("fa", "weekday", "یکشنبه ۱ آذر ۱۴۰۵"),
        ("fa-IR", "long", "۱ آذر ۱۴۰۵"),
        ("en", "long", "22 November 2026"),
        ("en", "medium", "22 Nov 2026"),
        ("en", "numeric", "22/11/2026"),
        ("en", "weekday", "Sunday 22 November 2026"),
        ("ar", "long", "22 نوفمبر 2026"),
        ("ar", "medium", "22 نوفمبر 2026"),
        ("ar", "numeric", "22/11/2026"),
        ("ar", "weekday", "الأحد 22 نوفمبر 2026"),
        ("de", "long", "22 November 2026"),
    ],
)
def test_dates(language: str, style: str, text: str) -> None:
    assert format_date(SUNDAY, language, style) == text


def test_weekdays_and_months() -> None:
    week = [format_date(SUNDAY + timedelta(days=day), "fa", "weekday").split()[0] for day in range(7)]
    assert week == ["یکشنبه", "دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"]
    assert [WEEKDAYS[(SUNDAY + timedelta(days=day)).weekday()] for day in range(7)] == week
    assert [format_date(month_range(1405, month)[0], "fa").split()[1] for month in range(1, 13)] == list(MONTHS)
    assert " ".join(MONTHS) == "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "یکشنبه ۱ آذر ۱۴۰۵، ساعت ۹:۳۰"),
        ("en", "Sunday 22 November 2026, 9:30"),
        ("ar", "الأحد 22 نوفمبر 2026، الساعة 9:30"),
    ],
)
def test_datetimes(language: str, text: str) -> None:
    with timezone.override("Asia/Tehran"):
        assert format_datetime(datetime(2026, 11, 22, 6, 0, tzinfo=UTC), language) == text
        assert format_datetime(datetime(2026, 11, 22, 9, 30), language) == text  # noqa: DTZ001 - naive on purpose


def test_daylight_saving_of_old_dates() -> None:
    with timezone.override("Asia/Tehran"):
        summer = datetime(2020, 7, 1, 19, 45, tzinfo=UTC)
        assert format_datetime(summer, "fa") == "پنجشنبه ۱۲ تیر ۱۳۹۹، ساعت ۰:۱۵"


@pytest.mark.parametrize(
    "text",
    ["۱۴۰۴/۸/۳", "1404-08-03", "١٤٠٤/٠٨/٠٣", " 1404.8.3 ", "۱۴۰۴ / ۰۸ / ۰۳"],
)
def test_parsing(text: str) -> None:
    assert parse_jalali(text) == date(2025, 10, 25)


def test_parsing_the_ends() -> None:
    assert parse_jalali("1206/1/1") == date(1827, 3, 22)
    assert parse_jalali("1500/12/29") == date(2122, 3, 20)
    assert parse_jalali("1403/12/30") == date(2025, 3, 20)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1404/12/30", "اسفند 1404 has 29 days; there is no day 30."),
        ("1404/7/31", "مهر 1404 has 30 days; there is no day 31."),
        ("1404/1/0", "فروردین 1404 has 31 days; there is no day 0."),
        ("1404/13/1", "There is no month 13; months go from 1 to 12."),
        ("1404/0/1", "There is no month 0; months go from 1 to 12."),
        ("2026/11/22", "The year 2026 is not between 1206 and 1500. Write the year in the Jalali calendar."),
        ("1205/12/29", "The year 1205 is not between 1206 and 1500. Write the year in the Jalali calendar."),
        *(
            (text, "Write the date as year/month/day, for example 1404/08/03.")
            for text in (
                "",
                "1404",
                "1404/8",
                "04/8/3",
                "3/8/1404",
                "1404/8-3",
                "1404/8/3/1",
                "1404/008/3",
                "آذر",
                "१४०४/८/३",
            )
        ),
    ],
)
def test_impossible_dates_are_refused_with_the_reason(text: str, reason: str) -> None:
    with translation.override("en"), pytest.raises(ValueError) as refusal:  # noqa: PT011 - compared in full below
        parse_jalali(text)
    assert str(refusal.value) == reason


def test_reasons_show_the_digits_of_the_reader() -> None:
    with translation.override("fa"), pytest.raises(ValueError, match="۱۴۰۴") as refusal:
        parse_jalali("1404/12/30")
    assert not set("0123456789") & set(str(refusal.value))


def test_month_range() -> None:
    assert month_range(1405, 9) == (date(2026, 11, 22), date(2026, 12, 21))
    assert month_range(1403, 12) == (date(2025, 2, 19), date(2025, 3, 20))
    with pytest.raises(ValueError, match="1206"), translation.override("en"):
        month_range(1501, 1)
