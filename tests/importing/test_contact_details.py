"""Lines about how a unit is reached, and lines that only hold a number."""

import pytest

from cms.importing.contact_details import ContactReading, ContactValue, lone_label, phone_number, read_contact


def values(text: str, *, among_contact: bool = False) -> list[tuple[str, str, str, str]]:
    reading = read_contact(text, among_contact=among_contact)
    assert reading is not None
    return [(value.field, value.value, value.extension, value.label) for value in reading.values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تلفن: ۰۲۸-۳۳۲۲۱۱۰۰", [("phone", "028-33221100", "", "")]),
        ("شماره تلفن: 84694550", [("phone", "84694550", "", "")]),
        ("تلفن ۳۳۲۲۱۱۰۰-۰۲۸ داخلی ۱۲", [("phone", "028-33221100", "12", "")]),
        ("تلفن: ۳۳۲۲۱۱۰۰ (۰۲۸) – داخلی ۱۲", [("phone", "028-33221100", "12", "")]),
        ("شماره تماس: ۰۲۱۵۵۶۶۷۷۸۸ (داخلی ۲۰۱)", [("phone", "02155667788", "201", "")]),
        ("تلفن مستقیم: 33441249-71-98+", [("phone", "+98-71-33441249", "", "تلفن مستقیم")]),
        ("تلفن گویا: 122", [("phone", "122", "", "تلفن گویا")]),
        ("دفتر مدیر، تلفن: 33221100", [("phone", "33221100", "", "دفتر مدیر")]),
        ("تلفن‌های تماس: ۳۳۲۲۱۱۰۰ و ۳۳۲۲۱۱۰۱", [("phone", "33221100", "", ""), ("phone", "33221101", "", "")]),
        ("تلفن: ۶۱۱۱۳۴۱۸ - ۶۱۱۱۲۵۷۱", [("phone", "61113418", "", ""), ("phone", "61112571", "", "")]),
        ("۰۲۸۳۳۲۲۱۱۰۰ داخلی ۵", [("phone", "02833221100", "5", "")]),
        ("ارتباط با ما | تلفن: 44445555", [("phone", "44445555", "", "")]),
        ("فکس: ۳۳۲۲۱۱۰۲", [("fax", "33221102", "", "")]),
        ("دورنگار: 02833221102", [("fax", "02833221102", "", "")]),
        (
            "تلفن: 028-33221100 – نمابر: 028-33221102",
            [("phone", "028-33221100", "", ""), ("fax", "028-33221102", "", "")],
        ),
        ("پست الکترونیکی: pr@example.ir", [("email", "pr@example.ir", "", "")]),
        ("ایمیل : pr@example.ir", [("email", "pr@example.ir", "", "")]),
        ("pr@example.ir", [("email", "pr@example.ir", "", "")]),
        ("وب سایت: www.example.ir", [("website", "www.example.ir", "", "")]),
        ("سامانه پیامکی: 3000123", [("phone", "3000123", "", "سامانه پیامکی")]),
        ("ساعت کاری: شنبه تا چهارشنبه ۷:۳۰ تا ۱۴", [("hours", "شنبه تا چهارشنبه ۷:۳۰ تا ۱۴", "", "")]),
        ("نشانی: شهر نمونه، خیابان اصلی", [("address", "شهر نمونه، خیابان اصلی", "", "")]),
        ("کد پستی: 3146983111", [("address", "کد پستی: 3146983111", "", "")]),
        (
            "شهر نمونه، خیابان اصلی، پلاک ۱۲، طبقه دوم",
            [("address", "شهر نمونه، خیابان اصلی، پلاک ۱۲، طبقه دوم", "", "")],
        ),
        ("تلفن\t۰۲۸-۳۳۲۲۱۱۰۰\tداخلی ۲۱۴", [("phone", "028-33221100", "214", "")]),
        ("داخلی: 112", [("extension", "112", "", "")]),
    ],
)
def test_readings(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert values(text) == expected


def test_labels_are_accounted_for() -> None:
    assert read_contact("تلفن: 33221100 و 33221101 داخلی 5") == ContactReading(
        (ContactValue("phone", "33221100"), ContactValue("phone", "33221101", "5")), ("تلفن", "و", "داخلی")
    )


def test_numbers_without_a_label_count_only_among_contact_details() -> None:
    assert read_contact("دفتر مدیر 33221100") is None
    assert values("دفتر مدیر 33221100", among_contact=True) == [("phone", "33221100", "", "دفتر مدیر")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "تلفن گویای ۱۳۷ به پیام شهروندان پاسخ می دهد",
        "تلفن: به زودی اعلام می شود",
        "ایمیل: ندارد",
        "شهرداری در خیابان اصلی پروژه تازه ای آغاز می کند.",
        "ارتباط با رسانه ها و پاسخ به 120 پرسش در سال 1402",
        "سایت شهرداری را هر روز به روز کنید",
    ],
)
def test_other_lines(text: str) -> None:
    assert read_contact(text) is None


@pytest.mark.parametrize(
    ("text", "field"),
    [("آدرس:", "address"), ("تلفن تماس", "phone"), ("ایمیل :", "email"), ("آدرس: میدان", None), ("خبر:", None)],
)
def test_lone_labels(text: str, field: str | None) -> None:
    assert lone_label(text) == field


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("۰۲۸–۳۳۲۲۱۱۰۰", "028-33221100"),
        ("33221100-028", "028-33221100"),
        ("33221100 (028", "028-33221100"),
        ("33221100(028)", "028-33221100"),
        ("33441249-71-98+", "+98-71-33441249"),
        ("021 - 33 22 11 00", "021-33 22 11 00"),
    ],
)
def test_phone_numbers(written: str, dialled: str) -> None:
    assert phone_number(written) == dialled
