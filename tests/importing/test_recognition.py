"""Whole pages of different makes: every part lands where a reader would put it."""

import pytest

from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.importing.report import walk_duties
from cms.importing.unit import ImportedContact, ImportedHead, ImportedPhone, ImportedUnit
from tests.importing.samples import (
    COMPANY,
    DEPUTY,
    HOSPITAL,
    MINISTRY,
    MUNICIPAL,
    UNIVERSITY_HTML,
    organisation_document,
)


def imported(page: str) -> ImportedUnit:
    return recognise(read_source(page.encode()))


def outline(unit: ImportedUnit) -> list[str]:
    return [f"{'  ' * (len(path) - 1)}{node.number_in_source}:{node.title}" for path, node in walk_duties(unit.duties)]


def left_out(unit: ImportedUnit) -> list[tuple[int, str]]:
    return [
        (account.number, reason)
        for account in unit.accounts
        for reason, _text in account.left_out
        if reason not in ("blank", "sign", "section_label")
    ]


def test_a_municipal_page() -> None:
    unit = imported(MUNICIPAL)
    assert unit.title == unit.unit_name == "واحد روابط\u200cعمومی"
    assert unit.head == ImportedHead("مسئول روابط\u200cعمومی", "")
    assert [(block.kind, block.text[:21]) for block in unit.introduction] == [
        ("paragraph", "روابط\u200cعمومی این شهردا")
    ]
    assert unit.section_titles == {"duties": "شرح وظایف"}
    assert outline(unit) == [
        "۱–۱:خبر",
        "  :تهیه خبر از جلسه\u200cهای شهرداری",
        "  :ارسال خبر به رسانه\u200cها",
        "۱–۲:مراسم",
        "  :برگزاری جشن\u200cهای ملی",
        '  :تدوین "تقویم سالانه مراسم" با همکاری مناطق',
        "۳–۴:انتشارات",
    ]
    assert unit.duties[2].text == ("چاپ خبرنامه شهر هر ماه انجام می\u200cشود.",)
    assert left_out(unit) == [
        (2, "page_header"),
        (3, "menu"),
        (4, "menu"),
        (5, "menu"),
        (6, "menu"),
        (23, "counter"),
        (24, "share"),
        (25, "copyright"),
    ]


def test_a_ministry_page_with_numbered_sections() -> None:
    unit = imported(MINISTRY)
    assert unit.title == "مرکز روابط\u200cعمومی و اطلاع\u200cرسانی"
    assert unit.section_titles == {
        "introduction": "مقدمه",
        "goals": "اهداف",
        "duties": "شرح وظایف",
        "departments": "ساختار سازمانی",
        "contact": "راه\u200cهای ارتباطی",
    }
    # Three wrapped lines are one paragraph.
    assert len(unit.introduction) == 1
    assert unit.introduction[0].text.endswith("باز بماند و بماند.")
    assert unit.goals == ("افزایش آگاهی عمومی", "جلب مشارکت مردم")
    assert outline(unit) == [
        "۲–۱:گروه خبر",
        "  ۲–۱–۱:تهیه خبر",
        "  ۲–۱–۲:برگزاری نشست خبری",
        "۲–۲:گروه انتشارات",
        "  الف:چاپ نشریه",
        "  ب:تهیه بروشور",
    ]
    assert [(item.name, item.work, item.duties_anchor, item.from_duties) for item in unit.departments] == [
        ("اداره خبر", "تولید و انتشار اخبار", None, False),
        ("اداره سمعی و بصری", "عکس و فیلم", None, False),
        ("گروه خبر", "", "گروه-خبر", True),
        ("گروه انتشارات", "", "گروه-انتشارات", True),
    ]
    assert unit.contact == ImportedContact(
        address="شهر نمونه، میدان اصلی، خیابان وزارت، پلاک ۱۰",
        phones=(ImportedPhone("021-12345678"),),
        fax="021-12345680",
        hours="شنبه تا چهارشنبه از ساعت 8 الی 14",
        website="www.example.ir",
    )
    assert left_out(unit) == [(2, "menu"), (4, "date_stamp"), (31, "counter"), (32, "copyright")]


def test_a_hospital_page_of_labels() -> None:
    unit = imported(HOSPITAL)
    assert unit.title == "روابط\u200cعمومی"
    assert unit.head == ImportedHead("مسئول واحد", "آقای نمونه")
    assert unit.contact.phones == (ImportedPhone("+98-71-33441249", "", "تلفن مستقیم"),)
    assert unit.goals == ("رسیدن به جایگاه نخست در میان بیمارستان\u200cهای استان.",)
    assert unit.duties_lead == (
        "پاسخ به پرسش بیماران، برگزاری مراسم و انتشار خبرنامه بیمارستان از خدمات این واحد است.",
    )
    assert [(block.kind, block.text) for block in unit.introduction] == [
        ("paragraph", "روابط\u200cعمومی بیمارستان زبان گویای کارکنان و گوش شنوای بیماران است."),
        ("heading", "توصیه\u200cهای واحد به مراجعان"),
        ("paragraph", "خبرهای بیمارستان را تنها از این واحد بخواهید."),
    ]


def test_departments_in_running_text() -> None:
    unit = imported(DEPUTY)
    assert [(item.name, item.work[:9], item.duties_anchor) for item in unit.departments] == [
        ("اداره اخبار", "تولید خبر", None),
        ("اداره آموزش شهروندی", "اجرای دور", None),
        ("مرکز ارتباطات مردمی ۱۳۷", "", "مرکز-ارتباطات-مردمی-۱۳۷"),
    ]
    assert outline(unit) == [
        ":مرکز ارتباطات مردمی ۱۳۷",
        "  :دریافت پیام شهروندان",
        "  :ارجاع پیام به مناطق",
        "  :ارسال گزارش هفتگی",
    ]
    assert unit.contact.phones == (ImportedPhone("02155667788", "201"),)
    assert unit.contact.email == "media@example.ir"


def test_a_company_page() -> None:
    unit = imported(COMPANY)
    assert unit.goals == (
        "فرهنگ\u200cسازی مصرف بهینه",
        "پاسخ به رسانه\u200cها",
        "چشم\u200cانداز: رسیدن به روابط\u200cعمومی پیشرو در سطح کشور",
    )
    assert outline(unit) == [
        "بند ۱:برنامه\u200cریزی آموزش همگانی",
        "بند ۲:تهیه گزارش عملکرد",
        "  تبصره ۱:گزارش\u200cها هر سه ماه یک بار تهیه می\u200cشود.",
        "بند ۳:ارتباط با صدا و سیما",
    ]
    assert [(item.name, item.extension) for item in unit.departments] == [
        ("گروه آموزش همگانی", "120"),
        ("گروه رسانه و خبر", "121"),
    ]
    assert unit.head == ImportedHead(
        "مدیر دفتر", "مهندس مدیر نمونه", ("آب مایه حیات است.", "امیدواریم با همراهی شما این سرمایه را نگه داریم.")
    )
    assert unit.contact.phones == (ImportedPhone("122", "", "تلفن گویا"),)


def test_a_university_page_in_html() -> None:
    unit = imported(UNIVERSITY_HTML)
    assert unit.title == "مدیریت روابط\u200cعمومی"
    assert unit.goals == ("تقویت هویت سازمانی", "ارتقای اعتماد عمومی")
    assert outline(unit) == [
        ":گروه رسانه",
        "  ۱:تهیه اخبار",
        "  ۲:ارتباط با رسانه\u200cها شامل",
        "    :خبرگزاری\u200cها",
        "    :صدا و سیما",
        "  ۳:پایش اخبار",
        ":گروه تشریفات",
        "  ۱:برگزاری مراسم",
    ]
    assert [(block.kind, block.text, block.items) for block in unit.introduction] == [
        ("paragraph", "روابط\u200cعمومی دانشگاه پل ارتباط میان دانشگاه و جامعه است.", ()),
        ("heading", "همکاران", ()),
        ("list", "", ("نام – سمت – داخلی", "کارشناس نمونه – عکاس – ۲۱۳۴")),
    ]
    assert unit.contact == ImportedContact(
        address="شهر نمونه، بلوار دانشگاه، طبقه سوم",
        phones=(ImportedPhone("028-33901234", "2134"),),
        email="pr@example.ac.ir",
    )
    assert {reason for _number, reason in left_out(unit)} == {
        "page_title",
        "script",
        "page_header",
        "menu",
        "counter",
        "side_column",
        "comment_form",
        "page_footer",
    }


def test_a_word_document() -> None:
    unit = recognise(read_source(organisation_document(), "unit.docx"))
    assert (unit.title, unit.unit_name) == ("معرفی روابط\u200cعمومی سازمان نمونه", "روابط\u200cعمومی سازمان نمونه")
    assert outline(unit) == [
        ":واحد خبر",
        "  ۱:تهیه اخبار سازمان",
        "  ۲:ارسال اخبار به رسانه\u200cها",
        ":واحد تشریفات",
        "  :برگزاری مراسم",
        "    :مراسم داخلی",
    ]
    assert unit.contact == ImportedContact(phones=(ImportedPhone("028-33221100"),), email="pr@example.ir")
    assert left_out(unit) == [(1, "page_header"), (15, "pagination")]


def test_a_page_in_windows_1256_is_the_same_unit() -> None:
    page = MUNICIPAL.replace("ی", "ي").replace("ک", "ك").replace("©", "")
    unit = recognise(read_source(page.encode("cp1256")))
    assert unit.source_encoding == "windows-1256"
    assert outline(unit) == outline(imported(MUNICIPAL))


def test_a_bare_list_is_taken_for_the_duties_and_said_so() -> None:
    unit = imported("1. تهیه خبر شهرداری\n\n2. برگزاری مراسم\n\n3. پاسخ به شهروندان\n\nSkip to content")
    assert (unit.title, unit.unit_name) == ("", "روابط\u200cعمومی")
    assert outline(unit) == ["۱:تهیه خبر شهرداری", "۲:برگزاری مراسم", "۳:پاسخ به شهروندان"]
    assert [(doubt.reason, doubt.where, doubt.line_number) for doubt in unit.doubts] == [
        ("no_title", "duties.1", 1),
        ("duties_assumed", "duties.1", 1),
    ]


def test_a_title_that_the_page_repeats_in_full() -> None:
    unit = imported(
        "اداره کل روابط عمومی\n\nاداره کل روابط عمومی\n\nاداره کل روابط عمومی شورای شهر نمونه\n\nاین اداره رابط است."
    )
    assert unit.title == "اداره کل روابط\u200cعمومی شورای شهر نمونه"
    assert left_out(unit) == [(1, "duplicate_title"), (3, "duplicate_title")]


def test_a_department_table() -> None:
    page = (
        "<h1>روابط عمومی شهرداری</h1><h2>واحدهای تابعه</h2><table><tr><th>ردیف</th><th>نام واحد</th><th>مسئول</th>"
        "<th>داخلی</th></tr><tr><td>1</td><td>واحد خبر</td><td>خانم نمونه</td><td>112</td></tr></table>"
    )
    unit = imported(page)
    department = unit.departments[0]
    assert (department.name, department.responsible, department.extension) == ("واحد خبر", "خانم نمونه", "112")


def test_contact_of_the_old_footer_is_taken_only_for_want_of_another() -> None:
    page = "<h1>روابط عمومی شهرداری</h1><p>{}</p><footer><p>تلفن: 33221100</p></footer>"
    unit = imported(page.format("این واحد رابط شهروندان است."))
    assert unit.contact.phones == (ImportedPhone("33221100"),)
    assert [doubt.reason for doubt in unit.doubts] == ["contact_from_page_edge"]
    unit = imported(page.format("تلفن: 44556677"))
    assert unit.contact.phones == (ImportedPhone("44556677"),)
    assert left_out(unit) == [(4, "page_footer")]


@pytest.mark.parametrize("heading", ["مطالب مرتبط", "آخرین اخبار"])
def test_links_to_other_pages_are_left_out(heading: str) -> None:
    unit = imported(f"روابط عمومی شهرداری\n\nاین واحد رابط شهروندان است.\n\n{heading}\nجشن بزرگ شهر\nافتتاح بوستان")
    assert left_out(unit) == [(5, "related_links"), (6, "related_links"), (7, "related_links")]


def test_lost_characters_are_shown_to_the_editor() -> None:
    unit = imported("روابط عمومی شهرداری\n\nروابط عمومی منطقه ? در سال ?9 کوشید.")
    assert [(doubt.reason, doubt.word, doubt.line_number) for doubt in unit.doubts] == [
        ("lost_character", "روابط\u200cعمومی منطقه ? در سال", 3)
    ]


def test_anchors_are_unique_and_the_same_every_time() -> None:
    page = "روابط عمومی شهرداری\nشرح وظایف\nالف) خبر\n1) تهیه گزارش\nب) مراسم\n1) تهیه گزارش\n2) تهیه گزارش"
    anchors = [node.anchor for _path, node in walk_duties(imported(page).duties)]
    assert anchors == ["خبر", "تهیه-گزارش", "مراسم", "مراسم-تهیه-گزارش", "مراسم-تهیه-گزارش-2"]
    assert anchors == [node.anchor for _path, node in walk_duties(imported(page).duties)]


def test_duties_of_several_offices_each_have_their_heading() -> None:
    unit = imported(
        "روابط عمومی شهرداری\n\nشرح وظایف اداره خبر:\nالف) تهیه خبر\nب) عکاسی\n\n"
        "شرح وظایف اداره تشریفات:\nالف) برگزاری جشن\nب) استقبال"
    )
    assert outline(unit) == [
        ":شرح وظایف اداره خبر",
        "  الف:تهیه خبر",
        "  ب:عکاسی",
        ":شرح وظایف اداره تشریفات",
        "  الف:برگزاری جشن",
        "  ب:استقبال",
    ]
    assert unit.section_titles == {}


def test_another_title_of_duties_ends_the_list_above_it() -> None:
    page = "روابط عمومی شهرداری\nشرح وظایف\n1. تهیه خبر\n2. انجام سایر امور محوله\nخدمات قابل ارائه\n- صدور معرفی نامه"
    assert outline(imported(page)) == [
        "۱:تهیه خبر",
        "۲:انجام سایر امور محوله",
        ":خدمات قابل ارائه",
        "  :صدور معرفی\u200cنامه",
    ]


def test_a_career_becomes_a_part_of_the_introduction() -> None:
    unit = imported(
        "روابط عمومی شهرداری\n\nمدیر روابط عمومی: آقای نمونه\nسوابق اجرایی:\n- کارشناس خبر\n- رئیس اداره خبر\n\n"
        "پیام مدیر\nما در خدمت شهروندان هستیم."
    )
    assert unit.head == ImportedHead("مدیر روابط\u200cعمومی", "آقای نمونه", ("ما در خدمت شهروندان هستیم.",))
    assert [(block.kind, block.text, block.items) for block in unit.introduction] == [
        ("heading", "سوابق اجرایی", ()),
        ("list", "", ("کارشناس خبر", "رئیس اداره خبر")),
    ]


def test_the_promise_of_the_duties_leads_them_and_leaves_the_rest() -> None:
    unit = imported(
        "روابط عمومی شهرداری\n\nاین واحد در سال 1390 برای پیوند با شهروندان تشکیل شد. "
        "بخشی از وظایف این واحد عبارتند از:\n- تهیه خبر\n- برگزاری جشن"
    )
    assert [block.text for block in unit.introduction] == ["این واحد در سال 1390 برای پیوند با شهروندان تشکیل شد."]
    assert unit.duties_lead == ("بخشی از وظایف این واحد عبارتند از:",)
    assert outline(unit) == [":تهیه خبر", ":برگزاری جشن"]


def test_names_over_paragraphs_are_departments_without_gaps_between() -> None:
    unit = imported(
        "روابط عمومی شهرداری\nمعرفی\nاین مرکز دارای دو گروه به شرح زیر است:\nگروه خبر\nاین گروه خبر تولید می کند.\n"
        "گروه انتشارات\nاین گروه نشریه چاپ می کند."
    )
    assert [(item.name, item.work) for item in unit.departments] == [
        ("گروه خبر", "این گروه خبر تولید می\u200cکند."),
        ("گروه انتشارات", "این گروه نشریه چاپ می\u200cکند."),
    ]


def test_a_way_from_anywhere_is_no_title() -> None:
    unit = imported("شهرداری نمونه » معاونت ها » روابط عمومی\nروابط عمومی\n\nاین واحد رابط شهروندان است.")
    assert unit.title == "روابط\u200cعمومی"
    assert left_out(unit) == [(1, "menu")]
