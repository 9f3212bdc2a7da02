"""Which spellings count as the same word."""

from __future__ import annotations

import pytest

from cms.release.models import ReleasedDocument
from search.excerpts import Highlighter
from search.postgresql import query_literal, vector_literal
from search.texts import weighted_texts
from search.words import forms_of_words, stem, terms_of_question

HALF = "\u200c"


@pytest.mark.parametrize(
    ("written", "stemmed"),
    [
        ("بوستانها", "بوستان"),
        ("بوستانهای", "بوستان"),
        ("بوستانهایی", "بوستان"),
        ("بوستان", "بوستان"),
        ("تنها", "تنها"),  # what would be left is too short for a word
        ("parks", "parks"),
    ],
)
def test_the_plural_ending_is_cut(written: str, stemmed: str) -> None:
    assert stem(written) == stemmed


def test_every_form_of_a_word_is_kept() -> None:
    assert forms_of_words(f"كتاب{HALF}های ۱۴۰۴ Kiosks") == [
        ("کتاب", "کتابهای"),
        ("های",),
        ("1404",),
        ("kiosks",),
    ]
    assert forms_of_words("بوستانها") == [("بوستانها", "بوستان")]
    assert forms_of_words("مسؤول") == forms_of_words("مسئول")
    assert forms_of_words(" … ! ") == []


def test_a_question_leaves_out_what_says_nothing() -> None:
    assert terms_of_question("رئیس از شورا", 12) == [
        ("رییس", "رییساز"),
        ("شورا", "ازشورا"),
    ]
    assert terms_of_question(f"بوستان{HALF}ها", 12) == [("بوستان", "بوستانها")]
    assert terms_of_question("و", 12) == [("و",)]
    assert terms_of_question("از در", 12) == [("از",)]
    assert terms_of_question("؟!", 12) == []
    assert len(terms_of_question("واژه " * 50, 12)) == 12


def test_literals_for_postgresql() -> None:
    assert vector_literal([("title", "بوستانها ۱۲"), ("text", "بوستان")]) == ("'بوستانها':1A 'بوستان':1A,3 '12':2A")
    terms = terms_of_question("پارک بوستان", 12)
    assert query_literal(terms, every=True) == "('پارک' | 'پارکبوستان') & ('بوستان':* | 'پارکبوستان')"
    assert query_literal(terms[:1], every=False) == "('پارک':* | 'پارکبوستان')"
    assert query_literal([("و",)], every=True) == "('و')"


@pytest.mark.parametrize("text", ["it's", "a:b", "a\\b", "'; --", "a & b | !c", "(x", "%s", "<b>"])
def test_nothing_in_a_literal_needs_escaping(text: str) -> None:
    literal = vector_literal([("title", text)]) + query_literal(terms_of_question(text, 12) or [("x",)], every=True)
    assert [sign for sign in literal if not sign.isalnum() and sign not in "':,*()|& "] == []


def highlighter(words: str) -> Highlighter:
    return Highlighter(terms_of_question(words, 12))


def test_what_was_found_is_marked_as_it_was_written() -> None:
    assert highlighter("بوستان محله ای").title(f"شصت بوستان{HALF}های محله{HALF}ای نو می{HALF}شوند") == (
        f"شصت <mark>بوستان{HALF}های محله{HALF}ای</mark> نو می{HALF}شوند"
    )
    assert highlighter("كتاب 1404").title("کتاب سال ۱۴۰۴") == "<mark>کتاب</mark> سال <mark>۱۴۰۴</mark>"
    assert highlighter("muni").title("The MUNICIPALITY") == "The <mark>MUNICIPALITY</mark>"
    assert highlighter("شهر").title("<b>شهر</b> & 'x'") == "&lt;b&gt;<mark>شهر</mark>&lt;/b&gt; &amp; &#x27;x&#x27;"


def test_an_excerpt_begins_before_what_was_found() -> None:
    text = f"{'آغاز ' * 60}میدان ساعت {'پایان ' * 60}".strip()
    excerpt = highlighter("میدان").excerpt(text)
    assert excerpt.startswith("… آغاز ")
    assert excerpt.endswith("پایان …")
    assert "<mark>میدان</mark> ساعت" in excerpt
    assert len(excerpt) < 260
    assert highlighter("نیست").excerpt("متن کوتاه") == "متن کوتاه"
    assert highlighter("x").excerpt("") == ""


def test_codes_are_no_words() -> None:
    document = ReleasedDocument(
        title="خانه",
        summary={},
        body={
            "opening": "1502972a-fd78-40f9-94ec-15336f301346",
            "since": "2023-04-22",
            "website": "https://city.example/",
            "map": "/media/images/map.webp",
            "introduction": "<p>سال 2023-04 <b>بوستان</b>&amp;خیابان</p>",
        },
    )
    assert weighted_texts(document) == [("title", "خانه"), ("text", "سال 2023-04 بوستان &خیابان")]
