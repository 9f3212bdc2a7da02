"""Half-spaces are put in where they are certain, nowhere else, and nothing but spaces changes."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.text.half_space import Change, Doubt, Restored, restore_half_spaces

HALF_SPACE = "\u200c"
LABELLED = Path(__file__).with_name("half_space_labelled.tsv")


class Labelled(NamedTuple):
    written: str
    right: str
    doubt: str


def labelled() -> list[Labelled]:
    lines = [line for line in LABELLED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Labelled(*row, *[""] * (3 - len(row))) for row in csv.reader(lines, delimiter="\t")]


def half_spaces(text: str) -> set[int]:
    """Where the half-spaces are, counted in characters that are neither spaces nor half-spaces."""
    places, characters = set(), 0
    for character in text:
        if character == HALF_SPACE:
            places.add(characters)
        elif character != " ":
            characters += 1
    return places


def without_spaces(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, (HALF_SPACE, " ", "\u00a0"))))


def test_the_labelled_list_is_large_and_differs_in_spaces_only() -> None:
    rows = labelled()
    assert len(rows) >= 500
    assert len({row.written for row in rows}) == len(rows)
    assert [row for row in rows if without_spaces(row.written) != without_spaces(row.right)] == []
    assert sum(len(half_spaces(row.right) - half_spaces(row.written)) for row in rows) >= 400
    assert sum(row.written == row.right for row in rows) >= 100


def test_none_is_wrong_and_nearly_all_are_found() -> None:
    lost = found = 0
    wrong, missed = [], []
    for row in labelled():
        written = half_spaces(row.written)
        right, restored = half_spaces(row.right), half_spaces(restore_half_spaces(row.written).text)
        lost += len(right - written)
        found += len(right & restored - written)
        wrong += [row.written] if restored - right else []
        missed += [row.written] if right - restored else []
    print(f"{found} of {lost} found; missed: {missed}")
    assert wrong == []
    assert found / lost >= 0.95


def test_a_lost_space_and_a_second_reading_are_doubted() -> None:
    doubted = [row for row in labelled() if row.doubt]
    assert len(doubted) >= 20
    assert [
        row for row in doubted if row.doubt not in {doubt.reason for doubt in restore_half_spaces(row.written).doubts}
    ] == []


def test_words_that_are_right_are_not_doubted() -> None:
    assert [
        (row.right, doubts) for row in labelled() if not row.doubt and (doubts := restore_half_spaces(row.right).doubts)
    ] == []


def test_offsets_of_changes_are_in_the_input_and_of_doubts_in_the_result() -> None:
    text = "کار\nفعالیت هاي مهم".replace("ي", "ی") + " و برنامهها وروند"
    assert restore_half_spaces(text) == Restored(
        text="کار\nفعالیت\u200cهای مهم و برنامه\u200cها وروند",
        changes=(
            Change(4, 14, "فعالیت های", "فعالیت\u200cهای"),
            Change(21, 29, "برنامهها", "برنامه\u200cها"),
        ),
        doubts=(Doubt(31, 36, "وروند", ("و روند",), "fused_words"),),
    )


@pytest.mark.parametrize(
    ("written", "word", "suggestions", "reason"),
    [
        ("زمینهسازیبرای", "زمینهسازیبرای", ("زمینه\u200cسازی برای",), "fused_words"),
        ("نقشهای مهم", "نقشهای", ("نقشه\u200cای", "نقش\u200cهای"), "ambiguous"),
        ("بلوتوثهای", "بلوتوثهای", ("بلوتوث\u200cهای",), "maybe_plural"),
        ("گرو های صنفی", "گرو های", ("گروه\u200cهای", "گرو\u200cهای"), "detached_ending"),
        ("می گوگلد", "می گوگلد", ("می\u200cگوگلد",), "detached_prefix"),
    ],
)
def test_each_kind_of_doubt(written: str, word: str, suggestions: tuple[str, ...], reason: str) -> None:
    restored = restore_half_spaces(written)
    assert restored.text == written
    assert restored.doubts == (Doubt(0, len(word), word, suggestions, reason),)


@pytest.mark.parametrize(
    "text",
    [
        "https://shahr.ir/فعالیتهای-ما/برنامهها",
        "www.shahr.ir/برنامهها",
        "میشود@shahr.ir",
        "#فعالیتهای_ما",
        "SMSهای",
        "۱۳۷ها",
        "shahr.ir/میشود",
        "١٤٠٣ها",
    ],
)
def test_addresses_latin_and_digits_are_left_alone(text: str) -> None:
    assert restore_half_spaces(text) == Restored(text, (), ())


def test_present_half_spaces_are_kept_and_further_ones_added() -> None:
    assert restore_half_spaces("برنامه\u200cریزیهای شهر").text == "برنامه\u200cریزی\u200cهای شهر"
    # The writer's own choices stand, even unusual ones.
    assert restore_half_spaces("هم\u200cکاری زوج\u200cهای جوان").text == "هم\u200cکاری زوج\u200cهای جوان"
    assert restore_half_spaces("الف\u200c\u200cب\u200c").text == "الف\u200c\u200cب\u200c"


def test_a_word_does_not_go_across_lines_or_wide_gaps() -> None:
    text = "برنامه\nریزی\nفعالیت   های"
    assert restore_half_spaces(text).text == text


PIECES = st.one_of(
    st.sampled_from([row.written for row in labelled()]),
    st.sampled_from([word for row in labelled() for word in row.written.split()]),
    st.sampled_from(
        [" ", "  ", "\u00a0", "\n", HALF_SPACE, "می", "ها", "های", "ی", "ای", "تر", "از", "بی", "هم", "به"]
    ),
    st.text(alphabet="ابپتدرسشفکگلمنوهیآ \u200c", max_size=8),
    st.text(max_size=5),
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_only_spaces_change_and_a_second_reading_changes_nothing(text: str) -> None:
    restored = restore_half_spaces(text)
    assert without_spaces(restored.text) == without_spaces(text)
    assert restored.text.count(HALF_SPACE) >= text.count(HALF_SPACE)
    again = restore_half_spaces(restored.text)
    assert again == Restored(restored.text, (), restored.doubts)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_changes_and_doubts_point_at_what_they_speak_of(text: str) -> None:
    restored = restore_half_spaces(text)
    assert [text[change.start : change.end] for change in restored.changes] == [
        change.before for change in restored.changes
    ]
    assert [restored.text[doubt.start : doubt.end] for doubt in restored.doubts] == [
        doubt.word for doubt in restored.doubts
    ]
    assert "".join(applied(text, restored)) == restored.text


def applied(text: str, restored: Restored) -> Iterator[str]:
    position = 0
    for change in restored.changes:
        yield text[position : change.start]
        yield change.after
        position = change.end
    yield text[position:]


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert without_spaces(restore_half_spaces(text).text) == without_spaces(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_latin_text_is_untouched(text: str) -> None:
    assert restore_half_spaces(text) == Restored(text, (), ())
