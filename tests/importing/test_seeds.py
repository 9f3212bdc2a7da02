"""Pages of real units, if the folder of background material is there."""

from pathlib import Path

import pytest

from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.importing.report import walk_duties
from cms.importing.unit import ImportedHead, ImportedUnit
from tests.importing.test_accounting import assert_accounted


def seed(folder: Path, number: int) -> ImportedUnit:
    found = sorted((folder / "seeds").glob(f"{number:03}_*.txt"))
    if not found:
        pytest.skip(f"no seed {number} in the shared folder")
    document = read_source(found[0])
    unit = recognise(document)
    assert_accounted(unit, [line.text for line in document.lines])
    return unit


def sections(unit: ImportedUnit) -> list[tuple[tuple[int, ...], str, str, int, int]]:
    return [
        (path, node.number_in_source, node.title, len(node.text), len(node.children))
        for path, node in walk_duties(unit.duties)
        if node.text or node.children
    ]


def test_a_page_with_deep_numbers_and_lost_half_spaces(shared_folder: Path) -> None:
    unit = seed(shared_folder, 0)
    assert unit.title == "معرفی واحد روابط\u200cعمومی شهرداری منطقه یک قزوین"
    assert unit.unit_name == "واحد روابط\u200cعمومی شهرداری منطقه یک قزوین"
    assert unit.head == ImportedHead("مسئول روابط\u200cعمومی", "")
    assert unit.section_titles == {"duties": "شرح وظیفه واحد روابط\u200cعمومی شهرداری منطقه یک قزوین"}
    assert len(unit.lead) > 100
    assert [block.kind for block in unit.introduction] == ["paragraph"] * 5
    assert sections(unit) == [
        ((1,), "۱–۲", "شرح وظایف روابط\u200cعمومی", 1, 12),
        ((1, 9), "", "در خصوص امور فرهنگی و نمایشگاه\u200cها", 0, 6),
        ((1, 10), "۱–۲–۳", "انتشارات", 0, 3),
        ((1, 11), "۱–۲–۴", "سنجش افکار", 0, 4),
        ((1, 12), "۱–۲–۵", "پژوهش و برنامه\u200cریزی", 0, 4),
        ((2,), "۱–۷–۴", "مشارکت در غم و شادی کارکنان", 1, 0),
        ((3,), "۱–۷–۵", "برگزاری مراسم", 1, 0),
        ((4,), "۱–۷–۷", "اطلاع\u200cرسانی به کارکنان", 1, 0),
        ((5,), "۱–۷–۱۳", "تقویت فرهنگ مذهبی و ملی", 1, 0),
        ((6,), "۱–۷–۱۵", "پیگیری ویژه برای رفع مشکلات کارکنان", 1, 0),
        ((7,), "۳–۳", "شرح وظایف دیگر روابط\u200cعمومی", 0, 21),
    ]
    assert unit.duties[0].children[3].title.startswith('تدوین "تقویم جامع')
    assert {reason for account in unit.accounts for reason, _text in account.left_out} == {"blank"}
    assert ("lost_character", 9) in [(doubt.reason, doubt.line_number) for doubt in unit.doubts]
    assert ("زمینه\u200cسازی برای",) in [doubt.suggestions for doubt in unit.doubts]


def test_a_page_full_of_furniture(shared_folder: Path) -> None:
    unit = seed(shared_folder, 1)
    assert unit.title == "واحد روابط\u200cعمومی"
    assert unit.head is None
    assert unit.section_titles == {"introduction": "معرفی واحد روابط\u200cعمومی", "duties": "شرح وظایف"}
    assert [block.kind for block in unit.introduction] == ["paragraph"]
    # 21 bullets, of which three are one broken sentence.
    assert len(unit.duties) == 19
    assert unit.duties[6].title.startswith("نظر\u200cسنجی مستمر")
    assert unit.duties[6].title.endswith("عملکرد شهرداری")
    assert [
        (account.number, reason) for account in unit.accounts for reason, _text in account.left_out if reason != "blank"
    ] == [
        (3, "menu"),
        (4, "icon_name"),
        (5, "menu"),
        (6, "icon_name"),
        (7, "menu"),
        (8, "placeholder"),
        (10, "unfilled_template"),
        (12, "unfilled_template"),
        (42, "comment_form"),
        (43, "menu"),
    ]


def test_a_page_of_offices_with_numbered_duties(shared_folder: Path) -> None:
    unit = seed(shared_folder, 2)
    assert unit.title == "معاونت روابط\u200cعمومی"
    assert unit.head is None
    assert [block.kind for block in unit.introduction] == ["paragraph", "paragraph"]
    offices = [node.title for node in unit.duties]
    assert offices == [
        "اداره هماهنگی امور مناطق،معاونت\u200cها، سازمان\u200cها و شرکت\u200cها",
        "اداره ارتباطات اجتماعی",
        "اداره ارتباطات و افکار عمومی",
        "اداره تشریفات",
    ]
    assert [[child.number_in_source for child in node.children] for node in unit.duties] == [
        ["۱", "۲", "۳", "۴", "۵"],
        ["۱", "۲", "۳", "۴"],
        ["۱", "۲", "۳", "۴"],
        ["۱", "۲", "۳", "۴", "۵"],
    ]
    assert [department.name for department in unit.departments] == offices
    assert [department.duties_anchor for department in unit.departments] == [node.anchor for node in unit.duties]
    assert {reason for account in unit.accounts for reason, _text in account.left_out} == {"blank"}
