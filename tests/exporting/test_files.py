"""Every block and every page type stands in both kinds of file, with the words that readers get."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import docx
import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from django.utils.translation import gettext
from docx.oxml.ns import qn
from pydantic import TypeAdapter

from cms.blocks.base import BlockBody
from cms.blocks.body import AnyBlockBody, BodyStreamBlock
from cms.exporting import block_rules, page_rules
from cms.exporting.block_rules import block_parts
from cms.exporting.html_writer import html_file
from cms.exporting.page_rules import page_parts
from cms.exporting.parts import Heading, PageParts, Part, Picture, fitted
from cms.exporting.word_writer import word_file
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.importing.unit import DutyNode as ImportedDuty
from cms.pages.bodies import texts_in
from cms.text.folding import fold_tokens
from cms.units.blocks import DutyNode
from cms.units.models import DutiesBody
from tests.themes.rendering import LOCALES
from tests.themes.test_shapes import BODIES, PAGES
from themes.base.samples import Sample, block_samples

ORIGIN = "https://first.test"
BLOCK: TypeAdapter[BlockBody] = TypeAdapter(AnyBlockBody)
BLOCKS = [
    pytest.param(locale, block, id=f"{locale}-{block['type']}-{position}")
    for locale in LOCALES
    for position, block in enumerate(block_samples(locale))
]


def pages(parts: Iterable[Part], title: str = "عنوان") -> list[PageParts]:
    moment = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return [PageParts(title, f"{ORIGIN}/about/", moment, False, tuple(fitted(parts)))]


def html_of(parts: Iterable[Part], language: str = "fa", title: str = "عنوان") -> BeautifulSoup:
    return BeautifulSoup(html_file(title, pages(parts, title), {}, language, ORIGIN), "html.parser")


def word_of(parts: Iterable[Part], language: str = "fa", title: str = "عنوان") -> Any:
    return docx.Document(io.BytesIO(word_file(title, pages(parts, title), {}, language, ORIGIN)))


def words_of_document(document: Any) -> list[str]:
    """All words, of links too, which the library's paragraphs leave out."""
    return fold_tokens(" ".join(node.text or "" for node in document.element.body.iter(qn("w:t"))))


def plain_words(texts: Iterable[str]) -> list[str]:
    return fold_tokens(" ".join(BeautifulSoup(text, "html.parser").get_text(" ") for text in texts))


def told(value: Any) -> Any:
    """A value without what a card leaves to the page that it leads to."""
    if isinstance(value, dict):
        return {name: told(part) for name, part in value.items() if name not in ("portrait", "biography")}
    return [told(part) for part in value] if isinstance(value, list) else value


def test_every_block_and_every_page_type_has_a_rule() -> None:
    schemas = {block.body_schema for block in BodyStreamBlock().child_blocks.values()}  # type: ignore[attr-defined]
    assert set(block_rules.RULES) == schemas
    assert schemas == set(get_args(get_args(AnyBlockBody)[0]))
    assert set(page_rules.RULES) == set(BODIES.values())


@pytest.mark.parametrize(("locale", "sample"), BLOCKS)
def test_the_words_of_a_block_stand_in_both_files(locale: str, sample: dict[str, Any]) -> None:
    with translation.override(locale):
        parts = list(block_parts([BLOCK.validate_python(sample)]))
    expected = set(plain_words(texts_in(told(sample["value"]))))
    if sample["type"] == "news_list":
        expected = set(plain_words([sample["value"]["title"]]))
    if sample["type"] in ("gallery", "image", "image_pair", "film"):
        # Without their files pictures leave their captions and addresses.
        expected -= {word for part in parts if isinstance(part, Picture) for word in fold_tokens(part.alt)}
    assert expected
    assert expected - set(fold_tokens(html_of(parts, locale).get_text(" "))) == set()
    assert expected - set(words_of_document(word_of(parts, locale))) == set()


@pytest.mark.parametrize("sample", PAGES)
def test_a_page_of_every_type_becomes_both_files(sample: Sample) -> None:
    page = sample.context["page"]
    locale = page.get("language", "fa")
    with translation.override(locale):
        body = BODIES[page["type"]].model_validate(sample.context["body"])
        parts = page_parts(body)
    html, document = html_of(parts, locale, page["title"]), word_of(parts, locale, page["title"])
    levels = [part.level for part in parts if isinstance(part, Heading)]
    assert all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False))
    shown = [heading.get_text() for heading in html.find_all(re.compile("^h[1-6]$"))]
    assert shown == [page["title"], *(part.text for part in parts if isinstance(part, Heading))]
    written = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert written == shown


# HTML ---------------------------------------------------------------------------------------------------------------


def test_the_html_file_needs_nothing_beside_it() -> None:
    parts = [part for sample in block_samples("fa") for part in block_parts([BLOCK.validate_python(sample)])]
    html = html_of(parts)
    assert (html.html["lang"], html.html["dir"]) == ("fa", "rtl")
    assert html.find_all(["script", "link", "iframe"]) == []
    assert [image["src"] for image in html.find_all("img") if not image["src"].startswith("data:")] == []
    assert {link["href"].partition(":")[0] for link in html.find_all("a")} <= {"http", "https", "mailto", "tel"}
    assert html.time["datetime"] == "2026-11-22T12:30:00+03:30"
    assert html.time.get_text() == "۱ آذر ۱۴۰۵"


def test_an_english_file_reads_from_the_left() -> None:
    html = html_of([], "en")
    assert (html.html["lang"], html.html["dir"], html.time.get_text()) == ("en", "ltr", "22 November 2026")


def test_markup_in_words_stays_words_and_scripts_are_no_addresses() -> None:
    sample = {"id": "1", "type": "paragraph", "value": {"html": '<p>&lt;b&gt; <a href="javascript:x()">اینجا</a></p>'}}
    html = html_of(block_parts([BLOCK.validate_python(sample)]))
    assert html.article.p.get_text() == "<b> اینجا"
    assert [link["href"] for link in html.article.find_all("a")] == [f"{ORIGIN}/about/"]


# Word ---------------------------------------------------------------------------------------------------------------


def test_a_persian_document_reads_from_the_right() -> None:
    parts = [part for sample in block_samples("fa") for part in block_parts([BLOCK.validate_python(sample)])]
    document = word_of(parts)
    body = document.element.body
    paragraphs = [node for node in body.iter(qn("w:p")) if list(node.iter(qn("w:t")))]
    assert len(paragraphs) > 20
    assert all(node.pPr.find(qn("w:bidi")) is not None for node in paragraphs)
    runs = [node for node in body.iter(qn("w:r")) if list(node.iter(qn("w:t")))]
    assert all(node.rPr.find(qn("w:rtl")) is not None for node in runs)
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in document.tables)
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert (fonts.get(qn("w:ascii")), fonts.get(qn("w:cs"))) == ("Vazirmatn", "Vazirmatn")
    assert document.core_properties.language == "fa-IR"


def test_an_english_document_has_no_mark_of_right_to_left() -> None:
    body = word_of([Heading("Duties")], "en").element.body
    assert [node for name in ("w:bidi", "w:rtl", "w:bidiVisual") for node in body.iter(qn(name))] == []


def test_another_typeface_stands_in_where_the_network_s_is_missing() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file("عنوان", pages([]), {}, "fa", ORIGIN))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
    assert '<w:font w:name="Vazirmatn"><w:altName w:val="Tahoma"/>' in fonts


def test_a_table_repeats_its_header_and_a_list_counts_from_one() -> None:
    table = next(sample for sample in block_samples("fa") if sample["type"] == "table")
    steps = {"id": "1", "type": "list", "value": {"style": "number", "items": ["یک", "دو"]}}
    document = word_of(block_parts([BLOCK.validate_python(sample) for sample in (steps, table, steps)]))
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    numbers = [
        paragraph._p.pPr.numPr.numId.val for paragraph in document.paragraphs if paragraph.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_links_are_absolute_in_word() -> None:
    sample = {"id": "1", "type": "paragraph", "value": {"html": '<p><a href="/duties/#x">وظایف</a></p>'}}
    document = word_of(block_parts([BLOCK.validate_python(sample)]))
    targets = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    assert targets == {f"{ORIGIN}/duties/#x"}


def test_each_page_stands_on_sheets_of_its_own_with_its_address_at_the_foot() -> None:
    first, second = pages([])[0], replace(pages([])[0], address=f"{ORIGIN}/duties/", is_draft=True)
    document = docx.Document(io.BytesIO(word_file("عنوان", [first, second], {}, "fa", ORIGIN)))
    feet = [
        "".join(node.text or "" for node in section.footer._element.iter(qn("w:t"))) for section in document.sections
    ]
    with translation.override("fa"):
        draft = gettext("Draft")
    assert feet == [f"۱ آذر ۱۴۰۵، {ORIGIN}/about/", f"{draft}، ۱ آذر ۱۴۰۵، {ORIGIN}/duties/"]


# There and back -----------------------------------------------------------------------------------------------------

Tree = list[tuple[str, tuple[str, ...], "Tree"]]


def node(numbers: list[int], title: str, *children: DutyNode, text: str = "") -> DutyNode:
    return DutyNode(anchor=title, numbers=numbers, title=title, text=text, children=list(children))


DUTIES = DutiesBody(
    heading="شرح وظایف روابط‌عمومی",
    introduction="<p>این وظایف هر سال بازنگری می‌شود.</p>",
    tree=[
        node(
            [1],
            "اطلاع‌رسانی",
            node([1, 1], "تهیه و انتشار اخبار شهرداری"),
            node(
                [1, 2],
                "ارتباط با رسانه‌ها",
                node([1, 2, 1], "برگزاری نشست خبری"),
                node([1, 2, 2], "پاسخ به پرسش خبرنگاران"),
            ),
        ),
        node([2], "امور فرهنگی", node([2, 1], "برگزاری مراسم و نمایشگاه‌ها"), node([2, 2], "چاپ خبرنامهٔ شهر")),
    ],
)


def released_tree(nodes: list[DutyNode]) -> Tree:
    return [(entry.title, tuple(plain_words([entry.text])), released_tree(entry.children)) for entry in nodes]


def imported_tree(nodes: tuple[ImportedDuty, ...]) -> Tree:
    return [(entry.title, tuple(plain_words(entry.text)), imported_tree(entry.children)) for entry in nodes]


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_an_exported_duties_page_imports_to_the_same_tree(kind: str) -> None:
    with translation.override("fa"):
        made = pages(page_parts(DUTIES), DUTIES.heading)
    write = html_file if kind == "html" else word_file
    content = write(DUTIES.heading, made, {}, "fa", ORIGIN)
    unit = recognise(read_source(content, f"duties.{kind}"))
    assert imported_tree(unit.duties) == released_tree(DUTIES.tree)
