"""Whatever is read, no word of it is lost or doubled, and nothing but a refusal is ever raised."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cms.importing.assembly import AccountingError, unit_texts
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.importing.source import ImportRefused
from cms.importing.unit import ImportedUnit
from cms.text.folding import fold_tokens
from tests.importing import samples

PAGES = (
    samples.MUNICIPAL,
    samples.MINISTRY,
    samples.HOSPITAL,
    samples.DEPUTY,
    samples.COMPANY,
    samples.UNIVERSITY_HTML,
)
SIGNS = (
    "", "", "- ", "• ", "1- ", "2- ", "3) ", "1-1- ", "1-2-3 ", "2 ", "الف) ", "ب- ", "o ", "ماده ۲ : ", "بخش اول، ",
    ".4 ", "    - ", "• 1- ",
)  # fmt: skip
LINES = [
    *sorted({line.strip() for page in PAGES[:-1] for line in page.splitlines()}),
    "اهداف:", "ساختار سازمانی", "همکاران", "آخرین اخبار", "پیام مدیر", "آدرس:", "نام واحد\tمسئول\tداخلی", "تلفن:",
    "اداره خبر\tخانم نمونه\t۱۲", "داخلی: ۳", "فکس: ۱۲۳۴۵", "فکس: ۵۴۳۲۱", "ایمیل: a@b.ir", "null", "1-", "---", "۱۲۳۴۵",
]  # fmt: skip

page_lines = st.one_of(
    st.builds(str.__add__, st.sampled_from(SIGNS), st.sampled_from(LINES)),
    st.sampled_from(LINES),
    st.text(max_size=30),
    st.text(alphabet="ابپتی‌ـكي 1۲٣-–.:()«»؟?•\t", max_size=30),
)


def assert_accounted(unit: ImportedUnit, source: list[str]) -> None:
    # Restoring a half-space parts a word in two, so what is counted are the letters of the folded words.
    held = [word for text in unit_texts(unit) for word in fold_tokens(text)]
    left_out = list(unit.report.left_out_words().elements())
    assert letters(held + left_out) == letters([word for text in source for word in fold_tokens(text)])
    for account in unit.accounts:
        parts = [text for _key, text in (*account.placed, *account.left_out)]
        assert letters([word for text in parts for word in fold_tokens(text)]) == letters(fold_tokens(account.source))


def letters(words: list[str]) -> Counter[str]:
    return Counter("".join(words))


@given(st.lists(page_lines, min_size=1, max_size=25))
@example(["آدرس:", "شماره تلفن: 84694550", "شرح وظایف"])
@example(["الف) عنوان واحد: روابط عمومی"])
@example(["تلفن", "(5) 1-1-2 برگزاری مراسم"])
@example(["1- سامانه 137 1- خبر"])
def test_random_pages(lines: list[str]) -> None:
    source = "\n".join(lines).encode("utf-8", "replace")
    try:
        document = read_source(source)
    except ImportRefused:
        return
    unit = recognise(document)
    assert_accounted(unit, [line.text for line in document.lines])
    assert [account.number for account in unit.accounts] == list(range(1, len(document.lines) + 1))
    assert unit.report.as_text("en") != ""


@given(st.lists(st.tuples(st.sampled_from(("p", "li", "h2", "h3", "td", "nav", "ol", "div")), page_lines), max_size=15))
def test_random_html(blocks: list[tuple[str, str]]) -> None:
    page = "".join(f"<{tag}>{text}</{tag}>" for tag, text in blocks)
    try:
        document = read_source(f"<html><p>متن</p>{page}</html>".encode("utf-8", "replace"), "page.html")
    except ImportRefused:
        return
    assert_accounted(recognise(document), [line.text for line in document.lines])


@given(st.binary(max_size=300))
@example(b"PK\x03\x04" + bytes(60))
@example("شرح وظایف".encode("utf-16"))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        document = read_source(content)
    except ImportRefused:
        return
    assert_accounted(recognise(document), [line.text for line in document.lines])


@pytest.mark.parametrize("page", PAGES)
def test_sample_pages(page: str) -> None:
    document = read_source(page.encode())
    assert_accounted(recognise(document), [line.text for line in document.lines])


def test_a_lost_word_stops_the_import(monkeypatch: pytest.MonkeyPatch) -> None:
    from cms.importing import introduction_blocks

    whole = introduction_blocks.build_blocks
    monkeypatch.setattr("cms.importing.recognition.build_blocks", lambda lines: whole(lines)[1:])
    with pytest.raises(AccountingError):
        recognise(read_source("روابط عمومی شهرداری\n\nاین واحد رابط شهروندان است.\n\nو پاسخگوی آنان.".encode()))
