"""Every page of the demo network as a citizen sees it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from tests.serving.visitor import ask, read
from tests.sites.demo.built.documents import documents

# Tests that run in parallel build the network once.
FILES = re.compile("^/(?:media|documents)/")


def test_every_page_answers_and_misses_no_file(built: str) -> None:
    hosts = dict(documents().values_list("site__code", "site__route__hostname"))
    wanted: set[tuple[str, str]] = set()
    headless = []
    for code, locale, path in documents().values_list("site__code", "locale", "path"):
        address = path if locale == "fa" else f"/{locale}{path}"
        page = read(hosts[code], address)
        if len(page.find_all("h1")) != 1:
            headless.append((code, address))
        wanted |= {(hosts[code], file) for file in files_of(page)}
    assert headless == []
    assert len(wanted) > 500
    assert [file for host, file in sorted(wanted) if ask(host, file).status_code != 200] == []


def files_of(page: BeautifulSoup) -> set[str]:
    """The addresses of pictures, recordings, captions and documents that a page names."""
    named = {
        str(tag[name]) for name in ("src", "href", "poster", "data-src") for tag in page.find_all(attrs={name: FILES})
    }
    sets = [str(tag["srcset"]).split(",") for tag in page.find_all(attrs={"srcset": True})]
    return named | {candidate.split()[0] for candidates in sets for candidate in candidates}


def test_every_gallery_page_shows_its_pictures(built: str) -> None:
    forty = documents(type="photo_report", locale="fa", site__code="d4").get(body__pictures__39__isnull=False)
    page = read("d4.localhost", forty.path)
    shown = {str(image["src"]) for image in page.find_all("img")}
    assert {picture["image"]["src"] for picture in forty.body["pictures"]} <= shown
