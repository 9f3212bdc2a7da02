"""The calendar strip: seven days from the day on which it is read."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from cms.serving.week import week
from cms.text.digits import to_persian
from tests.factories import NewsPageFactory
from tests.factories.world import FIRST
from tests.home.front_page import NOTHING, clock_at, entry, publish_home, said
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db

SUNDAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=timezone.get_default_timezone())


def days(path: str = "/") -> list[str]:
    return [text(day) for day in main_of(read(FIRST, path)).select(".week > li")]


def publish_week(*entries: dict[str, object]) -> None:
    publish_home(sections=[("week", {"title": NOTHING, "entries": list(entries)})])


def test_seven_days_from_today_in_the_calendar_of_the_language() -> None:
    publish_week()
    with clock_at(NOON):
        shown, english = days(), days("/en/")
        today = main_of(read(FIRST, "/en/")).select_one(".week [aria-current=date] time")
    assert len(shown) == 7
    assert [day.split()[-4:] for day in english][0] == ["22", "November", "Nothing", "planned"]
    assert english[0].startswith("Today, Sunday")
    assert "یکشنبه ۱ آذر" in shown[0]
    assert "شنبه ۷ آذر" in shown[6]
    assert today["datetime"] == "2026-11-22"


def test_entries_come_and_leave_by_their_dates() -> None:
    publish_week(entry("دیروز", SUNDAY - timedelta(days=1)), entry("شنبه", SUNDAY + timedelta(days=6)))
    with clock_at(NOON):
        assert [("دیروز" in day, "شنبه" in day.split()[3:]) for day in days()] == [(False, False)] * 6 + [(False, True)]
    with clock_at(NOON + timedelta(days=7)):
        assert len(main_of(read(FIRST, "/")).select(".week .none")) == 7


def test_three_entries_of_a_day_are_shown_and_the_others_on_request() -> None:
    publish_week(
        *(entry(f"برنامهٔ {to_persian(str(hour))}", SUNDAY, time=time(hour)) for hour in (18, 9, 10, 11, 17)),
    )
    with clock_at(NOON):
        today = main_of(read(FIRST, "/")).select_one(".week [aria-current=date]")
    assert [text(line).split()[1] for line in today.select("div > p")] == ["۹", "۱۰", "۱۱"]
    assert [text(line).split()[1] for line in today.select("details p")] == ["۱۷", "۱۸"]
    assert "۲" in text(today.select_one("summary"))


def test_a_cancelled_entry_stays_and_says_so() -> None:
    page = NewsPageFactory(slug="item")
    publish_week(
        entry("نشست", SUNDAY, is_cancelled=True, time=time(9, 30), place=said("سرا"), page=page),
        entry("بازدید", SUNDAY, time=time(10)),
    )
    with clock_at(NOON):
        lines = main_of(read(FIRST, "/en/")).select(".week p")
    assert [line.s is not None for line in lines[:2]] == [True, False]
    assert text(lines[0].b) == "Cancelled"
    # Nobody translated it: it is Persian and says so.
    assert (lines[0]["lang"], lines[0].a["href"]) == ("fa", "/en/news/item/")
    assert [text(part) for part in lines[0].select("span")] == ["at 09:30", "سرا"]


def test_a_link_to_what_is_withdrawn_goes_and_its_entry_stays() -> None:
    page = NewsPageFactory(slug="item")
    publish_week(entry("نشست", SUNDAY, page=page))
    page.unpublish()
    publish_home()
    with clock_at(NOON):
        line = main_of(read(FIRST, "/")).select_one(".week p")
    assert (text(line), line.a) == ("نشست", None)


def test_the_last_day_of_a_month_is_followed_by_the_first_of_the_next() -> None:
    shown = week([], date(2026, 11, 20), "fa")
    assert [(day["weekday"], day["day"], day["month"]) for day in shown[:3]] == [
        ("جمعه", "۲۹", "آبان"),
        ("شنبه", "۳۰", "آبان"),
        ("یکشنبه", "۱", "آذر"),
    ]
    assert [day["is_today"] for day in shown] == [True] + [False] * 6
