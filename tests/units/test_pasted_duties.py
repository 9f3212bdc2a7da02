"""Pasted lines become duties: read as the importer reads documents, for whoever works in the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Revision

from cms.units.pasted_duties import LONGEST_PASTE, read_lines
from tests.access.test_records import ROLES, client_of
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db


def paste(client: Client, text: str, language: str = "fa") -> Any:
    return client.post(reverse("units_pasted_duties"), {"text": text, "language": language})


def outline(text: str, language: str = "fa") -> list[tuple[int, str]]:
    answer = paste(client_of("own-site editor"), text, language)
    assert answer.status_code == 200
    return [(duty["level"], duty["title"]) for duty in answer.json()["duties"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تهیهٔ خبر\n\nانتشار خبر\n", [(1, "تهیهٔ خبر"), (1, "انتشار خبر")]),
        ("۱- تهیهٔ خبر\n۲- انتشار خبر\n۲-۱ در سایت\n", [(1, "تهیهٔ خبر"), (1, "انتشار خبر"), (2, "در سایت")]),
        ("• يك\n• دو\n• سه", [(1, "یک"), (1, "دو"), (1, "سه")]),
        ("الف) تهیهٔ خبر:\n- یک\n- دو\nب) انتشار", [(1, "تهیهٔ خبر:"), (2, "یک"), (2, "دو"), (1, "انتشار")]),
    ],
)
def test_numbers_and_bullets_become_levels(text: str, expected: list[tuple[int, str]]) -> None:
    assert outline(text) == expected


def test_each_language_keeps_its_letters() -> None:
    assert outline("1. إعداد الأخبار في المدينة\n2. نشر الأخبار كل يوم", "ar") == [
        (1, "إعداد الأخبار في المدينة"),
        (1, "نشر الأخبار كل يوم"),
    ]
    assert outline("1. Write news\n2. Publish it\n  a) on the site\n  b) by post\n3. Answer", "en") == [
        (1, "Write news"),
        (1, "Publish it"),
        (2, "on the site"),
        (2, "by post"),
        (1, "Answer"),
    ]


def test_a_title_with_its_explanation_is_both() -> None:
    line = "هماهنگی: این بخش برنامه‌های همهٔ واحدهای سازمان را با رسانه‌ها هماهنگ می‌کند و گزارش می‌دهد"
    duties = paste(client_of("own-site editor"), f"۱-۱ {line}\n۱-۲ انتشار خبر").json()["duties"]
    assert duties[0] == {"level": 1, "title": "هماهنگی", "text": [line.partition(": ")[2]]}


def test_without_another_reader_every_line_is_a_duty() -> None:
    assert [(duty.level, duty.title, duty.text) for duty in read_lines("1. a\n\n  b\n", "en")] == [
        (1, "1. a", ()),
        (1, "b", ()),
    ]


def test_who_may_paste() -> None:
    answers = {role: paste(client_of(role), "یک\nدو").status_code for role in ROLES}
    assert answers == {role: 302 if role == "anonymous" else 200 for role in ROLES}
    assert Client(headers={"host": CENTRAL}).get(reverse("units_pasted_duties")).status_code == 302
    assert client_of("own-site editor").get(reverse("units_pasted_duties")).status_code == 405


def test_too_long_a_text_is_refused() -> None:
    answer = paste(client_of("own-site editor"), "a" * (LONGEST_PASTE + 1))
    assert (answer.status_code, answer.json()) == (400, {"error": "این متن بسیار بلند است. آن را بخش‌بخش بچسبانید."})


@pytest.mark.parametrize("lines", [2, 90])
def test_reading_stores_nothing_and_asks_the_database_nothing(
    lines: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of("own-site editor")
    paste(client, "یک\nدو")
    # Session, user, and what they may do in the admin; the lines cost none.
    with django_assert_num_queries(8):
        answer = paste(client, "\n".join(f"{number}- کار" for number in range(1, lines + 1)))
    assert len(answer.json()["duties"]) == lines
    assert not Revision.objects.filter(user__isnull=False).exists()
