"""What editors find when they add a block, and what search finds of it."""

from __future__ import annotations

import pytest
from django.utils import translation
from wagtail.blocks import RawHTMLBlock

from cms.blocks.body import AnyBlockBody, BodyStreamBlock
from cms.pages.bodies import texts_in
from tests.blocks.released import bodies
from tests.serving.samples import blocks

BLOCKS = BodyStreamBlock().child_blocks


def test_blocks_stand_in_groups_by_what_they_are_for() -> None:
    groups: dict[str, list[str]] = {}
    with translation.override("en"):
        for name, block in BLOCKS.items():
            groups.setdefault(str(block.meta.group), []).append(name)
    assert groups == {
        "Text": ["heading", "paragraph", "list", "quote", "callout", "accordion"],
        "Pictures, films and sounds": ["image", "image_pair", "gallery", "film", "audio"],
        "Figures and documents": ["figures", "table", "documents"],
        "People, news and ways to the unit": ["call_to_action", "people", "news_list", "contact", "map"],
    }


@pytest.mark.parametrize("name", [name for name in BLOCKS if name not in ("gallery", "film", "audio")])
def test_a_block_says_what_it_is(name: str) -> None:
    block = BLOCKS[name]
    assert str(block.label) != ""
    assert str(block.meta.description).endswith(".")
    assert block.meta.icon not in ("", "placeholder")


def test_no_block_takes_raw_html() -> None:
    def within(block: object) -> list[object]:
        children = list(getattr(block, "child_blocks", {}).values()) + [getattr(block, "child_block", None)]
        return [block, *(inner for child in children if child is not None for inner in within(child))]

    every = [inner for block in BLOCKS.values() for inner in within(block)]
    assert len(every) > len(BLOCKS)
    assert [block for block in every if isinstance(block, RawHTMLBlock)] == []


def test_every_block_has_a_typed_shape() -> None:
    (union, *_rest) = AnyBlockBody.__metadata__[0], AnyBlockBody.__origin__
    assert union.discriminator == "type"
    assert {block.body_schema for block in BLOCKS.values()} == set(AnyBlockBody.__origin__.__args__)


@pytest.mark.django_db
def test_search_finds_words_and_no_addresses_codes_or_colours() -> None:
    found = " ".join(text for body in bodies(*blocks("fa")) for text in texts_in(body["value"]))
    for word in ("callout fa", "folded fa", "figure known fa", "reason fa", "call note fa", "landmark fa", "place fa"):
        assert word in found
    for silent in ("http", "/media/", "/api/", "mailto", "@", "#0", "warning", "webp"):
        assert silent not in found
