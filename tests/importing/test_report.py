"""The report says to a person and to a program what became of every line."""

import json

from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from tests.importing.samples import MUNICIPAL

PAGE = """واحد روابط عمومی
خانه » واحدها » روابط عمومی

شرح وظایف:
1- خبر
- تهیه گزارش
- تدوین برایارائه
تلفن: 33221100
null"""


def test_for_a_person() -> None:
    report = recognise(read_source(PAGE.encode(), "page.txt")).report
    assert report.as_text("en") == "\n".join(
        [
            "Import of page.txt (text, utf-8)",
            "",
            "Title: واحد روابط\u200cعمومی",
            "Blocks of the introduction: 0",
            "Goals: 0",
            "Departments: 0",
            "Sections and items of the duties: 3",
            "Contact details: 1",
            "",
            "Sections of the duties:",
            "  ۱ خبر (2 items)",
            "",
            "Left out:",
            "  line 2: خانه » واحدها » روابط\u200cعمومی (a menu or breadcrumb of the old site)",
            "  line 9: null (a placeholder that a program left behind)",
            "",
            "To look at:",
            "  line 7: «برایارائه»: the spelling is not certain («برای ارائه»)",
        ]
    )


def test_for_a_program() -> None:
    report = json.loads(json.dumps(recognise(read_source(PAGE.encode(), "page.txt")).report.as_json()))
    assert list(report) == ["schema", "source", "unit", "counts", "lines", "doubts"]
    assert report["schema"] == 1
    assert report["source"] == {"name": "page.txt", "format": "text", "encoding": "utf-8", "lines": 9}
    assert report["unit"]["duties"] == [
        {
            "title": "خبر",
            "anchor": "خبر",
            "number": "۱",
            "text": [],
            "children": [
                {"title": "تهیه گزارش", "anchor": "تهیه-گزارش", "number": "", "text": [], "children": []},
                {"title": "تدوین برایارائه", "anchor": "تدوین-برایارائه", "number": "", "text": [], "children": []},
            ],
        }
    ]
    assert report["counts"] == {
        "introduction": 0,
        "goals": 0,
        "departments": 0,
        "duties": 3,
        "phones": 1,
        "doubts": 1,
        "left_out": {"blank": 1, "menu": 1, "placeholder": 1, "section_label": 1},
    }
    assert report["lines"][4] == {
        "number": 5,
        "text": "1- خبر",
        "placed": [{"where": "duties.1", "text": "خبر"}, {"where": "duties.1.number_in_source", "text": "1"}],
        "left_out": [],
    }
    assert report["lines"][7] == {
        "number": 8,
        "text": "تلفن: 33221100",
        "placed": [{"where": "contact.phones.1.number", "text": "33221100"}],
        "left_out": [{"reason": "section_label", "text": "تلفن"}],
    }
    assert report["doubts"] == [
        {
            "where": "duties.1.2",
            "word": "برایارائه",
            "suggestions": ["برای ارائه"],
            "reason": "fused_words",
            "line": 7,
        }
    ]


def test_a_page_without_doubts_says_so() -> None:
    text = recognise(read_source(MUNICIPAL.encode())).report.as_text("en")
    assert "Head: مسئول روابط\u200cعمومی – no name in the source" in text
    assert text.endswith("Nothing is in doubt.")
