"""A call to action leads to exactly one place, and nowhere while that is not public."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.call_to_action import CallToActionBlock
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from tests.blocks.released import value_of
from tests.factories import NewsPageFactory, StandardPageFactory
from tests.factories.world import FIRST
from tests.serving.visitor import read

pytestmark = pytest.mark.django_db

EMPTY: dict[str, Any] = {
    "label": "نوشتن",
    "note": "",
    "page": None,
    "address": "",
    "email": "",
    "phone": "",
}


def led_to(language: str = "fa", **target: Any) -> tuple[str, str, str]:
    value = value_of("call_to_action", EMPTY | target, language=language)
    return value["kind"], value["url"], value["shown"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ({"address": "https://city.example/a?b=c"}, ("address", "https://city.example/a?b=c", "")),
        ({"email": "unit@city.example"}, ("email", "mailto:unit@city.example", "unit@city.example")),
        ({"phone": "۰۲۱-۵۵۵ ۰۷۰۰"}, ("phone", "tel:0215550700", "۰۲۱-۵۵۵ ۰۷۰۰")),
        ({"phone": "+98 21 5550700"}, ("phone", "tel:+98215550700", "+98 21 5550700")),
        ({"address": "javascript:alert(1)"}, ("address", "", "")),
        ({}, ("page", "", "")),
    ],
)
def test_where_it_leads(target: dict[str, str], expected: tuple[str, str, str]) -> None:
    assert led_to(**target) == expected


def test_a_page_of_the_own_site_and_of_another() -> None:
    own, other = StandardPageFactory(slug="page"), StandardPageFactory(site="second", slug="page")
    assert led_to(page=own) == ("page", "/page/", "")
    assert led_to("en", page=other) == ("page", "/s/second/en/page/", "")


def test_the_button_goes_and_comes_with_its_page() -> None:
    target = StandardPageFactory(slug="target")
    NewsPageFactory(slug="item", body_fa=[("call_to_action", EMPTY | {"page": target})])
    assert [link["href"] for link in read(FIRST, "/news/item/").select(".act a")] == ["/target/"]
    target.unpublish()
    refresh_stale()
    assert read(FIRST, "/news/item/").select(".act") == []
    target.save_revision().publish()
    refresh_stale()
    assert [link["href"] for link in read(FIRST, "/news/item/").select(".act a")] == ["/target/"]


def test_a_number_is_read_in_the_readers_digits() -> None:
    NewsPageFactory(slug="item", body_fa=[("call_to_action", EMPTY | {"phone": "021-5550700"})])
    button = read(FIRST, "/news/item/").select_one(".act")
    assert (button.a["href"], button.bdi.text, button.bdi["dir"]) == ("tel:0215550700", "۰۲۱-۵۵۵۰۷۰۰", "ltr")


def checked(**target: Any) -> Any:
    block = CallToActionBlock()
    return block.clean(block.normalize(EMPTY | target))


def test_one_place_is_enough() -> None:
    assert checked(email="unit@city.example")["email"] == "unit@city.example"


@pytest.mark.parametrize(
    ("target", "field"),
    [
        ({}, "page"),
        ({"address": "https://city.example/", "phone": "021555"}, "phone"),
        ({"address": "ftp://city.example/"}, "address"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"email": "unit"}, "email"),
        ({"phone": "number"}, "phone"),
        ({"phone": "021; DROP"}, "phone"),
        ({"label": "", "phone": "021555"}, "label"),
    ],
)
def test_what_is_refused_is_said_at_its_field(target: dict[str, str], field: str) -> None:
    with pytest.raises(StructBlockValidationError) as refusal:
        checked(**target)
    assert list(refusal.value.block_errors) == [field]
    assert ReleasedDocument.objects.filter(type="news").count() == 0
