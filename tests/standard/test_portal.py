"""A portal page: tiles to pages of the network and to addresses outside."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms.release.refreshing import refresh_stale
from cms.standard.models import PortalPage
from tests.factories import ImageFactory, NewsPageFactory, PortalPageFactory, StandardPageFactory
from tests.factories.world import FIRST, site
from tests.home.front_page import NOTHING, said
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def tile(page: Any = None, address: str = "", **values: Any) -> tuple[str, dict[str, Any]]:
    usual: dict[str, Any] = {"title": NOTHING, "line": NOTHING, "picture": None}
    return "tile", {"page": page, "address": address, **usual, **values}


def portal(*tiles: tuple[str, dict[str, Any]]) -> PortalPage:
    page = PortalPageFactory(slug="portal", publish=False, tiles=list(tiles), title_en="Portal", ready_en=True)
    page.save_revision().publish()
    return PortalPage.objects.get(pk=page.pk)


def shown(path: str = "/portal/") -> list[tuple[str, str]]:
    refresh_stale()
    return [(text(link), link["href"]) for link in main_of(read(FIRST, path)).select(".tiles h3 a")]


def test_tiles_lead_to_pages_and_addresses_in_the_order_of_the_editors() -> None:
    own = StandardPageFactory(slug="own", title_fa="صفحهٔ ما", title_en="Our page", ready_en=True)
    other = NewsPageFactory(site="second", slug="item", title_fa="از سازمان")
    portal(
        tile(address="https://sample.example/", title=said("بیرون", "Outside")),
        tile(own, line=said("یک خط", "One line")),
        tile(other),
    )
    assert shown() == [
        ("بیرون", "https://sample.example/"),
        ("صفحهٔ ما", "/own/"),
        ("از سازمان", "/s/second/news/item/"),
    ]
    english = main_of(read(FIRST, "/en/portal/"))
    assert shown("/en/portal/") == [
        ("Outside", "https://sample.example/"),
        ("Our page", "/en/own/"),
        ("از سازمان", "/s/second/en/news/item/"),
    ]
    assert [heading.get("lang") for heading in english.select(".tiles h3")] == [None, None, "fa"]
    assert [text(line) for line in english.select(".tiles p:not(.meta)")] == ["One line"]
    # Who leaves the network is told so, and only he.
    assert [len(item.select(".meta")) for item in english.select(".tiles > li")] == [1, 0, 0]


def test_a_tile_follows_its_page() -> None:
    page = StandardPageFactory(slug="own", title_fa="نام نخست")
    portal(tile(page), tile(address="https://sample.example/", title=said("بیرون")))
    page.title_fa = "نام دوم"
    page.save_revision().publish()
    assert shown()[0] == ("نام دوم", "/own/")
    page.unpublish()
    assert shown() == [("بیرون", "https://sample.example/")]
    page.save_revision().publish()
    assert shown()[0] == ("نام دوم", "/own/")


def test_a_tile_to_a_suspended_site_is_left_out() -> None:
    portal(
        tile(NewsPageFactory(site="second", slug="item", title_fa="از سازمان")),
        tile(address="https://sample.example/", title=said("بیرون")),
    )
    record = site("second")
    record.status = "suspended"
    record.save()
    assert shown() == [("بیرون", "https://sample.example/")]


def test_without_tiles_the_sections_of_the_menu_stand_there() -> None:
    portal()
    StandardPageFactory(slug="hidden", show_in_menus=False)
    addresses = [address for _title, address in shown("/en/portal/")]
    assert addresses[:3] == ["/en/about/", "/en/duties/", "/en/people/"]
    assert "/en/" not in addresses
    assert "/en/portal/" not in addresses
    assert "/en/hidden/" not in addresses


@pytest.mark.parametrize(
    ("address", "has_page", "title", "wrong"),
    [
        ("", False, "عنوان", ["address"]),
        ("https://sample.example/", True, "عنوان", ["address"]),
        ("https://sample.example/", False, "", ["title"]),
        ("https://sample.example/", False, "عنوان", []),
        ("", True, "", []),
    ],
)
def test_a_tile_leads_to_exactly_one_place(address: str, has_page: bool, title: str, wrong: list[str]) -> None:
    block = PortalPage._meta.get_field("tiles").stream_block.child_blocks["tile"]
    page = StandardPageFactory() if has_page else None
    value = block.normalize(tile(page, address, title=said(title))[1])
    if wrong:
        with pytest.raises(ValidationError) as refused:
            block.clean(value)
        assert list(refused.value.as_json_data()["blockErrors"]) == wrong
    else:
        assert block.clean(value)["address"] == address


def test_pictures_follow_their_records() -> None:
    image = ImageFactory(width=60, height=40)
    page = portal(tile(address="https://sample.example/", title=said("بیرون"), picture=image))
    picture = main_of(read(FIRST, "/portal/")).select_one(".tiles img")
    assert (picture["alt"], picture["width"]) == ("", "60")
    assert page.body_type == "portal"
