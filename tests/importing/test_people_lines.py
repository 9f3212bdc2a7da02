"""Lines about who leads a unit."""

import pytest

from cms.importing.people_lines import PersonReading, is_biography, is_name, is_post, read_person


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("مسئول روابط عمومی", PersonReading(post_title="مسئول روابط عمومی")),
        ("مدیر روابط عمومی: مهندس مدیر نمونه", PersonReading("مدیر روابط عمومی", "مهندس مدیر نمونه")),
        ("مریم نمونه : مدیرکل روابط عمومی وزارت", PersonReading("مدیرکل روابط عمومی وزارت", "مریم نمونه")),
        ("مسئول واحد: آقای نمونه", PersonReading("مسئول واحد", "آقای نمونه")),
        ("مدیر روابط عمومی دکتر نمونه نمونه‌ای", PersonReading("مدیر روابط عمومی", "دکتر نمونه نمونه‌ای")),
        ("نام و نام خانوادگی: مدیر نمونه", PersonReading("", "مدیر نمونه", ("نام و نام خانوادگی",))),
        ("نام مسئول : مدیر نمونه", PersonReading("", "مدیر نمونه", ("نام مسئول",))),
        ("نام مدیر روابط عمومی: آقای نمونه", PersonReading("مدیر روابط عمومی", "آقای نمونه", ("نام",))),
        ("سمت: رئیس اداره روابط عمومی", PersonReading("رئیس اداره روابط عمومی", "", ("سمت",))),
        ("سرکار خانم نمونه", PersonReading("", "سرکار خانم نمونه")),
        ("مهندس....", PersonReading(unfilled=True)),
        ("مسئول امور اداری شهرداری .....", PersonReading(unfilled=True)),
        ("مدیر روابط عمومی: ........", PersonReading(unfilled=True)),
        ("مسئول دفتر: پویا نمونه", None),
        ("مدیر روابط عمومی از سال ۱۳۹۸", None),
        ("شرح وظایف: تهیه خبر", None),
        ("مدیریت مراسم و مناسبت ها", None),
        ("علی رغم همه دشواری ها کار ادامه دارد.", None),
    ],
)
def test_readings(text: str, reading: PersonReading | None) -> None:
    assert read_person(text) == reading


def test_posts_and_names() -> None:
    assert is_post("سرپرست روابط عمومی و امور بین‌الملل")
    assert not is_post("مدیریت روابط عمومی")
    assert not is_post("مدیر روابط عمومی در نشست شرکت می‌کند")
    assert is_name("سیدرضا نمونه")
    assert not is_name("اداره تشریفات")
    assert not is_name("روابط عمومی")


def test_biography() -> None:
    assert is_biography("تحصیلات: دکتری ارتباطات")
    assert is_biography("سوابق اجرایی: مدیر رسانه")
    assert not is_biography("تحصیلات:")
    assert not is_biography("خبر: تازه")
