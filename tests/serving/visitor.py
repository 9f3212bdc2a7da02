"""Requests as they come in from outside: any host, any path, no cookie, the token check on."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from django.test import Client

_client = Client(enforce_csrf_checks=True)


def ask(hostname: str, path: str, method: str = "GET", **options: Any) -> Any:
    """The answer to a request for `path`, percent-encoded or not, on a host; redirects are not followed.

    A view that raises fails the test: nothing is turned into 500.
    """
    path, _mark, query = path.partition("?")
    # As a server hands it over: decoded bytes, one character each.
    decoded = unquote(path, encoding="latin-1") if path.isascii() else path.encode().decode("latin-1")
    query = query if query.isascii() else query.encode().decode("latin-1")
    _client.cookies.clear()
    return _client.generic(
        method, "/", **{"PATH_INFO": decoded, "QUERY_STRING": query, "HTTP_HOST": hostname, **options}
    )


def where(answer: Any) -> tuple[int, str]:
    """Status and decoded target of a redirect."""
    return answer.status_code, unquote(answer.headers.get("Location", ""))


def read(hostname: str, path: str, status: int = 200) -> BeautifulSoup:
    """The page at an address."""
    answer = ask(hostname, path)
    assert answer.status_code == status, (answer.status_code, answer.headers.get("Location"))
    return BeautifulSoup(answer.content, "html.parser")


def main_of(page: BeautifulSoup) -> Tag:
    main = page.find("main")
    assert isinstance(main, Tag)
    return main


def heading(page: BeautifulSoup) -> str:
    """The title in the main part; of a home page the name in its masthead."""
    found = main_of(page).find("h1") or page.select_one("h1 > span")
    assert isinstance(found, Tag)
    return text(found)


def text(node: Tag) -> str:
    """The words of a node, white space collapsed."""
    return " ".join(node.get_text(" ").split())


def local(url: str) -> str:
    """An absolute address without its origin."""
    return urlsplit(url)._replace(scheme="", netloc="").geturl()
