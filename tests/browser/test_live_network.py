"""The ground of all browser tests: a network that answers by host, and a browser that reaches it and nothing else."""

import json
from collections.abc import Callable

from playwright.sync_api import Page

from cms.tenancy.models import NetworkSite
from tests.browser.conftest import LiveNetwork
from tests.browser.rich_site import NEWS_SLUGS
from tests.factories.world import CENTRAL, FIRST, SECOND
from themes.base.samples.pieces import words


def test_each_site_answers_under_its_name(live_network: LiveNetwork, page_at: Callable[..., Page]) -> None:
    page = page_at(1280)
    headings = []
    for hostname in (FIRST, SECOND):
        page.goto(live_network.url(hostname))
        # Before the name stands the seal with the district's number.
        headings.append(page.get_by_role("heading", level=1).inner_text().splitlines()[-1])
    sites = NetworkSite.objects.filter(hostnames__hostname__in=(FIRST, SECOND)).order_by("kind")
    assert headings == [site.name for site in sites]


def test_the_api_answers_under_every_name(live_network: LiveNetwork) -> None:
    for hostname in (CENTRAL, FIRST):
        path = "/api/v1/items?site=central&type=news&locale=en"
        status, headers, text = live_network.get(hostname, path)
        assert (status, headers["content-type"]) == (200, "application/json")
        found = [(item["title"], item["url"]) for item in json.loads(text)["items"]]
        assert found == [
            (item["title"], live_network.url(CENTRAL, f"/en/news/{slug}/"))
            for item, slug in zip(words("en")["news"][:3], NEWS_SLUGS[:3], strict=True)
        ]


def test_an_unknown_name_is_nobodys_site(live_network: LiveNetwork) -> None:
    status, headers, _text = live_network.get("unknown.test")
    assert status == 404
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_a_page_may_be_seen_on_a_phone_in_the_dark(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = page_at(360, color_scheme="dark")
    page.goto(live_network.url(FIRST))
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is True
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert axe(page) == []
