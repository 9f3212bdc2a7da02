"""Every page type of the world, by name, with the answer's status."""

from __future__ import annotations

from typing import NamedTuple

from tests.browser.world import ARCHIVED, RICH, SUSPENDED, WITHDRAWN
from tests.factories.world import CENTRAL, SECOND


class Address(NamedTuple):
    hostname: str
    path: str
    status: int = 200

    def in_language(self, language: str) -> str:
        """The path in a language's own address space."""
        return self.path if language == "fa" else f"/{language}{self.path}"


PAGES = {
    "home": Address(RICH, "/"),
    "central-home": Address(CENTRAL, "/"),
    "central-home-found": Address(CENTRAL, "/?q=7"),
    "central-home-no-match": Address(CENTRAL, "/?q=xyz"),
    "portal": Address(RICH, "/ways/"),
    "unit-introduction": Address(RICH, "/about/"),
    "duties": Address(RICH, "/duties/"),
    "people": Address(RICH, "/people/"),
    "people-no-match": Address(RICH, "/people/?q=xyz"),
    "post": Address(RICH, "/people/head/"),
    "news-index": Address(RICH, "/news/"),
    "news": Address(RICH, "/news/stations/"),
    "gallery-index": Address(RICH, "/galleries/"),
    "gallery-index-of-a-kind": Address(RICH, "/galleries/?kind=film"),
    "photo-report": Address(RICH, "/galleries/report/"),
    "film": Address(RICH, "/galleries/film/"),
    "film-outside": Address(RICH, "/galleries/outside/"),
    "audio": Address(RICH, "/galleries/talk/"),
    "contact": Address(RICH, "/contact/"),
    "standard": Address(RICH, "/accessibility/"),
    "search": Address(RICH, "/search/?q=ایستگاه"),
    "search-network": Address(CENTRAL, "/search/?q=ایستگاه&type=news"),
    "search-nothing": Address(RICH, "/search/?q=xyz"),
    "404": Address(RICH, "/missing/", 404),
    "410": Address(RICH, f"/news/{WITHDRAWN}/", 410),
    "410-archived-site": Address(ARCHIVED, "/", 410),
    "503": Address(SUSPENDED, "/", 503),
    "404-unknown-host": Address("unknown.test", "/", 404),
}
# A site as provisioning leaves it: every page says that nothing is there yet.
BARE = {
    f"bare{path}": Address(SECOND, path)
    for path in ("/", "/about/", "/duties/", "/people/", "/news/", "/galleries/", "/contact/")
}
