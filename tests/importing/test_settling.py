"""What an editor decides becomes the unit, and every line stays accounted for."""

from __future__ import annotations

from cms.importing.decisions import Decisions, SettledDoubt, doubt_keys, line_key
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.importing.report import walk_duties
from cms.importing.settling import movable, settle
from cms.importing.unit import ImportedUnit
from cms.importing.unit_paths import text_at, text_before, with_text

SOURCE = """معرفی واحد روابط عمومی

روابط عمومی برایارائه گزارش و برایارائه خبر کار می‌کند و در خدمت همهٔ شهروندان است.
chevron_right
نشست‌های ماهانه با خبرنگاران برگزار می‌شود و گزارش آن‌ها در همین صفحه می‌آید.

شرح وظایف:
1 - اطلاع رسانی
- تهیه گزارش برایارائه به مدیران
- انتشار اخبار
گفتگو با مردم
2 - امور فرهنگی
- برگزاری مراسم و نمایشگاه ها
"""


def unit(source: str = SOURCE) -> ImportedUnit:
    return recognise(read_source(source.encode(), "unit.txt"))


def doubts(of: ImportedUnit, word: str) -> list[str]:
    return [key for key, doubt in doubt_keys(of.doubts).items() if doubt.word == word]


def line(of: ImportedUnit, text: str) -> str:
    return next(line_key(account) for account in of.accounts if account.source.strip() == text)


def titles(of: ImportedUnit) -> list[tuple[tuple[int, ...], str]]:
    return [(path, node.title) for path, node in walk_duties(of.duties)]


def placed(of: ImportedUnit, number: int) -> tuple[tuple[str, str], ...]:
    return next(account.placed for account in of.accounts if account.number == number)


def test_texts_are_found_and_replaced_by_their_places() -> None:
    read = unit()
    assert text_at(read, "duties.1.2") == "انتشار اخبار"
    assert text_at(read, "duties.9.9") is None
    assert text_at(read, "nothing.at.all") is None
    changed = with_text(read, "duties.1.2", "انتشار خبر")
    assert text_at(changed, "duties.1.2") == "انتشار خبر"
    assert changed.duties[0].children[1].anchor == read.duties[0].children[1].anchor
    assert with_text(changed, "duties.1.2", "انتشار اخبار") == read


def test_the_text_before_another_is_the_one_that_is_read_before_it() -> None:
    read = unit()
    assert text_before(read, "duties.1.2") == "duties.1.1"
    assert text_before(read, "duties.1.2.text.1") == "duties.1.2"
    assert text_before(read, "duties.1.2.text.2") == "duties.1.2.text.1"
    assert text_before(read, "introduction.1") == "lead"
    assert text_before(read, "title") is None


def test_each_of_two_equal_words_is_settled_by_itself() -> None:
    read = unit()
    first, second, duty = doubts(read, "برایارائه")
    settled = settle(read, Decisions({second: SettledDoubt("برای ارائه")}))
    assert settled.lead == "روابط‌عمومی برایارائه گزارش و برای ارائه خبر کار می‌کند و در خدمت همهٔ شهروندان است."
    assert set(doubt_keys(settled.doubts)) >= {first, duty}
    both = settle(read, Decisions({first: SettledDoubt("برای عرضهٔ"), second: SettledDoubt(), duty: SettledDoubt()}))
    assert both.lead.startswith("روابط‌عمومی برای عرضهٔ گزارش و برایارائه خبر")
    assert not [doubt for doubt in both.doubts if doubt.word == "برایارائه"]


def test_a_doubtful_continuation_is_joined_with_the_text_before_it() -> None:
    read = unit()
    (key,) = [key for key, doubt in doubt_keys(read.doubts).items() if doubt.reason == "maybe_continuation"]
    assert text_at(read, "duties.1.2.text.1") == "گفتگو با مردم"
    joined = settle(read, Decisions({key: SettledDoubt(joins=True)}))
    assert joined.duties[0].children[1].title == "انتشار اخبار گفتگو با مردم"
    assert joined.duties[0].children[1].text == ()
    assert placed(joined, 11) == (("duties.1.2", "گفتگو با مردم"),)


def test_a_line_that_is_left_out_by_hand_takes_its_doubts_along() -> None:
    read = unit()
    out = settle(read, Decisions(lines={line(read, "- تهیه گزارش برایارائه به مدیران"): "out"}))
    assert titles(out)[:3] == [((1,), "اطلاع‌رسانی"), ((1, 1), "انتشار اخبار"), ((2,), "امور فرهنگی")]
    account = next(account for account in out.accounts if account.number == 9)
    assert (account.placed, account.left_out[-1]) == ((), ("left_out_by_hand", "تهیه گزارش برایارائه به مدیران"))
    assert placed(out, 10) == (("duties.1.1", "انتشار اخبار"),)
    assert not [doubt for doubt in out.doubts if doubt.line_number == 9]


def test_children_of_a_section_that_is_left_out_stay() -> None:
    read = unit()
    out = settle(read, Decisions(lines={line(read, "1 - اطلاع رسانی"): "out"}))
    assert titles(out)[:3] == [
        ((1,), "تهیه گزارش برایارائه به مدیران"),
        ((2,), "انتشار اخبار"),
        ((3,), "امور فرهنگی"),
    ]
    assert placed(out, 10) == (("duties.2", "انتشار اخبار"),)


def test_a_left_out_line_is_placed_where_it_stood() -> None:
    read = unit()
    icon = next(account for account in read.accounts if account.source == "chevron_right")
    assert (icon.placed, movable(icon)) == ((), "chevron_right")
    put = settle(read, Decisions(lines={line_key(icon): "introduction"}))
    assert [block.text for block in put.introduction][:1] == ["chevron_right"]
    assert len(put.introduction) == len(read.introduction) + 1
    assert placed(put, 4) == (("introduction.1", "chevron_right"),)
    assert placed(put, 5)[0][0] == "introduction.2"
    duty = settle(read, Decisions(lines={line_key(icon): "duties"}))
    assert titles(duty)[0] == ((1,), "chevron_right")
    assert duty.duties[0].anchor not in {node.anchor for _path, node in walk_duties(read.duties)}


def test_decisions_survive_storing_and_unknown_ones_count_for_nothing() -> None:
    read = unit()
    key = doubts(read, "برایارائه")[0]
    decisions = Decisions(
        {key: SettledDoubt("برای ارائه"), "unknown": SettledDoubt()}, {"unknown": "out"}, {"about.lead_fa"}
    )
    assert Decisions.from_json(decisions.as_json()) == decisions
    assert settle(read, Decisions({"unknown": SettledDoubt()}, {"unknown": "duties"})) == read
