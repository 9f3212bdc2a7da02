"""Every way in which unit pages number their lines."""

import pytest

from cms.importing.numbering import (
    Sign,
    are_reversed,
    confirm_bare_numbers,
    joined_parts,
    parse_sign,
    parse_trailing_number,
)


@pytest.mark.parametrize(
    ("text", "kind", "label", "parts", "rest"),
    [
        ("1 – 2 – 3 – انتشارات", "number", "1–2–3", (1, 2, 3), "انتشارات"),
        ("1 ـ 7 ـ 15 ـ پیگیری", "number", "1–7–15", (1, 7, 15), "پیگیری"),
        ("1-2-3 انتشارات", "number", "1–2–3", (1, 2, 3), "انتشارات"),
        ("1.2.3. انتشارات", "number", "1–2–3", (1, 2, 3), "انتشارات"),
        ("۱.۲ انتشارات", "number", "۱–۲", (1, 2), "انتشارات"),
        ("۱-۲- انتشارات", "number", "۱–۲", (1, 2), "انتشارات"),
        ("1- تهیه خبر", "number", "1", (1,), "تهیه خبر"),
        ("1–تهیه خبر", "number", "1", (1,), "تهیه خبر"),
        ("۱) تهیه خبر", "number", "۱", (1,), "تهیه خبر"),
        ("(۱) تهیه خبر", "number", "۱", (1,), "تهیه خبر"),
        (")۱( تهیه خبر", "number", "۱", (1,), "تهیه خبر"),
        ("10. تهیه خبر", "number", "10", (10,), "تهیه خبر"),
        ("2: تهیه خبر", "number", "2", (2,), "تهیه خبر"),
        ("1- 137 پاسخ به مردم", "number", "1", (1,), "137 پاسخ به مردم"),
        (".3 تهیه خبر", "number", "3", (3,), "تهیه خبر"),
        ("-4 تهیه خبر", "number", "4", (4,), "تهیه خبر"),
        ("الف) خبر", "letter", "الف", (), "خبر"),
        ("الف. خبر", "letter", "الف", (), "خبر"),
        ("ب - خبر", "letter", "ب", (), "خبر"),
        ("ج: خبر", "letter", "ج", (), "خبر"),
        ("اول: خبر", "article", "اول", (), "خبر"),
        ("ماده ۲ – روابط‌عمومی", "article", "ماده ۲", (), "روابط‌عمومی"),
        ("تبصره 1: گزارش", "article", "تبصره 1", (), "گزارش"),
        ("بخش دوم، رسانه‌ها", "article", "بخش دوم", (), "رسانه‌ها"),
        ("بند 3- صدا و سیما", "article", "بند 3", (), "صدا و سیما"),
    ],
)
def test_numbers_and_letters(text: str, kind: str, label: str, parts: tuple[int, ...], rest: str) -> None:
    sign = parse_sign(text)
    assert sign is not None
    assert (sign.kind, sign.label, sign.parts, sign.rest) == (kind, label, parts, rest)
    assert sign.certain


@pytest.mark.parametrize("bullet", ["•", "●", "▪", "§", "⁃", "*", "➢", "✓", "·", "🔹", "\uf071"])
def test_bullets(bullet: str) -> None:
    assert parse_sign(f"{bullet} تهیه خبر") == Sign("bullet", "", "تهیه خبر", bullet=bullet)


@pytest.mark.parametrize("text", ["- تهیه خبر", "-تهیه خبر", "– تهیه خبر", "ـ تهیه خبر", "— تهیه خبر", "-- تهیه خبر"])
def test_dashes_are_one_kind_of_bullet(text: str) -> None:
    assert parse_sign(text) == Sign("bullet", "", "تهیه خبر", bullet="-")


def test_bullets_that_became_letters() -> None:
    assert parse_sign("o تهیه خبر") == Sign("bullet", "", "تهیه خبر", bullet="o")
    assert parse_sign("Ø تهیه خبر") == Sign("bullet", "", "تهیه خبر", bullet="Ø")


def test_a_number_behind_a_bullet() -> None:
    sign = parse_sign("• 1– جلب مشارکت")
    assert sign == Sign("number", "1", "جلب مشارکت", (1,), "•")


@pytest.mark.parametrize(
    "text",
    [
        "تهیه خبر",
        "021-33445566",
        "8:30 تا 14",
        "1402/05/12",
        "23/2/1386 تصویب شد",
        "137",
        "1-",
        "----",
        "و از آن پس",
        "2023",
        "© ۱۴۰۲ شهرداری",
        "",
    ],
)
def test_what_is_no_sign(text: str) -> None:
    assert parse_sign(text) is None


def test_numbers_without_a_closing_sign_need_a_neighbour() -> None:
    signs = [parse_sign(text) for text in ("1 تهیه خبر", "2 برگزاری مراسم", "24 ساعت شبانه‌روز", "تهیه عکس")]
    assert [sign and sign.certain for sign in signs] == [False, False, False, None]
    confirmed = confirm_bare_numbers(signs)
    assert [sign and sign.label for sign in confirmed] == ["1", "2", None, None]


def test_numbers_at_the_end_of_the_line() -> None:
    sign = parse_trailing_number("تهیه خبر -1")
    assert sign is not None
    assert (sign.label, sign.rest, sign.certain) == ("1", "تهیه خبر", False)
    assert parse_trailing_number("سامانه ۱۳۷") is None
    assert parse_trailing_number("- 1") is None


def test_numbers_written_from_the_wrong_end() -> None:
    assert are_reversed([(1, 1), (1, 1, 1), (2, 1, 1), (1, 2), (1, 1, 2)])
    assert not are_reversed([(1, 1), (1, 2), (2, 1), (2, 2)])
    assert not are_reversed([(2, 1), (3, 1)])


def test_numbers_that_lost_the_sign_between_their_parts() -> None:
    assert joined_parts([(1,), (11,), (12,), (2,), (21,)]) == {1: (1, 1), 2: (1, 2), 4: (2, 1)}
    assert joined_parts([(number,) for number in range(1, 25)]) == {}
    assert joined_parts([(1,), (2,), (11,)]) == {}
