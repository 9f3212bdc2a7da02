"""Figures: a value or the reason why there is none, and always the period."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.body import BodyStreamBlock
from cms.blocks.figures import FigureBlock
from tests.blocks.released import value_of

pytestmark = pytest.mark.django_db

KNOWN = {"label": "شهروند", "value": "۱۲۴۸", "reason": "", "period": "سال ۱۴۰۴"}
UNKNOWN = {**KNOWN, "value": "", "reason": "شمارش پایان نیافته است"}


def test_figures() -> None:
    value = {"title": "شمار", "items": [KNOWN, UNKNOWN], "source": "آمار"}
    assert value_of("figures", value) == value


def test_the_reason_of_a_known_value_is_kept_back() -> None:
    stored = {**KNOWN, "reason": "نمی‌دانیم"}
    assert value_of("figures", {"title": "", "items": [stored], "source": ""})["items"] == [KNOWN]


def checked(figure: dict[str, str]) -> Any:
    block = FigureBlock()
    return dict(block.clean(block.normalize(figure)))


@pytest.mark.parametrize("figure", [KNOWN, UNKNOWN])
def test_a_value_or_a_reason(figure: dict[str, str]) -> None:
    assert checked(figure) == figure


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"value": "", "reason": ""}, "value"),
        ({"reason": "نمی‌دانیم"}, "reason"),
        ({"period": ""}, "period"),
        ({"label": ""}, "label"),
    ],
)
def test_what_a_figure_lacks_is_said_at_its_field(change: dict[str, str], field: str) -> None:
    with pytest.raises(StructBlockValidationError) as refusal:
        checked({**KNOWN, **change})
    assert list(refusal.value.block_errors) == [field]


def test_a_draft_may_be_unfinished() -> None:
    block = BodyStreamBlock().child_blocks["figures"].child_blocks["items"].child_block
    block.is_deferred_validation = True
    unfinished = {**KNOWN, "value": ""}
    assert dict(block.clean(block.normalize(unfinished))) == unfinished
