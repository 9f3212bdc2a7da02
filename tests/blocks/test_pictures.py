"""Pairs of images, and what pictures in a text cost."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.blocks.body import block_bodies, images_in
from cms.blocks.context import BodyContext
from cms.media.tasks import prepare_renditions
from cms.release.refreshing import refresh_stale
from cms.standard.models import StandardPage
from tests.blocks.released import value_of
from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.world import FIRST, site
from tests.serving.visitor import read

pytestmark = pytest.mark.django_db


def pair(first: Any, second: Any) -> dict[str, Any]:
    return {"first": {"image": first, "caption": "پیش"}, "second": {"image": second, "caption": "پس"}}


def test_a_pair() -> None:
    first, second = ImageFactory(width=60, height=40), ImageFactory(width=60, height=40)
    context = BodyContext("fa", site("first").pk)
    pictures = value_of("image_pair", pair(first, second), context=context)["pictures"]
    assert [(picture["image"]["uid"], picture["caption"]) for picture in pictures] == [
        (str(first.uid), "پیش"),
        (str(second.uid), "پس"),
    ]
    assert context.references == {f"image:{first.uid}", f"image:{second.uid}"}


def test_of_a_pair_one_stays_where_the_other_is_deleted() -> None:
    first, second = ImageFactory(width=60, height=40), ImageFactory(width=60, height=40)
    NewsPageFactory(slug="item", body_fa=[("image_pair", pair(first, second))])
    assert len(read(FIRST, "/news/item/").select(".duo img")) == 2
    first.delete()
    refresh_stale()
    assert [text.get_text(strip=True) for text in read(FIRST, "/news/item/").select(".duo figcaption")] == [
        "پسعکس: عکاس نمونه"
    ]


def cost(number: int) -> int:
    """Queries for the body of a page with so many pictures, in blocks of three kinds."""
    images = [ImageFactory(width=60, height=40) for _ in range(number)]
    for image in images:
        prepare_renditions.call(str(image.uid))
    gallery = {"title": "", "pictures": [{"image": image, "caption": ""} for image in images]}
    blocks = [
        *(("image", {"image": image, "caption": ""}) for image in images),
        *(("image_pair", pair(image, image)) for image in images),
        ("gallery", gallery),
    ]
    page = StandardPage.objects.get(pk=StandardPageFactory(body_fa=blocks).pk)
    with CaptureQueriesContext(connection) as captured:
        found = sum(1 for child in page.body_fa for _image in images_in(child.value))
        block_bodies(page.body_fa, BodyContext("fa", page.site_id))
    assert found == 4 * number
    return len(captured)


def test_a_body_costs_the_same_with_one_picture_and_with_many() -> None:
    # The images of each chooser (single, first and second of a pair, gallery), and all renditions.
    assert [cost(1), cost(9)] == [5, 5]
