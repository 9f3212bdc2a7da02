"""Accordions and callouts: clean HTML, and kinds in words."""

from __future__ import annotations

import pytest
from django.utils import translation

from cms.blocks.callout import CalloutKind
from tests.blocks.released import value_of
from tests.factories import NewsPageFactory
from tests.factories.world import FIRST
from tests.serving.visitor import read

pytestmark = pytest.mark.django_db

HOSTILE = '<p onclick="x()">متن<script>alert(1)</script> <a href="javascript:x()">پیوند</a></p>'
CLEAN = "<p>متن <a>پیوند</a></p>"


def test_parts_open_one_by_one() -> None:
    items = [{"title": "پرسش", "text": "<p>پاسخ</p>"}, {"title": "<b>", "text": HOSTILE}]
    assert value_of("accordion", {"items": items}) == {
        "items": [{"title": "پرسش", "html": "<p>پاسخ</p>"}, {"title": "<b>", "html": CLEAN}]
    }
    NewsPageFactory(slug="item", body_fa=[("accordion", {"items": items})])
    folds = read(FIRST, "/news/item/").select(".folds > details")
    assert [fold.summary.text for fold in folds] == ["پرسش", "<b>"]
    assert [fold.p.text for fold in folds] == ["پاسخ", "متن پیوند"]
    assert [fold.get("open") for fold in folds] == [None, None]


@pytest.mark.parametrize("language", ["fa", "en", "ar"])
def test_a_callout_says_its_kind_in_the_language_of_the_body(language: str) -> None:
    with translation.override("en"):  # of the screen
        callouts = [
            value_of("callout", {"kind": kind.value, "title": "عنوان", "text": HOSTILE}, language=language)
            for kind in CalloutKind
        ]
    with translation.override(language):
        assert [(callout["kind"], callout["kind_label"]) for callout in callouts] == CalloutKind.choices
    assert {callout["html"] for callout in callouts} == {CLEAN}
