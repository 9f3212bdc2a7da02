"""A table: what is not released, in whichever way, shows in nothing that anybody reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.utils import timezone

from cms.news.models import NewsPage
from cms.release.due import publish_and_expire_due
from cms.release.refreshing import refresh_stale
from tests.factories import NewsPageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.visitor import ask

pytestmark = pytest.mark.django_db

WORD, SLUG = "گلزارنامه", "hidden-item"

# Where it would stand if it were released: host, address.
SURFACES = {
    "page": (FIRST, f"/news/{SLUG}/"),
    "list": (FIRST, "/news/"),
    "home": (FIRST, "/"),
    "related": (FIRST, "/news/neighbour/"),
    "feed": (FIRST, "/feed.atom"),
    "json feed": (FIRST, "/feed.json"),
    "section's feed": (FIRST, "/news/feed.json"),
    "sitemap": (FIRST, "/sitemaps/1.xml"),
    "news sitemap": (FIRST, "/sitemaps/news.xml"),
    "search": (FIRST, f"/search/?q={WORD}"),
    "API": (FIRST, "/api/v1/items"),
    "central home": (CENTRAL, "/"),
    "network's feed": (CENTRAL, "/network/feed.atom"),
    "network's search": (CENTRAL, f"/search/?q={WORD}"),
}


def draft() -> NewsPage:
    return news(publish=False)


def future() -> NewsPage:
    page = news(publish=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    return page


def expired() -> NewsPage:
    page = news()
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_and_expire_due()
    return page


def withdrawn() -> NewsPage:
    page = news()
    page.unpublish()
    return page


def deleted() -> NewsPage:
    page = news()
    NewsPage.objects.get(pk=page.pk).delete()
    return page


def of_a_site_in_preparation() -> NewsPage:
    return in_state("preparing")


def of_a_suspended_site() -> NewsPage:
    return in_state("suspended")


def of_another_site() -> NewsPage:
    return news(site="second")  # it may be read there and on the central office's host


def in_state(status: str) -> NewsPage:
    page = news()
    record = site("first")
    record.status = status
    record.save()
    return page


def news(**values: Any) -> NewsPage:
    made: NewsPage = NewsPageFactory(title_fa=f"خبر {WORD}", lead_fa=WORD, slug=SLUG, **values)
    return made


def shown_on(name: str) -> bool:
    hostname, path = SURFACES[name]
    asked = path.partition("?")[2]
    content = unquote(ask(hostname, path).content.decode())
    # The field of the search repeats what was asked, in its value and its addresses.
    return SLUG in content or (not asked and WORD in content)


@pytest.mark.parametrize(
    "hide",
    [draft, future, expired, withdrawn, deleted, of_a_site_in_preparation, of_a_suspended_site, of_another_site],
)
def test_what_is_not_released_shows_nowhere(hide: Callable[[], NewsPage]) -> None:
    NewsPageFactory(title_fa="همسایه", slug="neighbour")
    page = hide()
    refresh_stale()
    surfaces = [name for name, (hostname, _path) in SURFACES.items() if hide != of_another_site or hostname == FIRST]
    # The API answers for the whole network on every host.
    expected = ["API"] if hide == of_another_site else []
    assert [name for name in surfaces if shown_on(name)] == expected
    assert ask(FIRST, f"/og/{page.uid}/fa/0123456789abcdef0123.png").status_code in (404, 503)


def test_what_is_released_shows_everywhere() -> None:
    """Else the table above would say nothing."""
    NewsPageFactory(title_fa="همسایه", slug="neighbour")
    page = news()
    refresh_stale()
    assert [name for name in SURFACES if not shown_on(name)] == []
    assert ask(FIRST, f"/og/{page.uid}/fa/0123456789abcdef0123.png").status_code in (302, 404)
    assert shown_on("page")
    assert ask(SECOND, f"/news/{SLUG}/").status_code == 404


def test_a_language_that_is_not_ready_shows_nowhere() -> None:
    NewsPageFactory(title_fa="خبر", title_en="Marigolds", slug="item", ready_en=False)
    refresh_stale()
    paths = ("/en/news/item/", "/en/news/", "/en/", "/en/feed.atom", "/sitemaps/news.xml", "/api/v1/items?locale=en")
    assert [path for path in paths if "Marigolds" in ask(FIRST, path).content.decode()] == []
    assert "/en/news/item/" not in ask(FIRST, "/sitemaps/1.xml").content.decode()
    assert '<ol class="results">' not in ask(FIRST, "/en/search/?q=marigolds").content.decode()
