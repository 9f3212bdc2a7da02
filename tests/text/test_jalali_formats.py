import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import dateformat, formats, timezone, translation
from wagtail.utils.timestamps import render_timestamp

from cms.text import jalali_formats

CHECKOUT = Path(__file__).resolve().parents[2]
MOMENT = datetime(2026, 11, 22, 5, 5, tzinfo=UTC)
DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _installed() -> None:
    jalali_formats.install()


def rendered(template: str, language: str, value: object) -> str:
    with translation.override(language), timezone.override("Asia/Tehran"):
        return Template(template).render(Context({"value": value}))


@pytest.mark.parametrize(
    ("template", "persian", "english"),
    [
        ("{{ value }}", "۱ آذر ۱۴۰۵، ساعت ۸:۳۵", "Nov. 22, 2026, 8:35 a.m."),
        ("{{ value|date }}", "۱ آذر ۱۴۰۵", "Nov. 22, 2026"),
        ('{{ value|date:"DATE_FORMAT" }}', "۱ آذر ۱۴۰۵", "Nov. 22, 2026"),
        ('{{ value|date:"DATETIME_FORMAT" }}', "۱ آذر ۱۴۰۵، ساعت ۸:۳۵", "Nov. 22, 2026, 8:35 a.m."),
        ('{{ value|date:"SHORT_DATE_FORMAT" }}', "۱۴۰۵/۹/۱", "11/22/2026"),
        ('{{ value|date:"SHORT_DATETIME_FORMAT" }}', "۱۴۰۵/۹/۱،\u200f ۸:۳۵", "11/22/2026 8:35 a.m."),
        ('{{ value|date:"YEAR_MONTH_FORMAT" }}', "آذر ۱۴۰۵", "November 2026"),
        ('{{ value|date:"MONTH_DAY_FORMAT" }}', "۱ آذر", "November 22"),
        ('{{ value|date:"j F Y" }}', "۱ آذر ۱۴۰۵", "22 November 2026"),
        ("{{ value|time }}", "۸:۳۵", "8:35 a.m."),
    ],
)
def test_named_formats(template: str, persian: str, english: str) -> None:
    assert rendered(template, "fa", MOMENT) == persian
    assert rendered(template, "en", MOMENT) == english


@pytest.mark.parametrize("language", ["fa", "en", "ar"])
@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("Y-m-d", "2026-11-22"),
        ("c", "2026-11-22T08:35:00+03:30"),
        ("U", "1795323900"),
        ("H:i", "08:35"),
        ("Y", "2026"),
        ("Y-m-d\\TH:i:sO", "2026-11-22T08:35:00+0330"),
    ],
)
def test_machine_formats_stay_gregorian(language: str, format: str, text: str) -> None:
    assert rendered(f'{{{{ value|date:"{format}" }}}}', language, MOMENT) == text


def test_other_languages_are_as_django_has_them() -> None:
    local = MOMENT.astimezone(ZoneInfo("Asia/Tehran"))
    for language in ("en", "ar"):
        with translation.override(language):
            for name in ("DATE_FORMAT", "DATETIME_FORMAT", "SHORT_DATE_FORMAT", "TIME_FORMAT"):
                assert formats.date_format(local, name) == dateformat.format(local, formats.get_format(name))


def test_values_without_a_time_or_a_date() -> None:
    assert rendered("{{ value }}", "fa", DAY) == "۱ آذر ۱۴۰۵"
    assert rendered("{{ value }}", "fa", time(9, 5)) == "۹:۰۵"
    assert rendered('{{ value|time:"H:i" }}', "fa", time(9, 5)) == "09:05"
    assert rendered("{{ value|date }}", "fa", None) == ""


def test_wagtail_shows_jalali() -> None:
    with translation.override("fa"), timezone.override("Asia/Tehran"):
        assert render_timestamp(MOMENT) == "۱ آذر ۱۴۰۵، ساعت ۸:۳۵"


def test_every_letter_of_day_month_and_year() -> None:
    assert jalali_formats.JalaliDateFormat(DAY).format("d j D l m n F M N b E Y y \\d") == (
        "01 1 یکشنبه یکشنبه 09 9 آذر آذر آذر آذر آذر 1405 05 d"
    )


def test_installing_twice_is_installing_once() -> None:
    jalali_formats.install()
    with translation.override("fa"):
        assert formats.date_format(DAY) == "۱ آذر ۱۴۰۵"
        assert formats.date_format(DAY, "Y-m-d") == "2026-11-22"


def test_installing_needs_neither_settings_nor_apps() -> None:
    program = "from cms.text.jalali_formats import install; install(); print('installed')"
    finished = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert finished.stdout == "installed\n"
