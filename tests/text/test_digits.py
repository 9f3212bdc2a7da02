from decimal import Decimal

import pytest
from hypothesis import given

from cms.text.digits import format_number, localize_digits, localize_figure, to_arabic, to_ascii, to_persian
from tests.text.strategies import any_text

MIXED = "کد 0123456789 ۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ a² ५"


def test_digits() -> None:
    assert to_persian(MIXED) == "کد ۰۱۲۳۴۵۶۷۸۹ ۰۱۲۳۴۵۶۷۸۹ ۰۱۲۳۴۵۶۷۸۹ a² ५"
    assert to_ascii(MIXED) == "کد 0123456789 0123456789 0123456789 a² ५"
    assert to_arabic(MIXED) == "کد ٠١٢٣٤٥٦٧٨٩ ٠١٢٣٤٥٦٧٨٩ ٠١٢٣٤٥٦٧٨٩ a² ५"


@pytest.mark.parametrize(("language", "text"), [("fa", "۱۲۳"), ("fa-IR", "۱۲۳"), ("ar", "123"), ("en", "123")])
def test_digits_of_a_language(language: str, text: str) -> None:
    assert localize_digits("1۲٣", language) == text


@given(any_text)
def test_digits_change_nothing_else(text: str) -> None:
    assert to_ascii(to_persian(text)) == to_ascii(to_arabic(text)) == to_ascii(text)
    assert len(to_persian(text)) == len(text)


@pytest.mark.parametrize(
    ("number", "persian", "others"),
    [
        (0, "۰", "0"),
        (999, "۹۹۹", "999"),
        (1234.5, "۱٬۲۳۴٫۵", "1,234.5"),
        (1234567, "۱٬۲۳۴٬۵۶۷", "1,234,567"),
        (Decimal("1200.50"), "۱٬۲۰۰٫۵۰", "1,200.50"),
        (-1000, "\u200e−۱٬۰۰۰", "-1,000"),
        (0.1, "۰٫۱", "0.1"),
        (1e21, "۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰", "1,000,000,000,000,000,000,000"),
    ],
)
def test_numbers(number: int | float | Decimal, persian: str, others: str) -> None:
    assert format_number(number, "fa") == persian
    assert format_number(number, "en") == format_number(number, "ar") == others


@pytest.mark.parametrize(
    ("typed", "persian", "others"),
    [
        ("1,248", "۱٬۲۴۸", "1,248"),
        ("94%", "۹۴٪", "94%"),
        ("۵۲% شهروندان", "۵۲٪ شهروندان", "52% شهروندان"),
        ("3.5", "۳٫۵", "3.5"),
        ("12, 14.", "۱۲, ۱۴.", "12, 14."),
        ("۱۲۰ از ۱۵۰", "۱۲۰ از ۱۵۰", "120 از 150"),
    ],
)
def test_figures_have_the_signs_of_their_language(typed: str, persian: str, others: str) -> None:
    assert localize_figure(typed, "fa") == persian
    assert localize_figure(typed, "en") == localize_figure(typed, "ar") == others
