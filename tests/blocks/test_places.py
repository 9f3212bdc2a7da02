"""The contact card of the site's record, and the map's coordinates."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.body import BodyStreamBlock
from cms.blocks.context import BodyContext
from cms.release.refreshing import refresh_stale
from tests.blocks.released import value_of
from tests.factories import NewsPageFactory
from tests.factories.world import FIRST, site
from tests.serving.visitor import read

pytestmark = pytest.mark.django_db

PLACE: dict[str, Any] = {
    "name": "ساختمان مرکزی",
    "address": "خیابان نمونه",
    "latitude": 35.7,
    "longitude": 51.4,
    "landmarks": [{"name": "ایستگاه", "latitude": 35.71, "longitude": 51.4}],
}


def test_the_contact_card_is_that_of_the_own_site_and_follows_it() -> None:
    for code in ("first", "second"):
        record = site(code)
        record.address_fa, record.address_en = f"نشانی {code}", f"Address {code}"
        record.save()
    context = BodyContext("en", site("first").pk)
    value = value_of("contact", {"title": "تماس"}, language="en", context=context)
    assert (value["title"], value["contact"]["address"]) == ("تماس", "Address first")
    assert context.references == {f"site:{site('first').uid}"}

    NewsPageFactory(slug="item", body_fa=[("contact", {"title": ""})])
    assert read(FIRST, "/news/item/").select_one(".prose .facts dd").text == "نشانی first"
    record = site("first")
    record.address_fa = "نشانی تازه"
    record.save()
    refresh_stale()
    assert read(FIRST, "/news/item/").select_one(".prose .facts dd").text == "نشانی تازه"


def test_a_map() -> None:
    assert value_of("map", PLACE) == PLACE


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"latitude": 91}, "latitude"),
        ({"latitude": None}, "latitude"),
        ({"longitude": -181}, "longitude"),
        ({"name": ""}, "name"),
        ({"landmarks": [{"name": "x", "latitude": 0, "longitude": 200}]}, "landmarks"),
        ({"landmarks": [{"name": "x", "latitude": 0, "longitude": 0}] * 9}, "landmarks"),
    ],
)
def test_a_place_that_is_none_is_refused(change: dict[str, Any], field: str) -> None:
    block = BodyStreamBlock().child_blocks["map"]
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.normalize(PLACE | change))
    assert list(refusal.value.block_errors) == [field]


def test_the_map_calls_nobody_and_links_by_coordinates() -> None:
    NewsPageFactory(slug="item", title_en="Item", ready_en=True, body_en=[("map", PLACE)])
    sketch = read(FIRST, "/en/news/item/").select_one("figure.sketch")
    assert [link["href"] for link in sketch.select("a")] == [
        "geo:35.7,51.4",
        "https://nshn.ir/?lat=35.7&lng=51.4",
        "https://balad.ir/location?latitude=35.7&longitude=51.4&zoom=16",
        "https://www.openstreetmap.org/?mlat=35.7&mlon=51.4#map=17/35.7/51.4",
        "https://www.google.com/maps/search/?api=1&query=35.7%2C51.4",
    ]
    assert sketch.select("img, iframe, image, script, use") == []
    assert [" ".join(item.text.split()) for item in sketch.select("ol li")] == ["ایستگاه: 1.1 km to the north"]
