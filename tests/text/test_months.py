"""Months of both calendars: keys, names, bounds."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.text.months import month_bounds, month_name, month_of, months_back

TEHRAN = ZoneInfo("Asia/Tehran")
START, END = datetime(1950, 1, 1), datetime(2090, 1, 1)  # noqa: DTZ001 (hypothesis adds the zone)
MOMENTS = st.datetimes(START, END, timezones=st.just(TEHRAN))


@pytest.mark.parametrize(
    ("moment", "persian", "gregorian"),
    [
        ("2025-03-21T00:00:00+03:30", "1404-01", "2025-03"),
        ("2025-03-20T23:59:59+03:30", "1403-12", "2025-03"),
        ("2025-10-31T20:30:00+00:00", "1404-08", "2025-11"),
    ],
)
def test_the_month_of_a_moment(moment: str, persian: str, gregorian: str) -> None:
    keys = [month_of(datetime.fromisoformat(moment), language) for language in ("fa", "en", "ar")]
    assert keys == [persian, gregorian, gregorian]


def test_names() -> None:
    assert month_name("1404-08", "fa") == "آبان ۱۴۰۴"
    assert month_name("۱۴۰۴-۰۸", "fa") == "آبان ۱۴۰۴"
    assert [month_name("2025-10", language) for language in ("en", "ar")] == ["October 2025", "أكتوبر 2025"]


def test_bounds() -> None:
    assert [moment.isoformat() for moment in month_bounds("1403-12", "fa")] == [
        "2025-02-19T00:00:00+03:30",
        "2025-03-21T00:00:00+03:30",
    ]
    assert [moment.isoformat() for moment in month_bounds("2025-12", "en")] == [
        "2025-12-01T00:00:00+03:30",
        "2026-01-01T00:00:00+03:30",
    ]


@pytest.mark.parametrize(
    ("key", "language"),
    [
        *[
            (key, "fa")
            for key in ("", "1404", "1404-8", "1404-13", "1404-00", "2025-10", "1404-08-01", "x", "1404-٠٨x")
        ],
        *[(key, "en") for key in ("", "2025-13", "2025-00", "1404-08", "99999-01", "2025-1", "-025-10")],
    ],
)
def test_nonsense_is_refused(key: str, language: str) -> None:
    for function in (month_name, month_bounds):
        with pytest.raises(ValueError, match=r".+"):
            function(key, language)


@given(MOMENTS, st.sampled_from(["fa", "en", "ar"]))
def test_a_moment_lies_within_the_bounds_of_its_month(moment: datetime, language: str) -> None:
    start, end = month_bounds(month_of(moment, language), language)
    assert start <= moment < end
    assert month_of(start, language) == month_of(moment, language) != month_of(end, language)


@given(MOMENTS, MOMENTS, st.sampled_from(["fa", "en"]))
def test_months_back_leave_none_out(one: datetime, other: datetime, language: str) -> None:
    first, last = sorted((one, other))
    keys = months_back(first, last, language, 2000)
    assert (keys[0], keys[-1]) == (month_of(last, language), month_of(first, language))
    bounds = [month_bounds(key, language) for key in keys]
    assert [earlier[1] for earlier in bounds[1:]] == [later[0] for later in bounds[:-1]]
    assert months_back(first, last, language, 2) == keys[:2]
