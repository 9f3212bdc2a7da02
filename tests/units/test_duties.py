"""Duties: a list of levels that reads as a tree, with anchors that stay."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_DNS, uuid5

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks.stream_block import StreamBlockValidationError

from cms.blocks.context import BodyContext
from cms.release.models import ReleasedDocument
from cms.units.blocks import DutiesStreamBlock, DutyNode, duty_tree
from cms.units.models import DutiesPage
from tests.factories.world import FIRST
from tests.serving.visitor import main_of, read, text


def raw(*duties: tuple[int | None, str], anchors: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """Stored blocks; the identity of each follows from its title."""
    return [
        {
            "type": "duty",
            "id": str(uuid5(NAMESPACE_DNS, title)),
            "value": {"level": level, "title": title, "text": "", "anchor": (anchors or {}).get(title, "")},
        }
        for level, title in duties
    ]


def tree(*duties: tuple[int | None, str], **options: Any) -> list[DutyNode]:
    stream = DutiesStreamBlock().to_python(raw(*duties, **options))
    return duty_tree(stream, BodyContext("fa", None))


def outline(nodes: list[DutyNode]) -> list[Any]:
    """Titles, each followed by the list of what is below it."""
    return [
        part for node in nodes for part in ([node.title, outline(node.children)] if node.children else [node.title])
    ]


def flat(nodes: list[DutyNode]) -> list[DutyNode]:
    return [part for node in nodes for part in (node, *flat(node.children))]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], []),
        ([(1, "a")], ["a"]),
        ([(1, "a"), (1, "b")], ["a", "b"]),
        ([(1, "a"), (2, "b"), (2, "c"), (1, "d")], ["a", ["b", "c"], "d"]),
        ([(1, "a"), (2, "b"), (3, "c"), (2, "d"), (3, "e"), (1, "f")], ["a", ["b", ["c"], "d", ["e"]], "f"]),
        # A level that skips one is one deeper than the duty above it.
        ([(1, "a"), (3, "b"), (3, "c"), (2, "d")], ["a", ["b", ["c"], "d"]]),
        ([(1, "a"), (9, "b"), (1, "c")], ["a", ["b"], "c"]),
        ([(5, "a"), (5, "b"), (1, "c")], ["a", ["b"], "c"]),
        # What has no level or an impossible one is a section.
        ([(1, "a"), (None, "b"), (0, "c"), (-3, "d")], ["a", "b", "c", "d"]),
    ],
)
def test_levels_make_a_tree(levels: list[tuple[int | None, str]], expected: list[Any]) -> None:
    assert outline(tree(*levels)) == expected


def test_numbers_say_the_place_in_the_tree() -> None:
    nodes = flat(tree((1, "a"), (2, "b"), (3, "c"), (3, "d"), (2, "e"), (1, "f"), (2, "g")))
    assert {node.title: node.numbers for node in nodes} == {
        "a": [1],
        "b": [1, 1],
        "c": [1, 1, 1],
        "d": [1, 1, 2],
        "e": [1, 2],
        "f": [2],
        "g": [2, 1],
    }


@given(levels=st.lists(st.integers(-2, 15), max_size=60))
def test_any_levels_keep_every_duty_in_its_order(levels: list[int]) -> None:
    nodes = flat(tree(*[(level, f"t{number}") for number, level in enumerate(levels)]))
    assert [node.title for node in nodes] == [f"t{number}" for number in range(len(levels))]
    assert len({node.anchor for node in nodes}) == len(levels)
    for level, node in zip(levels, nodes, strict=True):
        assert 1 <= len(node.numbers) <= max(level, 1)
        assert [child.numbers for child in node.children] == [[*node.numbers, n + 1] for n in range(len(node.children))]


# Anchors -----------------------------------------------------------------------------------------------------------


def anchors(*duties: tuple[int, str], **options: Any) -> dict[str, str]:
    return {node.title: node.anchor for node in flat(tree(*duties, **options))}


def test_an_anchor_stays_while_the_duty_lives() -> None:
    before = anchors((1, "a"), (2, "b"), (1, "c"))
    assert anchors((1, "c"), (2, "new"), (3, "b"), (1, "a")) | before == anchors(
        (1, "c"), (2, "new"), (3, "b"), (1, "a")
    )
    assert all(anchor.startswith("d-") and len(anchor) == 10 for anchor in before.values())


def test_an_anchor_stays_when_the_duty_is_reworded() -> None:
    blocks = raw((1, "a"))
    before = duty_tree(DutiesStreamBlock().to_python(blocks), BodyContext("fa", None))[0].anchor
    blocks[0]["value"]["title"] = "other words"
    assert duty_tree(DutiesStreamBlock().to_python(blocks), BodyContext("fa", None))[0].anchor == before


def test_an_anchor_of_its_own_is_kept() -> None:
    assert anchors((1, "a"), (1, "b"), anchors={"b": "رسانه-ها"})["b"] == "رسانه-ها"


def test_two_equal_anchors_are_told_apart_for_readers() -> None:
    assert anchors((1, "a"), (1, "b"), (1, "c"), anchors={"a": "x", "b": "x", "c": "x"}) == {
        "a": "x",
        "b": "x-2",
        "c": "x-3",
    }


def test_two_equal_anchors_are_refused_in_the_form() -> None:
    block = DutiesStreamBlock()
    duties = [(1, "a"), (1, "b"), (1, "c"), (1, "d")]
    stream = block.to_python(raw(*duties, anchors={"a": "x", "c": "x"}))
    with pytest.raises(StreamBlockValidationError) as refusal:
        block.clean(stream)
    assert {place: list(error.block_errors) for place, error in refusal.value.block_errors.items()} == {2: ["anchor"]}
    block.clean(block.to_python(raw(*duties, anchors={"a": "x", "c": "y"})))


@pytest.mark.parametrize(
    ("anchor", "is_fit"),
    [("رسانه-ها", True), ("d_1-۲", True), ("a b", False), ('a"b', False), ("#a", False)],
)
def test_an_anchor_is_a_word(anchor: str, is_fit: bool) -> None:
    block = DutiesStreamBlock()
    stream = block.to_python(raw((1, "a"), anchors={"a": anchor}))
    if is_fit:
        block.clean(stream)
    else:
        with pytest.raises(StreamBlockValidationError):
            block.clean(stream)


# Page --------------------------------------------------------------------------------------------------------------


def publish(*duties: tuple[int, str]) -> DutiesPage:
    page = DutiesPage.objects.get(site__code="first")
    page.duties_fa = DutiesStreamBlock().to_python(raw(*duties))
    page.save_revision().publish()
    return page


@pytest.mark.django_db
@pytest.mark.parametrize("depth", [1, 2, 3, 12])
def test_a_tree_of_any_depth_is_the_same_in_html_and_body(depth: int) -> None:
    page = publish(*[(level, f"وظیفه {level}") for level in range(1, depth + 1)], (1, "پایان"))
    body = ReleasedDocument.objects.get(uid=page.uid, locale="fa").body
    nodes = [DutyNode.model_validate(node) for node in body["tree"]]
    in_body = [(node.anchor, node.title) for node in flat(nodes)]
    shown = main_of(read(FIRST, "/duties/"))
    in_html = [(item["id"], text(item.find(["h2", "p"]))) for item in shown.select("ol.duties li[id]")]
    assert [anchor for anchor, _title in in_html] == [anchor for anchor, _title in in_body]
    assert [title in words for (_a, title), (_b, words) in zip(in_body, in_html, strict=True)] == [True] * (depth + 1)
    depths = {item["id"]: len(item.find_parents("ol")) for item in shown.select("ol.duties li[id]")}
    assert [depths[anchor] for anchor, _title in in_body] == [*range(1, depth + 1), 1]
    links = {link["href"] for link in shown.select("ol.duties a.anchor")}
    assert links == {f"#{anchor}" for anchor, _title in in_body}


@pytest.mark.django_db
def test_a_link_to_an_anchor_survives_edits_and_reordering() -> None:
    publish((1, "یک"), (2, "دو"), (2, "سه"))
    before = {text(item.find(["h2", "p"])): item["id"] for item in main_of(read(FIRST, "/duties/")).select("li.clause")}
    publish((1, "نو"), (2, "سه"), (1, "یک"), (2, "دو"))
    after = {item["id"] for item in main_of(read(FIRST, "/duties/")).select("ol.duties li[id]")}
    assert set(before.values()) < after


@pytest.mark.django_db
def test_each_language_has_its_own_duties() -> None:
    page = DutiesPage.objects.get(site__code="first")
    page.duties_fa = DutiesStreamBlock().to_python(raw((1, "یک"), (1, "دو")))
    page.duties_en = DutiesStreamBlock().to_python(raw((1, "One")))
    page.ready_en = True
    page.save_revision().publish()
    trees = {
        row.locale: [node["title"] for node in row.body["tree"]]
        for row in ReleasedDocument.objects.filter(uid=page.uid)
    }
    assert trees == {"fa": ["یک", "دو"], "en": ["One"]}


# Form --------------------------------------------------------------------------------------------------------------


def refused(*duties: tuple[int | None, str], **options: Any) -> dict[int, dict[str, list[str]]]:
    """What the form has against each duty, by place and field."""
    block = DutiesStreamBlock()
    with pytest.raises(StreamBlockValidationError) as refusal:
        block.clean(block.to_python(raw(*duties, **options)))
    with translation.override("en"):
        return {
            place: {field: problem.messages for field, problem in error.block_errors.items()}
            for place, error in refusal.value.block_errors.items()
        }


def skipped(level: int) -> dict[str, list[str]]:
    return {"level": [f"A level is skipped here: after the duty above it, the deepest possible level is {level}."]}


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([2], {0: skipped(1)}),
        ([1, 3], {1: skipped(2)}),
        ([1, 2, 4, 4, 2], {2: skipped(3)}),
        ([1, 2, 1, 3, 2, 4], {3: skipped(2), 5: skipped(3)}),
    ],
)
def test_a_skipped_level_is_refused_where_it_stands(
    levels: list[int], expected: dict[int, dict[str, list[str]]]
) -> None:
    assert refused(*[(level, f"t{place}") for place, level in enumerate(levels)]) == expected


def test_a_skipped_level_and_an_anchor_of_another_are_said_together() -> None:
    assert refused((1, "a"), (3, "b"), anchors={"a": "x", "b": "x"}) == {
        1: {**skipped(2), "anchor": ["Another duty has this anchor already."]}
    }


def test_duties_without_words_are_left_out() -> None:
    block = DutiesStreamBlock()
    cleaned = block.clean(block.to_python(raw((1, "a"), (2, " "), (2, ""), (2, "b"))))
    assert [child.value["title"] for child in cleaned] == ["a", "b"]
    assert [child.id for child in cleaned] == [str(uuid5(NAMESPACE_DNS, title)) for title in "ab"]


def test_what_is_wrong_is_said_at_the_row_of_the_form_though_others_are_left_out() -> None:
    assert refused((1, "a"), (2, ""), (2, "b"), (4, "c")) == {3: skipped(3)}
    assert refused((1, "a"), (2, ""), (2, "b"), anchors={"b": "no word"}) == {
        2: {"anchor": ["Write letters, digits and hyphens, without spaces."]}
    }


def test_a_duty_without_words_whose_parts_have_some_wants_words() -> None:
    assert refused((1, "a"), (2, ""), (3, "b"), (1, "c")) == {1: {"title": ["This field is required."]}}


@pytest.mark.parametrize(
    ("levels", "titles", "kept"),
    [
        (["1", ""], ["a", ""], ["a"]),
        (["1", "2", "10", "x"], ["a", "b", "", ""], ["a", "b"]),
        (["۱", "۲", "۲"], ["a", "", "b"], ["a", "b"]),
    ],
)
def test_a_form_sends_levels_as_they_were_written(levels: list[str], titles: list[str], kept: list[str]) -> None:
    block = DutiesStreamBlock()
    rows = raw(*[(1, title) for title in titles])
    value = block.to_python(rows)
    for child, level in zip(value, levels, strict=True):
        child.value["level"] = level
    assert [child.value["title"] for child in block.clean(value)] == kept


def test_a_duty_with_text_alone_wants_words() -> None:
    block = DutiesStreamBlock()
    rows = raw((1, "a"), (1, ""))
    rows[1]["value"]["text"] = "<p>More.</p>"
    with pytest.raises(StreamBlockValidationError) as refusal:
        block.clean(block.to_python(rows))
    assert {place: list(error.block_errors) for place, error in refusal.value.block_errors.items()} == {1: ["title"]}
