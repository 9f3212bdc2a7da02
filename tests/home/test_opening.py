"""Which item opens a home page, and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.release.refreshing import refresh_stale
from tests.factories import NewsPageFactory, PhotoReportPageFactory
from tests.factories.world import CENTRAL, FIRST
from tests.home.front_page import clock_at, publish_home
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def opening(path: str = "/", hostname: str = FIRST) -> str:
    found = main_of(read(hostname, path)).select_one(".opening h2")
    return text(found) if found else ""


def test_the_latest_item_opens_unless_one_was_chosen() -> None:
    old = NewsPageFactory(title_fa="کهنه")
    NewsPageFactory(title_fa="تازه")
    NewsPageFactory(site="second", title_fa="بیگانه")
    assert opening() == "تازه"
    publish_home(opening=old)
    assert opening() == "کهنه"
    assert [text(title) for title in main_of(read(FIRST, "/")).select(".river h3")] == ["تازه"]
    assert opening("/", CENTRAL) == "بیگانه"


def test_a_photo_report_may_open() -> None:
    NewsPageFactory(title_fa="خبر")
    publish_home(opening=PhotoReportPageFactory(title_fa="گزارش", images=[]))
    assert opening() == "گزارش"


def test_an_opening_ends_by_itself() -> None:
    NewsPageFactory(title_fa="تازه", date=timezone.now())
    old = NewsPageFactory(title_fa="کهنه", date=timezone.now() - timedelta(days=9))
    publish_home(opening=old, opening_until=timezone.now() + timedelta(hours=2))
    assert opening() == "کهنه"
    with clock_at(timezone.now() + timedelta(hours=3)):
        assert opening() == "تازه"


def test_a_withdrawn_opening_gives_way_to_the_latest() -> None:
    NewsPageFactory(title_fa="تازه")
    chosen = NewsPageFactory(title_fa="برگزیده", date=timezone.now() - timedelta(days=9))
    publish_home(opening=chosen)
    chosen.unpublish()
    assert opening() == "تازه"
    refresh_stale()
    assert opening() == "تازه"


def test_an_opening_that_is_not_translated_gives_way_in_that_language() -> None:
    NewsPageFactory(title_fa="خبر", title_en="Item", ready_en=True)
    publish_home(opening=NewsPageFactory(title_fa="برگزیده"))
    assert (opening(), opening("/en/"), opening("/ar/")) == ("برگزیده", "Item", "")
