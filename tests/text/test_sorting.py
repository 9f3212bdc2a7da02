import re

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.text.cleaning import clean
from cms.text.sorting import MAXIMUM_LENGTH, sort_key
from tests.text.strategies import any_text

LANGUAGES = ("fa", "ar", "en")

PERSIAN_ORDER = [
    *("۱ خرداد", "۲ خرداد", "3 خرداد", "۱۰ خرداد", "۱۲۰ روز"),
    *(
        "آب",
        "آبادان",
        "آب و فاضلاب",
        "آینه",
        "ابر",
        "اراک",
        "بابل",
        "پارس",
        "تهران",
        "ثریا",
        "جم",
        "چمن",
        "حافظ",
        "خوی",
    ),
    *("داوود", "ذوق", "رضا", "زهرا", "ژاله", "سارا", "شیراز", "صبا", "ضرب", "طاها", "ظهر", "علی", "غرب", "فارس", "قم"),
    *("کتاب", "گل", "لاله", "منطقه", "منطقه ۲", "منطقه ۱۰", "منطقه ۱۰۰", "نور", "وحید", "همت", "یاس"),
    *("apple", "Book", "zebra"),
]


def ordered(texts: list[str], language: str) -> list[str]:
    return sorted(texts, key=lambda text: sort_key(text, language))


def test_persian_order() -> None:
    assert ordered(PERSIAN_ORDER[::-1], "fa") == PERSIAN_ORDER


def test_arabic_order() -> None:
    order = [
        *("٢ ألف", "١٠ ألف", "ءاية", "أب", "باب", "پاب", "تاب", "ثاب", "جيم", "حاء", "خاء", "دال", "ذال", "راء", "زاي"),
        *(
            "سين",
            "شين",
            "صاد",
            "ضاد",
            "طاء",
            "ظاء",
            "عين",
            "غين",
            "فاء",
            "قاف",
            "كاف",
            "لام",
            "ميم",
            "نون",
            "هاء",
            "واو",
        ),
        *("ياء", "zebra"),
    ]
    assert ordered(order[::-1], "ar") == order


def test_english_order() -> None:
    order = ["2 rooms", "10 rooms", "cafe", "café", "Cafeteria", "Zebra", "آب", "پارک", "Ω", "東京"]
    assert ordered(order[::-1], "en") == order


@pytest.mark.parametrize(
    "order",
    [
        # Each differs lightly from its neighbours, and less than the last from the one before.
        ["میرود", "می\u200cرود", "می رود", "میروم"],
        ["کرم", "کَرم", "کُرم", "کرمان"],
        ["جز", "جزء", "جزا"],
        ["اثر", "أثر", "اثری"],
        ["نسایی", "نسائی", "نسایید"],
        ["خانه", "خانۀ", "خانه\u200cها"],
        ["ab", "aB", "Ab", "abc"],
        ["منطقه ۲", "منطقه ۰۲", "منطقه ۳"],
    ],
)
def test_light_differences_decide_last(order: list[str]) -> None:
    assert ordered(order[::-1], "fa") == order


@pytest.mark.parametrize(
    ("one", "other"),
    [("كتاب ي", "کتاب ی"), ("١٢", "۱۲"), ("12", "۱۲"), ("«آب»", "(آب)"), (" آب ", "آب"), ("ســـتاد", "ستاد")],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert sort_key(one, "fa") == sort_key(other, "fa")


def test_keys_as_stored() -> None:
    # A change of these asks for all stored keys to be made anew.
    assert sort_key("منطقه ۱۰", "fa") == "TUKPW00210.00000V"
    assert sort_key("Café ۲", "en") == "3165" + "0012" + ".0000BV" + ".1"
    assert sort_key("ماء", "ar") == "T21"
    assert sort_key("", "fa") == ""


def test_long_numbers_keep_their_order() -> None:
    numbers = ["9" * 98, "1" + "0" * 98, "9" * 99]
    assert ordered(numbers[::-1], "fa") == numbers


@given(any_text, st.sampled_from(LANGUAGES))
@settings(max_examples=1000)
def test_keys_are_total_and_short_ascii(text: str, language: str) -> None:
    key = sort_key(text, language)
    assert re.fullmatch(r"[0-9A-Za-z.]*", key)
    assert len(key) <= MAXIMUM_LENGTH
    assert sort_key(clean(text, language), language) == key


def test_keys_are_bounded() -> None:
    assert len(sort_key("東" * 1000, "fa")) == MAXIMUM_LENGTH


@pytest.mark.django_db
def test_postgresql_agrees() -> None:
    keys = {sort_key(text, "fa"): text for text in PERSIAN_ORDER}
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT key FROM unnest(%s::text[]) AS key ORDER BY key COLLATE "C"', [sorted(keys, reverse=True)]
        )
        assert [keys[key] for (key,) in cursor.fetchall()] == PERSIAN_ORDER
