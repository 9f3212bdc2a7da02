"""What is left out of a page, each for its own reason, and what only looks like it."""

import pytest

from cms.importing.furniture import furniture_reason, is_unfilled, mark_furniture
from cms.importing.furniture_words import REASONS
from cms.importing.lines import content_lines
from cms.importing.reading import read_source


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("null", "placeholder"),
        ("undefined", "placeholder"),
        ("لورم ایپسوم متن ساختگی", "placeholder"),
        ("chevron_right", "icon_name"),
        ("keyboard_arrow_down", "icon_name"),
        ("fa fa-phone", "icon_name"),
        ("خانه", "menu"),
        ("فهرست", "menu"),
        ("خانه » واحدها » روابط عمومی", "menu"),
        ("شهرداری نمونه » معاونت ها » روابط عمومی", "menu"),
        ("صفحه اصلی / شهرداری / روابط عمومی", "menu"),
        ("برای نوشتن دیدگاه باید وارد بشوید.", "comment_form"),
        ("دیدگاهتان را بنویسید", "comment_form"),
        ("نشانی ایمیل شما منتشر نخواهد شد.", "comment_form"),
        ("ارسال نظر", "comment_form"),
        ("کد امنیتی را وارد کنید", "comment_form"),
        ("کلیه حقوق این سایت برای شهرداری نمونه محفوظ است.", "copyright"),
        ("© 1402 شهرداری نمونه", "copyright"),
        ("طراحی و اجرا: شرکت نمونه", "copyright"),
        ("Powered by Example", "copyright"),
        ("تعداد بازدید: ۹۸۵۵۷", "counter"),
        ("بازدید امروز: 12 | بازدید کل: 4500", "counter"),
        ("نمایش: 3520", "counter"),
        ("اشتراک گذاری", "share"),
        ("نسخه چاپی", "share"),
        ("تلگرام", "share"),
        ("لینک کوتاه کپی شد", "share"),
        ("جمعه ۲۸ مرداد ۱۴۰۱", "date_stamp"),
        ("آخرین به روز رسانی: دوشنبه ۱۲ مهر ۱۴۰۲", "date_stamp"),
        ("کد خبر ۱۵۹۰۷۴", "date_stamp"),
        ("اوقات شرعی", "date_stamp"),
        ("Skip to content", "skip_link"),
        ("پرش به محتوای اصلی", "skip_link"),
        ("جستجو", "search_form"),
        ("ورود | ثبت نام", "sign_in"),
        ("EN", "language_switch"),
        ("صفحه بعدی", "pagination"),
        ("ادامه مطلب", "pagination"),
        ("logo-header.png", "file_name"),
        ("امتیاز شما به این مطلب", "rating"),
        ("کلیدواژه ها: روابط عمومی، شهرداری", "tags"),
        ("لطفاً javascript را در مرورگر خود روشن کنید", "browser_notice"),
        ("-----", "sign"),
        ("•", "sign"),
        ("۱۲۳", "stray_number"),
    ],
)
def test_furniture(text: str, reason: str) -> None:
    assert furniture_reason(text) == reason
    assert reason in REASONS


@pytest.mark.parametrize(
    "text",
    [
        "انتشارات",
        "معرفی واحد روابط عمومی",
        "طراحی سایت و مدیریت محتوای آن",
        "طراحی و اجرای برنامه های تبلیغاتی با همکاری سایر گروه ها",
        "بازدید از رسانه ها",
        "نظرسنجی از شهروندان",
        "برنامه ریزی ورود میهمانان",
        "۲۷ اردیبهشت ۱۴۰۰ روز ارتباطات",
        "تاریخچه",
        "جستجوی راه های تازه برای گفتگو با مردم",
        "استفاده از حقوق شهروندی",
        "چاپ خبرنامه",
        "خانه روابط عمومی ایران",
    ],
)
def test_what_only_looks_like_furniture(text: str) -> None:
    assert furniture_reason(text) is None


def marked(page: str) -> list[tuple[int, str]]:
    lines = [line for line in content_lines(read_source(page.encode())) if line.text]
    return [(line.number, reason) for line, reason in mark_furniture(lines).items()]


def test_a_numbered_breadcrumb_with_icons() -> None:
    page = "واحد خبر\n  1. خانه\n  2. chevron_right\n  3. واحد های شهرداری\n  4. chevron_right\n  5. واحد خبر\nمتن"
    assert sorted(marked(page)) == [(2, "menu"), (3, "icon_name"), (4, "menu"), (5, "icon_name"), (6, "menu")]


def test_a_menu_without_signs_ends_with_its_last_known_entry() -> None:
    assert marked("خانه\nدرباره شهر\nاخبار\nتماس با ما\nروابط عمومی\n") == [
        (1, "menu"),
        (2, "menu"),
        (3, "menu"),
        (4, "menu"),
    ]


def test_short_items_of_a_list_are_no_furniture() -> None:
    assert marked("وظایف روابط عمومی\n• ثبت پیام\n• چاپ\n• بازدید\n• تهیه خبر و عکس\n• ارسال پاسخ\n") == []


def test_the_fields_of_a_comment_form_go_with_it() -> None:
    page = "متن صفحه\nارسال نظر\nنام:\nایمیل:\nمتن پیام\n"
    assert marked(page) == [(number, "comment_form") for number in (2, 3, 4, 5)]
    assert marked("متن صفحه\nنام:\n") == []


def test_unfilled_templates() -> None:
    assert is_unfilled("مهندس....")
    assert is_unfilled("مسئول امور شهرداری .....")
    assert not is_unfilled("حضور در تجمع های مردمی، علمی و ...")
