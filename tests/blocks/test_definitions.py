"""The definitions of a stream's blocks are put together once a language."""

from __future__ import annotations

import json
import re

from django.utils import translation
from wagtail.blocks.base import BlockWidget

from cms.blocks.body import BodyStreamBlock
from cms.blocks.definitions import StreamWidget
from cms.news.models import NewsPage

# Of the first items of lists and of first paragraphs: a form gives them to every new block, so forms may share them.
IDENTIFIERS = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\"key\\": \\"[a-z0-9]+')


def test_every_stream_of_the_admin_is_defined_once() -> None:
    form = NewsPage.get_edit_handler().get_form_class()
    assert {type(form.base_fields[f"body_{code}"].widget) for code in ("fa", "en", "ar")} == {StreamWidget}


def test_the_definitions_are_those_of_wagtail_in_the_language_of_the_screen() -> None:
    block = BodyStreamBlock(required=False)
    for language, word in (("en", "Heading"), ("fa", "عنوان"), ("en", "Heading")):
        with translation.override(language):
            ours, stock = StreamWidget(block), BlockWidget(block)
            assert IDENTIFIERS.sub("", ours.block_json) == IDENTIFIERS.sub("", stock.block_json)
            assert str(ours.media) == str(stock.media)
            assert word in json.dumps(json.loads(ours.block_json), ensure_ascii=False)


def test_they_are_put_together_once_a_language() -> None:
    block = BodyStreamBlock(required=False)
    made = []
    for language in ("fa", "en", "fa", "en"):
        with translation.override(language):
            made.append(StreamWidget(block).block_json)
    assert (made[0] is made[2], made[1] is made[3], made[0] == made[1]) == (True, True, False)
