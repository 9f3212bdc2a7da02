"""The texts of a stream, cleaned at any depth by the kind of their block; codes and addresses as they were typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.blocks import StreamValue

from cms.blocks.body import BodyStreamBlock
from cms.home.sections import SectionsStreamBlock
from cms.text.stream_cleaning import clean_stream, undecided
from cms.units.blocks import DepartmentsStreamBlock, DutiesStreamBlock
from tests.text.strategies import any_html, any_text

# What an Arabic keyboard writes, and what a Persian field stores of it.
TYPED, STORED = "كتابهاي \u200c ١", "کتابهای  ۱"
ADDRESS = "https://example.org/كتاب?q=ي"


def stored(block: blocks.StreamBlock, language: str | None, *children: tuple[str, Any]) -> list[Any]:
    raw = [{"type": kind, "value": value, "id": str(number)} for number, (kind, value) in enumerate(children)]
    cleaned = clean_stream(StreamValue(block, raw, is_lazy=True), language)
    return [child["value"] for child in block.get_prep_value(cleaned)]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("heading", {"text": TYPED, "level": "2"}, {"text": STORED, "level": "2"}),
        (
            "paragraph",
            {"text": f'<p data-block-key="ي">{TYPED} <a href="{ADDRESS}">ي</a> <b>a &amp; &lt;b&gt;</b></p>'},
            {"text": f'<p data-block-key="ي">{STORED} <a href="{ADDRESS}">ی</a> <b>a &amp; &lt;b&gt;</b></p>'},
        ),
        (
            "list",
            {"style": "bullet", "items": [{"type": "item", "value": TYPED, "id": "ي"}]},
            {"style": "bullet", "items": [{"type": "item", "value": STORED, "id": "ي"}]},
        ),
        ("quote", {"text": TYPED, "source": TYPED}, {"text": STORED, "source": STORED}),
        (
            "call_to_action",
            {"label": TYPED, "note": "", "page": None, "address": ADDRESS, "email": "ي@x.ir", "phone": "٠٢١"},
            {"label": STORED, "note": "", "page": None, "address": ADDRESS, "email": "ي@x.ir", "phone": "٠٢١"},
        ),
        (
            "film",
            {"title": TYPED, "file": 5, "embed_url": ADDRESS, "transcript": f"<p>{TYPED}</p>"},
            {"title": STORED, "file": 5, "embed_url": ADDRESS, "transcript": f"<p>{STORED}</p>"},
        ),
        (
            "table",
            {
                "table": {
                    "columns": [{"type": "text", "heading": TYPED}],
                    "rows": [{"values": [TYPED]}],
                    "caption": TYPED,
                },
                "first_column_is_header": True,
            },
            {
                "table": {
                    "columns": [{"type": "text", "heading": STORED}],
                    "rows": [{"values": [STORED]}],
                    "caption": STORED,
                },
                "first_column_is_header": True,
            },
        ),
        (
            "map",
            {
                "name": TYPED,
                "address": TYPED,
                "latitude": 35.7,
                "landmarks": [{"type": "item", "id": "1", "value": {"name": TYPED, "latitude": 35.7}}],
            },
            {
                "name": STORED,
                "address": STORED,
                "latitude": 35.7,
                "landmarks": [{"type": "item", "id": "1", "value": {"name": STORED, "latitude": 35.7}}],
            },
        ),
    ],
)
def test_leaves_are_cleaned_by_the_kind_of_their_block(kind: str, value: Any, expected: Any) -> None:
    (cleaned,) = stored(BodyStreamBlock(), "fa", (kind, value))
    assert {name: cleaned[name] for name in expected} == expected
    again = stored(BodyStreamBlock(), "fa", (kind, cleaned))
    assert again == [cleaned]


def test_an_arabic_stream_stays_arabic() -> None:
    value = {"text": "كربلاء ١٢ مكتبة على", "level": "2"}
    assert stored(BodyStreamBlock(), "ar", ("heading", value)) == [value]


def test_codes_of_blocks_are_not_touched() -> None:
    duty = {"level": 1, "title": TYPED, "text": None, "anchor": "ي-١"}
    assert stored(DutiesStreamBlock(), "fa", ("duty", duty)) == [duty | {"title": STORED}]
    department = {"name": TYPED, "work": "", "responsible": TYPED, "extension": "١٢", "duties_anchor": "ك"}
    expected = department | {"name": STORED, "responsible": STORED}
    assert stored(DepartmentsStreamBlock(), "fa", ("department", department)) == [expected]


def test_in_a_stream_of_all_languages_each_text_has_its_own() -> None:
    words = {"fa": "كتاب ي", "ar": "كتاب ي", "en": "a\u200bb"}
    free = {"title": words, "body": {"fa": [{"type": "heading", "value": {"text": "ي", "level": "2"}}], "ar": []}}
    (cleaned,) = stored(SectionsStreamBlock(), None, ("free", free))
    assert cleaned["title"] == {"fa": "کتاب ی", "ar": "كتاب ي", "en": "ab"}
    assert cleaned["body"]["fa"][0]["value"]["text"] == "ی"


def test_lists_as_older_versions_stored_them() -> None:
    (cleaned,) = stored(BodyStreamBlock(), "fa", ("list", {"style": "bullet", "items": [TYPED]}))
    assert cleaned["items"] == [STORED]


def test_what_is_clean_stays_the_same_object_with_its_values() -> None:
    stream = BodyStreamBlock().normalize([("heading", {"text": "کتاب", "level": "2"})])
    assert clean_stream(stream, "fa") is stream


def test_native_values_are_cleaned_as_stored_ones() -> None:
    stream = BodyStreamBlock().normalize([("quote", {"text": TYPED, "source": ""})])
    cleaned = clean_stream(stream, "fa")
    assert (cleaned[0].value["text"], cleaned[0].id) == (STORED, stream[0].id)


LEAVES: dict[str, Any] = {
    "heading": st.fixed_dictionaries({"text": any_text, "level": st.just("2")}),
    "paragraph": st.fixed_dictionaries({"text": any_html}),
    "list": st.fixed_dictionaries({"style": st.just("number"), "items": st.lists(any_text, max_size=3)}),
    "table": any_text.map(
        lambda text: {
            "table": {"columns": [{"type": "text", "heading": text}], "rows": [{"values": [text]}], "caption": text}
        }
    ),
}


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(LEAVES)).flatmap(lambda kind: st.tuples(st.just(kind), LEAVES[kind])), max_size=4),
    st.sampled_from(["fa", "ar", "en"]),
)
def test_cleaning_twice_is_cleaning_once(children: list[tuple[str, Any]], language: str) -> None:
    block = BodyStreamBlock()
    once = stored(block, language, *children)
    assert stored(block, language, *((kind, value) for (kind, _), value in zip(children, once, strict=True))) == once


class NewKindBlock(blocks.FieldBlock):
    """A field of which nobody has said yet whether it is text."""


class LostBlock(blocks.StructBlock):
    not_text = frozenset({"code"})

    code = blocks.CharBlock()
    words = blocks.CharBlock()
    choice = blocks.ChoiceBlock(choices=[("a", "a")])
    parts = blocks.ListBlock(blocks.RichTextBlock())
    new = NewKindBlock()


def test_texts_without_a_language_and_unknown_kinds_are_found() -> None:
    stream = blocks.StreamBlock([("lost", LostBlock())])
    assert list(undecided(stream, None, "body")) == ["body.lost.words", "body.lost.parts[]", "body.lost.new"]
    assert list(undecided(stream, "fa", "body")) == ["body.lost.new"]
    assert list(undecided(SectionsStreamBlock(), None)) == []
