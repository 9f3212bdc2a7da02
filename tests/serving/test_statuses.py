"""What a site shows in each state of its record."""

from __future__ import annotations

import pytest

from cms.tenancy.routes import add_hostname
from tests.factories import NewsPageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.visitor import ask, heading, main_of, read, text, where

pytestmark = pytest.mark.django_db

PATHS = ["/", "/news/", "/en/", "/ar/news/", "/n/1", "/s/second/", "/no-such-page/", "/s/first/news/"]


def put(code: str, status: str, **values: str) -> None:
    record = site(code)
    record.status = status
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


@pytest.fixture
def item() -> str:
    """The path of a news item of the first site."""
    NewsPageFactory(title_fa="خبر پنهان", slug="hidden")
    return "/news/hidden/"


@pytest.mark.parametrize(("status", "code"), [("preparing", 404), ("suspended", 503), ("archived", 410)])
def test_every_address_of_the_site_gives_the_answer_of_its_state(status: str, code: int, item: str) -> None:
    put("first", status)
    for path in [*PATHS, item]:
        answer = ask(FIRST, path)
        assert (path, answer.status_code) == (path, code)
        assert "خبر پنهان" not in answer.content.decode()
    assert [ask(SECOND, path).status_code for path in ("/", "/news/")] == [200, 200]


@pytest.mark.parametrize(("status", "shows_name"), [("preparing", False), ("suspended", True), ("archived", False)])
def test_only_a_suspended_site_says_whose_it_is(status: str, shows_name: bool) -> None:
    put("first", status)
    assert ("منطقهٔ ۱" in ask(FIRST, "/").content.decode()) is shows_name


def test_a_suspended_site_shows_its_notice_and_when_to_come_back() -> None:
    put("first", "suspended", notice_fa="تا شنبه تعطیل است.", notice_en="Closed until Saturday.")
    answer = ask(FIRST, "/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3600")
    assert "تا شنبه تعطیل است." in text(main_of(read(FIRST, "/", 503)))
    assert "Closed until Saturday." in text(main_of(read(FIRST, "/en/news/", 503)))
    # Persian where the language has no notice of its own.
    assert "تا شنبه تعطیل است." in text(main_of(read(FIRST, "/ar/", 503)))


def test_a_suspended_site_without_a_notice_says_so_in_general() -> None:
    put("first", "suspended")
    assert heading(read(FIRST, "/en/", 503)) == "This site is not available at the moment"


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_states_speak_the_language_of_the_address(status: str) -> None:
    put("first", status)
    code = {"preparing": 404, "suspended": 503, "archived": 410}[status]
    roots = [read(FIRST, path, code).find("html") for path in ("/", "/en/x/", "/ar/")]
    assert [(root["lang"], root["dir"]) for root in roots] == [("fa", "rtl"), ("en", "ltr"), ("ar", "rtl")]


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_files_of_the_program_are_answered_in_every_state(status: str) -> None:
    put("first", status)
    assert [ask(FIRST, path).status_code for path in ("/static/base/base.css", "/api/v1/openapi.json")] == [200, 200]


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_addresses_that_cross_sites_do_not_lead_to_it(status: str) -> None:
    put("first", status)
    assert ask(SECOND, "/s/first/").status_code == 404
    assert "منطقهٔ ۱" not in ask(CENTRAL, "/").content.decode()


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_the_admin_is_reached_whatever_the_state(status: str) -> None:
    put("first", status)
    put("central", status)
    assert where(ask(FIRST, "/admin/")) == (302, f"http://{CENTRAL}:8000/admin/")
    assert ask(CENTRAL, "/admin/accounts/login/").status_code == 200


def test_a_second_hostname_of_a_suspended_site_redirects() -> None:
    add_hostname(site("first"), "old.test")
    put("first", "suspended")
    assert where(ask("old.test", "/news/")) == (301, "http://first.test:8000/news/")


def test_a_site_that_comes_back_shows_everything_again(item: str) -> None:
    put("first", "suspended")
    put("first", "live")
    assert heading(read(FIRST, item)) == "خبر پنهان"


def test_what_the_central_office_lists_follows_the_states() -> None:
    def listed() -> list[str]:
        return [link["href"] for link in main_of(read(CENTRAL, "/")).select("#sites a")]

    assert listed() == ["http://first.test:8000/", "http://second.test:8000/"]
    put("second", "archived")
    assert listed() == ["http://first.test:8000/"]
    put("second", "live")
    put("first", "preparing")
    assert listed() == ["http://second.test:8000/"]
