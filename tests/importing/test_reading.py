"""Files become numbered lines with hints, or a refusal that says what to do."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from cms.importing.reading import LARGEST_SOURCE, read_source
from cms.importing.source import PLAIN, ImportRefused, LineHints, SourceLine
from tests.importing.samples import UNIVERSITY_HTML, organisation_document, saved


def test_text_keeps_every_line_and_its_number() -> None:
    document = read_source("الف\r\n\r\n  ب\n".encode(), "page.txt")
    assert (document.name, document.format, document.encoding) == ("page.txt", "text", "utf-8")
    assert document.lines == (
        SourceLine(1, "الف"),
        SourceLine(2, ""),
        SourceLine(3, "  ب"),
        SourceLine(4, ""),
    )


def test_a_path_brings_its_name(tmp_path: Path) -> None:
    path = tmp_path / "unit.txt"
    path.write_text("روابط عمومی", encoding="utf-8")
    assert read_source(path).name == "unit.txt"
    assert read_source(str(path)).lines == (SourceLine(1, "روابط عمومی"),)


def test_html_blocks_with_their_hints() -> None:
    lines = [(line.text, line.hints) for line in read_source(UNIVERSITY_HTML.encode(), "page.html").lines if line.text]
    hints = dict(lines)
    assert hints["مدیریت روابط عمومی"] == LineHints(heading_level=1)
    assert hints["گروه رسانه"] == LineHints(heading_level=3)
    assert hints["1. تهیه اخبار"] == LineHints(list_depth=1)
    assert hints["خبرگزاری‌ها"] == LineHints(list_depth=2)
    assert hints["کارشناس نمونه\tعکاس\t۲۱۳۴"] == PLAIN
    assert hints["تلفن: ۰۲۸-۳۳۹۰۱۲۳۴ داخلی ۲۱۳۴"] == PLAIN
    areas = {text: hint.area for text, hint in lines if hint.area}
    assert areas == {
        "روابط عمومی - دانشگاه نمونه": "page_title",
        "body{font:12px}": "style",
        'var words = "متن برنامه";': "script",
        "دانشگاه نمونه": "header",
        "خانه": "header",
        "اخبار": "header",
        "صفحه اصلی / ریاست / روابط عمومی": "nav",
        "آخرین اخبار": "aside",
        "برگزاری همایش": "aside",
        "نام": "form",
        "ارسال نظر": "form",
        "نشانی سایت قدیم": "footer",
    }


def test_html_without_a_word_lost() -> None:
    lines = read_source(UNIVERSITY_HTML.encode()).lines
    assert sum(line.text.count("اخبار") for line in lines) == UNIVERSITY_HTML.count("اخبار")
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_a_page_that_is_one_form_is_content() -> None:
    page = "<form id='aspnetForm'><p>روابط عمومی شهرداری نمونه</p><p>تهیه اخبار</p></form>"
    assert [line.hints.area for line in read_source(page.encode()).lines if line.text] == ["", ""]


def test_hidden_and_bold_blocks() -> None:
    page = "<div><p style='display:none'>پنهان</p><p><b>شرح وظایف</b></p><blockquote>سخن نمونه</blockquote></div>"
    lines = {line.text: line.hints for line in read_source((page + "<p>متن دراز صفحه</p>" * 9).encode()).lines}
    assert lines["پنهان"].area == "hidden"
    assert lines["شرح وظایف"].emphasised
    assert lines["سخن نمونه"].quoted


def areas(page: str) -> dict[str, str]:
    filling = "<p>متن دراز صفحه</p>" * 20
    return {line.text: line.hints.area for line in read_source((page + filling).encode()).lines if line.text}


def test_boxes_of_page_builders_are_content() -> None:
    page = (
        '<div class="elementor-widget elementor-widget-text-editor"><p>شرح وظایف</p></div>'
        '<div class="overflow-hidden"><p>معرفی</p></div><div class="d-none d-md-block"><p>اهداف</p></div>'
        '<div class="page-header"><h1>روابط عمومی</h1></div>'
    )
    found = areas(page)
    assert [found[text] for text in ("شرح وظایف", "معرفی", "اهداف", "روابط عمومی")] == ["", "", "", ""]


def test_tabs_and_accordions_are_content() -> None:
    page = (
        '<div id="tab-2" style="display:none"><p>تهیه خبر</p></div>'
        "<h2><button>شرح وظایف</button></h2><details><summary>اهداف</summary><p>آگاهی مردم</p></details>"
    )
    found = areas(page)
    assert [found[text] for text in ("تهیه خبر", "شرح وظایف", "اهداف", "آگاهی مردم")] == ["", "", "", ""]


def test_boxes_beside_the_content() -> None:
    page = (
        '<div class="widget"><p>اوقات شرعی</p></div><div class="right-sidebar"><p>پیوندها</p></div>'
        '<ul class="social-icons"><li>تلگرام</li></ul><div class="sr-only"><p>پنهان</p></div>'
        '<div role="navigation"><p>خانه</p></div><nav><p>اخبار</p></nav>'
    )
    found = areas(page)
    assert [found[text] for text in ("اوقات شرعی", "پیوندها", "تلگرام", "پنهان", "خانه", "اخبار")] == [
        "aside",
        "aside",
        "aside",
        "hidden",
        "nav",
        "nav",
    ]


def test_depth_does_no_harm() -> None:
    page = "<div>" * 20_000 + "روابط عمومی" + "</div>" * 20_000
    assert [line.text for line in read_source(page.encode()).lines if line.text] == ["روابط عمومی"]


def test_word_document() -> None:
    document = read_source(organisation_document(), "unit.docx")
    assert document.format == "docx"
    lines = {line.text: line.hints for line in document.lines}
    assert list(lines) == [
        "سازمان نمونه",
        "معرفی روابط عمومی سازمان نمونه",
        "روابط عمومی سازمان با شهروندان گفتگو می کند.",
        "شرح وظایف",
        "واحد خبر",
        "1. تهیه اخبار سازمان",
        "2. ارسال اخبار به رسانه ها",
        "واحد تشریفات",
        "برگزاری مراسم",
        "مراسم داخلی",
        "تماس",
        "تلفن\t۰۲۸-۳۳۲۲۱۱۰۰",
        "ایمیل\tpr@example.ir",
        "",
        "صفحه 1",
    ]
    assert lines["سازمان نمونه"].area == "header"
    assert lines["صفحه 1"].area == "footer"
    assert lines["معرفی روابط عمومی سازمان نمونه"].heading_level == 1
    assert lines["واحد خبر"].heading_level == 2
    assert lines["1. تهیه اخبار سازمان"].list_depth == 1
    assert lines["مراسم داخلی"].list_depth == 2


def test_word_line_breaks_and_bold() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("واحد خبر").bold = True
    paragraph = document.add_paragraph("خط یکم")
    paragraph.add_run().add_break()
    paragraph.add_run("خط دوم")
    lines = [(line.text, line.hints.emphasised) for line in read_source(saved(document)).lines]
    assert lines == [("واحد خبر", True), ("خط یکم", False), ("خط دوم", False)]


def archive(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<html><body><p> </p></body></html>", "empty"),
        (b"x" * (LARGEST_SOURCE + 1), "too_large"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "not_text"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "not_text"),
        (b"\x1f\x8b\x08" + bytes(40), "not_text"),
        (b"%PDF-1.7 ...", "unsupported_format"),
        (b"{\\rtf1\\ansi ...}", "unsupported_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "unsupported_format"),
        (archive(notes_xml=b"text"), "unsupported_format"),
        (archive(word__document_xml=b"0" * 120_000_000), "zip_bomb"),
        (archive(word__document_xml=b"<broken"), "broken_document"),
        (organisation_document()[:4000], "broken_document"),
        (b"Public relations of the municipality", "no_persian"),
        (b"<script>var a = '\xd8\xa7\xd9\x84\xd9\x81'</script><p>Public</p><p>relations</p>", "no_persian"),
    ],
)
def test_refusals(content: bytes, code: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_source(content, "page")
    assert refused.value.code == code
    assert str(refused.value).endswith(".")
