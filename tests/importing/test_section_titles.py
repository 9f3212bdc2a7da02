"""Which headings open which part of a page."""

import pytest

from cms.importing.section_titles import is_career, owner_of_duties, promised_kind, title_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("شرح وظايف:", "duties"),
        ("شرح وظیفه واحد روابط عمومی شهرداری منطقه نمونه", "duties"),
        ("اهم وظایف و اختیارات", "duties"),
        ("وظایف عمده", "duties"),
        ("حوزه فعالیت", "duties"),
        ("خدمات واحد:", "duties"),
        ("اهداف و وظایف", "duties"),
        ("وظایف این معاونت عبارتند از:", "duties"),
        ("اهداف", "goals"),
        ("چشم انداز آتی واحد:", "goals"),
        ("رسالت و ماموریت", "goals"),
        ("معرفی واحد روابط عمومی:", "introduction"),
        ("درباره ما", "introduction"),
        ("تاریخچه", "introduction"),
        ("ساختار سازمانی", "departments"),
        ("واحدهای تابعه", "departments"),
        ("گروه های کاری دفتر:", "departments"),
        ("واحدهای روابط عمومی شورا به شرح زیر می باشد:", "departments"),
        ("تماس با ما", "contact"),
        ("راه های ارتباطی", "contact"),
        ("نشانی و تلفن", "contact"),
        ("پیام مدیر روابط عمومی", "head"),
        ("سوابق اجرایی", "head"),
        ("معرفی مدیر", "head"),
        ("همکاران", "staff"),
        ("آخرین اخبار", "related"),
        ("مطالب مرتبط", "related"),
        ("انتشارات", None),
        ("اخبار", None),
        ("امور فرهنگی", None),
        ("توصیه های واحد به مراجعان:", None),
        ("وظایف روابط عمومی را این اداره انجام می دهد.", None),
        ("شماره تماس: ۰۲۱۵۵۶۶۷۷۸۸", None),
        ("معرفی واحد: روابط عمومی رابط است", None),
        ("اهداف هفت گانه دانشگاه که بر پایه توانمندی ها و نیازهای همه واحدها تدوین شده است و باید", None),
        ("", None),
    ],
)
def test_title_kind(text: str, kind: str | None) -> None:
    assert title_kind(text) == kind


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("این معاونت تازه است. بخشی از وظایف این معاونت عبارتند از:", "duties"),
        ("این مرکز دارای سه گروه به شرح زیر است:", "departments"),
        ("واحدهای روابط عمومی شورا به شرح زیر می باشد:", "departments"),
        ("اهداف آن به قرار زیر است:", "goals"),
        ("کارهایی به شرح ذیل انجام می دهد : چاپ، عکاسی", None),
        ("روابط عمومی وظایف بسیاری دارد.", None),
    ],
)
def test_promised_kind(paragraph: str, kind: str | None) -> None:
    assert promised_kind(paragraph) == kind


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("شرح وظایف اداره تشریفات", "اداره تشریفات"),
        ("وظایف اصلی مدیر روابط عمومی", "مدیر روابط عمومی"),
        ("شرح وظایف", ""),
        ("سایر وظایف محوله", ""),
        ("اهداف واحد", ""),
    ],
)
def test_whose_duties_a_title_is_about(title: str, owner: str) -> None:
    assert owner_of_duties(title) == owner


@pytest.mark.parametrize(
    ("title", "expected"),
    [("سوابق اجرایی", True), ("رزومه مدیر", True), ("پیام مدیر", False), ("معرفی مدیر", False)],
)
def test_a_career_is_no_message(title: str, expected: bool) -> None:
    assert (title_kind(title), is_career(title)) == ("head", expected)
