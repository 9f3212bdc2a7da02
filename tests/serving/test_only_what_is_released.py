"""What is not released shows nowhere: every way of hiding against every place where citizens and programs read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from cms.news.models import NewsPage
from cms.pages.models import BasePage
from cms.release.due import publish_and_expire_due
from cms.release.log import withdraw_language
from cms.release.refreshing import refresh_stale
from tests.factories import NewsPageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.visitor import ask

pytestmark = pytest.mark.django_db

# In the title only, so that neither an address nor an echo of what was asked for holds it.
MARK = "zanbaqestan"
TITLE = f"سوسن {MARK}"
ASKED = "سوسن"
SLUG = "hidden-item"

OWN = {
    "page": f"/news/{SLUG}/",
    "home": "/",
    "list": "/news/",
    "related": "/news/neighbour/",
    "site feed": "/feed.atom",
    "site JSON feed": "/feed.json",
    "section feed": "/news/feed.atom",
    "sitemap": "/sitemaps/1.xml",
    "news sitemap": "/sitemaps/news.xml",
    "search": f"/search/?q={ASKED}",
}
NETWORK = {"central home": "/", "network feed": "/network/feed.atom", "network search": f"/search/?q={ASKED}"}
LANGUAGE_FREE = ("/sitemaps/", "/api/")


def text_of(hostname: str, path: str, language: str = "fa") -> str:
    """What an address answers, with escapes of JSON resolved."""
    prefix = "" if language == "fa" or path.startswith(LANGUAGE_FREE) else f"/{language}"
    content = ask(hostname, prefix + path).content.decode()
    return json.dumps(json.loads(content), ensure_ascii=False) if content.startswith("{") else content


def shown_at(page: BasePage, hostname: str, language: str = "fa") -> set[str]:
    """The places on a site, in the network and in the API where the item is to be seen."""
    caches["local"].clear()
    refresh_stale()
    code = hostname.partition(".")[0]
    texts = {name: text_of(hostname, path, language) for name, path in OWN.items()}
    texts |= {name: text_of(CENTRAL, path, language) for name, path in NETWORK.items()}
    # A sitemap has addresses, the title stands in the one of news only.
    texts["sitemap"] = texts["sitemap"].replace(f"{'' if language == 'fa' else f'/{language}'}/news/{SLUG}/<", MARK)
    texts["API list"] = text_of(hostname, f"/api/v1/items?site={code}&locale={language}")
    texts["API item"] = text_of(hostname, f"/api/v1/items/{page.uid}?locale={language}&fallback=none")
    places = {name for name, text in texts.items() if MARK in text}
    picture = ask(hostname, f"/og/{page.uid}/{language}/any.png")
    return places | ({"picture"} if picture.status_code < 400 else set())


EVERYWHERE = {*OWN, *NETWORK, "API list", "API item", "picture"}


def item(**values: object) -> NewsPage:
    page: NewsPage = NewsPageFactory(**{"title_fa": TITLE, "slug": SLUG, **values})
    return page


@pytest.fixture(autouse=True)
def neighbour() -> None:
    """An item beside, older and in every language, whose page lists others."""
    for code in ("first", "second"):
        NewsPageFactory(
            site=code, slug="neighbour", title_en="Neighbour", ready_en=True, date=timezone.now() - timedelta(hours=1)
        )


@pytest.mark.parametrize("language", ["fa", "en"])
def test_what_is_released_shows_everywhere(language: str) -> None:
    page = item(title_en=f"Lily {ASKED} {MARK}", ready_en=True)
    assert shown_at(page, FIRST, language) == EVERYWHERE


# Ways of hiding ----------------------------------------------------------------------------------------------------


def draft() -> NewsPage:
    return item(publish=False)


def change_that_is_a_draft() -> NewsPage:
    page = item(title_fa=ASKED)
    page.title_fa = TITLE
    page.save_revision()
    return page


def future() -> NewsPage:
    page = item(publish=False, go_live_at=timezone.now() + timedelta(days=1))
    page.save_revision().publish()
    publish_and_expire_due()
    return page


def expired() -> NewsPage:
    page = item()
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_and_expire_due()
    return page


def withdrawn() -> NewsPage:
    page = item()
    page.unpublish()
    return page


def deleted() -> NewsPage:
    page = item()
    NewsPage.objects.get(pk=page.pk).delete()
    return page


def of_a_site(status: str) -> Callable[[], NewsPage]:
    def hide() -> NewsPage:
        page = item()
        record = site("first")
        record.status = status
        record.save()
        return page

    hide.__name__ = f"of a site that is {status}"
    return hide


HIDING = [
    draft,
    future,
    expired,
    withdrawn,
    deleted,
    of_a_site("preparing"),
    of_a_site("suspended"),
    of_a_site("archived"),
]


@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
def test_what_is_not_released_shows_nowhere(hide: Callable[[], NewsPage]) -> None:
    assert shown_at(hide(), FIRST) == set()


def test_a_change_that_is_a_draft_shows_nowhere() -> None:
    # Its picture is that of what is released.
    assert shown_at(change_that_is_a_draft(), FIRST) - {"picture", "sitemap"} == set()


def test_a_language_that_is_not_ready_shows_nowhere() -> None:
    page = item(title_fa=ASKED, title_en=f"{ASKED} {MARK}")
    assert shown_at(page, FIRST, "en") == set()
    assert shown_at(page, FIRST, "fa") <= {"picture", "sitemap"}


def test_a_language_that_was_withdrawn_shows_nowhere() -> None:
    page = item(title_fa=ASKED, title_en=f"{ASKED} {MARK}", ready_en=True)
    assert shown_at(page, FIRST, "en") == EVERYWHERE
    withdraw_language(page, "en")
    assert shown_at(page, FIRST, "en") == set()


def test_a_language_that_the_site_gave_up_shows_nowhere() -> None:
    page = item(title_fa=ASKED, title_en=f"{ASKED} {MARK}", ready_en=True)
    record = site("first")
    record.languages = []
    record.save()
    assert shown_at(page, FIRST, "en") == set()


def test_what_belongs_to_another_site_shows_there_and_in_the_network_only() -> None:
    page = item(site="second")
    assert shown_at(page, SECOND) == EVERYWHERE
    # The API answers for the whole network on every host.
    assert shown_at(page, FIRST) == {*NETWORK, "API item"}
