"""The urgent bar: on every page of a site, the central office's on every site, always until a certain hour."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.home.models import HomePage
from tests.factories import NewsPageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND
from tests.home.front_page import clock_at, publish_home, said
from tests.serving.test_preview import draft_of, signed_in
from tests.serving.visitor import read, text

pytestmark = pytest.mark.django_db


def notice(words: str, hours: int = 5, **values: Any) -> tuple[str, dict[str, Any]]:
    ends_at = timezone.now() + timedelta(hours=hours)
    return "notice", {"text": said(words, **values), "page": None, "ends_at": ends_at}


def bar(page: BeautifulSoup) -> list[str]:
    return [text(line) for line in page.select(".urgent bdi")]


def test_it_stands_on_every_page_of_its_site_and_nowhere_else() -> None:
    NewsPageFactory(slug="item")
    assert read(FIRST, "/").select(".urgent") == []
    publish_home(urgent=[notice("آب قطع است")])
    for path, status in (("/", 200), ("/news/", 200), ("/news/item/", 200), ("/en/about/", 200), ("/nowhere/", 404)):
        assert bar(read(FIRST, path, status)) == ["آب قطع است"]
    assert bar(read(SECOND, "/")) == bar(read(CENTRAL, "/")) == []


def test_the_central_offices_stand_on_every_site_and_first() -> None:
    item = NewsPageFactory(site="central", slug="item")
    _name, value = notice("مدرسه‌ها تعطیل‌اند")
    publish_home("central", urgent=[("notice", value | {"page": item})])
    publish_home("first", urgent=[notice("آب قطع است")])
    assert bar(read(FIRST, "/about/")) == ["مدرسه‌ها تعطیل‌اند", "آب قطع است"]
    assert [link["href"] for link in read(FIRST, "/about/").select(".urgent a")] == [
        "http://central.test:8000/news/item/"
    ]
    assert [link["href"] for link in read(CENTRAL, "/").select(".urgent a")] == ["/news/item/"]
    assert bar(read(SECOND, "/")) == ["مدرسه‌ها تعطیل‌اند"]


def test_three_at_most_are_shown() -> None:
    publish_home("central", urgent=[notice("یک"), notice("دو")])
    publish_home("first", urgent=[notice("سه"), notice("چهار")])
    assert bar(read(FIRST, "/")) == ["یک", "دو", "سه"]
    assert HomePage._meta.get_field("urgent").stream_block.meta.max_num == 3


def test_it_ends_by_itself() -> None:
    publish_home(urgent=[notice("کوتاه", 1), notice("بلند", 9), notice("گذشته", -1)])
    assert bar(read(FIRST, "/")) == ["کوتاه", "بلند"]
    with clock_at(timezone.now() + timedelta(hours=2)):
        assert bar(read(FIRST, "/")) == ["بلند"]


def test_whoever_reads_another_language_gets_it_in_persian_where_nobody_translated_it() -> None:
    publish_home(urgent=[notice("آب قطع است", en="Water is cut"), notice("برق قطع است")])
    lines = read(FIRST, "/en/").select(".urgent bdi")
    assert [(text(line), line.get("lang")) for line in lines] == [("Water is cut", None), ("برق قطع است", "fa")]


def test_a_site_that_is_not_live_shows_none() -> None:
    home = publish_home(urgent=[notice("آب قطع است")])
    home.site.status = "suspended"
    home.site.save()
    assert bar(read(FIRST, "/", 503)) == []


def test_a_preview_shows_the_notices_of_the_draft() -> None:
    home = publish_home(urgent=[notice("آب قطع است")])
    home.urgent = [notice("برق قطع است")]
    home.save_revision()
    assert bar(draft_of(signed_in(("first", "editor")), home, "fa")) == ["برق قطع است"]
    assert bar(read(FIRST, "/")) == ["آب قطع است"]


def test_a_withdrawn_notice_leaves_with_the_next_publication() -> None:
    publish_home(urgent=[notice("آب قطع است")])
    publish_home(urgent=[])
    assert bar(read(FIRST, "/")) == []
