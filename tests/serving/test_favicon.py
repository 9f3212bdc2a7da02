"""The icon of a site is its seal in its colour."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.world import FIRST, SECOND, site
from tests.serving.visitor import ask, read
from themes.base import seals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/favicon.svg", "/favicon.ico"])
def test_the_seal_of_each_site(path: str) -> None:
    record = site("first")
    record.hue, record.seal_points = 38, 10
    record.save()
    answer = ask(FIRST, path)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    drawing = BeautifulSoup(answer.content, "html.parser")
    assert drawing.path["d"] == seals.star_path(10)
    assert drawing.find("text").get_text() == "\u06f1"
    assert "oklch(.58 .14 38)" in drawing.style.get_text()
    other = BeautifulSoup(ask(SECOND, path).content, "html.parser")
    assert other.find("text") is None
    assert other.path["d"] == seals.rosette_path(site("second").seal_points)


def test_pages_link_to_it() -> None:
    assert read(FIRST, "/about/").select_one("link[rel=icon]")["href"] == "/favicon.svg"
    assert ask("nowhere.test", "/favicon.svg").status_code == 404
