from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.importing.typography import tidy
from cms.text.folding import fold_tokens


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("حضور « روابط‌عمومی » در شهر", "حضور «روابط‌عمومی» در شهر"),
        ("ناخشنودی عمومی ، مجالی", "ناخشنودی عمومی، مجالی"),
        ("گردد . امید است", "گردد. امید است"),
        ("فیلم‌برداری ،طراحی", "فیلم‌برداری، طراحی"),
        ("منطقه 2 در سال 1404", "منطقه ۲ در سال ۱۴۰۴"),
        ("نشانی info2@city.example و ISO 9001 و A4", "نشانی info2@city.example و ISO ۹۰۰۱ و A4"),
        ("ساعت 8:30 تا 15", "ساعت ۸:۳۰ تا ۱۵"),
        ("انجام می‌دهد : پرینت", "انجام می‌دهد: پرینت"),
        ("3.5 درصد ، ۱۰", "۳.۵ درصد، ۱۰"),
    ],
)
def test_signs_stand_at_their_words(source: str, expected: str) -> None:
    assert tidy(source) == expected


@given(st.text(alphabet=st.sampled_from("اب گچ،؛:.؟!«»  12۳a@/\u200c\n")))
def test_no_word_is_lost_and_twice_is_once(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "".join(fold_tokens(once)) == "".join(fold_tokens(text))
