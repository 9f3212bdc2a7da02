"""The picker's arithmetic and reading, in Node.js, against a second library."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, timedelta
from typing import Any

import pytest

from cms.config.launcher.assets import CALENDAR, CHECKOUT
from cms.text.digits import to_persian
from cms.text.jalali import MONTHS, WEEKDAYS, month_range, to_jalali
from tests.conftest import missing

MODULE = CHECKOUT / "cms/editing/static/editing/jalali-text.js"
FIRST_YEAR, LAST_YEAR = 1300, 1500


def run(program: str, given: Any) -> Any:
    """What `program` makes of `given` with the module's functions at hand."""
    node = shutil.which("node")
    if node is None:
        missing("Node.js is missing (it comes with npm)")
    if not CALENDAR.is_in_place(CHECKOUT):
        missing("the calendar's npm package is missing: make assets")
    source = f"""
import * as text from {json.dumps(MODULE.as_uri())};
let given = '';
for await (const part of process.stdin) given += part;
const value = JSON.parse(given);
console.log(JSON.stringify({program}));
"""
    command = [str(node), "--input-type=module", "--eval", source]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def days() -> list[date]:
    first, last = month_range(FIRST_YEAR, 1)[0], month_range(LAST_YEAR, 12)[1]
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def test_every_day_of_two_centuries_agrees_with_a_second_library() -> None:
    program = """value.map((iso) => {
        const day = text.dayOf(iso);
        const typed = text.read(text.shown(iso, 'date'), 'date');
        return [day.jy, day.jm, day.jd, text.isoOf(day), text.weekday(day), typed.iso];
    })"""
    every = days()
    found = run(program, [day.isoformat() for day in every])
    wanted = [
        [*to_jalali(day), day.isoformat(), (day.weekday() + 2) % 7, day.isoformat()]  # weeks begin on Saturday
        for day in every
    ]
    assert len(found) == 73_414
    assert found == wanted


def test_months_have_their_days_in_their_weeks() -> None:
    months = [[year, month] for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)]
    found = run("value.map(([year, month]) => text.weeks(year, month))", months)
    for (year, month), weeks in zip(months, found, strict=True):
        first, last = month_range(year, month)
        assert [day for week in weeks for day in week if day] == list(range(1, (last - first).days + 2))
        assert {len(week) for week in weeks} == {7}
        assert weeks[0].index(1) == (first.weekday() + 2) % 7


def test_names_are_those_of_the_pages() -> None:
    assert run("[text.MONTHS, text.WEEKDAYS]", None) == [list(MONTHS), [*WEEKDAYS[5:], *WEEKDAYS[:5]]]


@pytest.mark.parametrize(
    ("typed", "kind", "iso"),
    [
        ("۱۴۰۴/۸/۳", "date", "2025-10-25"),
        ("1404-08-03", "date", "2025-10-25"),
        ("1404.8.3", "date", "2025-10-25"),
        ("١٤٠٤/٠٨/٠٣", "date", "2025-10-25"),
        (" ۱۴۰۴ / ۸ / ۳ ", "date", "2025-10-25"),
        ("", "date", ""),
        ("۱۴۰۳/۱۲/۳۰", "date", "2025-03-20"),
        ("۱۴۰۴/۸/۳ ۱۰:۳۰", "datetime", "2025-10-25 10:30"),
        ("۱۴۰۴/۸/۳، ساعت ۸", "datetime", "2025-10-25 08:00"),
        ("1404-08-03", "datetime", "2025-10-25 00:00"),
        ("۱۴۰۴ / ۸ / ۳", "datetime", "2025-10-25 00:00"),
        ("۱۴۰۴/۸/۳ ۲۳:۵۹", "datetime", "2025-10-25 23:59"),
        ("", "datetime", ""),
        ("۸:۰۵", "time", "08:05"),
        ("8", "time", "08:00"),
        ("ساعت ۲۳:۵۹", "time", "23:59"),
    ],
)
def test_what_editors_type_is_read(typed: str, kind: str, iso: str) -> None:
    assert run("text.read(value[0], value[1])", [typed, kind]) == {"iso": iso}


@pytest.mark.parametrize(
    ("typed", "kind", "problem"),
    [
        ("۱۴۰۴/۱۲/۳۰", "date", {"problem": "day", "day": 30, "month": "اسفند", "year": 1404, "days": 29}),
        ("۱۴۰۴/۷/۳۱", "date", {"problem": "day", "day": 31, "month": "مهر", "year": 1404, "days": 30}),
        ("۱۴۰۴/۷/۰", "date", {"problem": "day", "day": 0, "month": "مهر", "year": 1404, "days": 30}),
        ("۱۴۰۴/۱۳/۱", "date", {"problem": "month", "month": 13}),
        ("2025-10-25", "date", {"problem": "year", "year": 2025}),
        ("فردا", "date", {"problem": "shape"}),
        ("۱۴۰۴/۸-۳", "date", {"problem": "shape"}),
        ("۱۴۰۴/۸/۳ ۱۰:۳۰", "date", {"problem": "shape"}),
        ("۱۴۰۴/۸/۳ ۲۴:۰۰", "datetime", {"problem": "time"}),
        ("۱۴۰۴/۱۲/۳۰ ۱۰:۰۰", "datetime", {"problem": "day", "day": 30, "month": "اسفند", "year": 1404, "days": 29}),
        ("۱۰:۶۰", "time", {"problem": "time"}),
        ("ظهر", "time", {"problem": "timeShape"}),
    ],
)
def test_what_is_no_date_is_told_apart(typed: str, kind: str, problem: dict[str, object]) -> None:
    assert run("text.read(value[0], value[1])", [typed, kind]) == problem


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("2025-10-25", "date", "۱۴۰۴/۰۸/۰۳"),
        ("2025-10-25 08:05", "datetime", "۱۴۰۴/۰۸/۰۳ ۸:۰۵"),
        ("2025-10-25 08:05:00", "datetime", "۱۴۰۴/۰۸/۰۳ ۸:۰۵"),
        ("08:05", "time", "۸:۰۵"),
        ("", "date", ""),
        ("۱۴۰۴/۱۲/۳۰", "date", "۱۴۰۴/۱۲/۳۰"),
        ("فردا", "datetime", "فردا"),
    ],
)
def test_what_the_field_shows(value: str, kind: str, shown: str) -> None:
    assert run("text.shown(value[0], value[1])", [value, kind]) == shown


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ((1404, 6, 31), 1, (1404, 7, 30)),
        ((1403, 12, 30), 12, (1404, 12, 29)),
        ((1404, 1, 1), -1, (1403, 12, 1)),
        ((1500, 12, 1), 1, (1500, 12, 1)),
        ((1206, 1, 1), -12, (1206, 1, 1)),
    ],
)
def test_turning_months(day: tuple[int, int, int], months: int, later: tuple[int, int, int]) -> None:
    names = ("jy", "jm", "jd")
    found = run("text.plusMonths(value[0], value[1])", [dict(zip(names, day, strict=True)), months])
    assert found == dict(zip(names, later, strict=True))


def test_a_day_is_spoken_whole() -> None:
    assert run("text.spoken(value)", {"jy": 1404, "jm": 8, "jd": 3}) == to_persian("شنبه 3 آبان 1404")
