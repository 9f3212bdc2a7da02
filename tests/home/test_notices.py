"""The section of notices: news of that kind while their time runs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.news.models import NewsPage
from tests.factories import NewsPageFactory
from tests.factories.world import FIRST
from tests.home.front_page import clock_at, criteria, publish_home
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def notice(title: str, hours: int | None = None, code: str = "first") -> NewsPage:
    """A notice that is over after so many hours."""
    end = timezone.now() + timedelta(hours=hours) if hours is not None else None
    page: NewsPage = NewsPageFactory(site=code, title_fa=title, kind="notice", valid_until=end)
    return page


def listed(selector: str) -> list[str]:
    return [text(link) for link in main_of(read(FIRST, "/")).select(selector)]


def test_notices_stand_in_their_own_section_and_leave_it_when_they_are_over() -> None:
    NewsPageFactory(title_fa="خبر")
    notice("بی‌پایان")
    notice("تا فردا", 24)
    notice("گذشته", -1)
    notice("بیگانه", 24, code="second")
    assert listed(".opening h2, .river h3") == ["خبر"]
    assert listed(".lines a") == ["تا فردا", "بی‌پایان"]
    with clock_at(timezone.now() + timedelta(days=2)):
        assert listed(".lines a") == ["بی‌پایان"]


def test_a_page_without_that_section_has_notices_among_its_news() -> None:
    notice("اطلاعیه", 24)
    publish_home(sections=[("news", criteria())])
    assert listed(".river h3") == ["اطلاعیه"]
