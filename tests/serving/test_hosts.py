"""Whose host is it: unknown hosts, second hostnames, the one host of the admin."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from pytest_django import Settings

from cms.tenancy.models import Hostname, NetworkSite
from cms.tenancy.routes import add_hostname, set_primary_hostname
from tests.factories import ImageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.visitor import ask, heading, local, read, text, where

pytestmark = pytest.mark.django_db

PATHS = [
    "/",
    "/news/",
    "/en/",
    "/fa/news/",
    "/static/no-such-file.css",
    "/static/../news/",
    "/api/v1/sites",
    "/api/v1/openapi.json",
    "/admin/",
]
PATHS += ["/admin", "/admin/login/", "/media/images/x.webp", "/n/1", "/s/first/", "/documents/x", "/no-such-page/"]
# What no site is called by, well-formed or not.
STRANGERS = [
    "nowhere.test",
    "first.test.evil.example",
    "evil.first.test",
    "127.0.0.1",
    "[::1]",
    "[::1]:8000",
    "[first.test]",
    "first.test:port",
    "first.test:80:80",
    "first.test/second.test",
    "first.test, second.test",
    "first.test@second.test",
    "user:secret@first.test",
    " first.test",
    "first.test\x00",
    "first_test",
    "..",
    ".first.test",
    "خبر.test",
    "first.test\r\nX-Header: 1",
    "a" * 10_000,
    "",
]


@pytest.mark.parametrize("hostname", STRANGERS, ids=lambda name: repr(name[:24]))
def test_a_stranger_gets_our_404_for_every_path(hostname: str) -> None:
    names = list(NetworkSite.objects.exclude(kind="central").values_list("name_fa", flat=True))
    for path in PATHS:
        answer = ask(hostname, path, SERVER_NAME="nowhere.test")
        shown = answer.content.decode()
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
        assert [name for name in names if name in shown] == []
        assert 'class="wrap lost"' in shown
    assert ask(hostname, "/", "POST", SERVER_NAME="nowhere.test").status_code == 404


@pytest.mark.parametrize("hostname", STRANGERS, ids=lambda name: repr(name[:24]))
def test_a_stranger_gets_what_gives_the_404_its_look(hostname: str) -> None:
    page = BeautifulSoup(ask(hostname, "/", SERVER_NAME="nowhere.test").content, "html.parser")
    files = [link["href"] for link in page.find_all("link")] + [picture["src"] for picture in page.find_all("img")]
    assert "/static/base/base.css" in files
    answers = [ask(hostname, file, SERVER_NAME="nowhere.test") for file in files]
    assert [answer.status_code for answer in answers] == [200] * len(files)


@pytest.mark.parametrize("hostname", [FIRST, CENTRAL, "old.test", "nowhere.test"])
def test_the_files_of_the_look_are_no_sites(hostname: str, django_assert_num_queries: Any) -> None:
    """A page names dozens of them: nobody asks the database whose host it is."""
    add_hostname(site("first"), "old.test")
    with django_assert_num_queries(0):
        assert ask(hostname, "/static/base/base.css", SERVER_NAME="nowhere.test").status_code == 200


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_so_does_a_site_that_is_not_live(status: str) -> None:
    record = site("first")
    record.status = status
    record.save()
    page = BeautifulSoup(ask(FIRST, "/").content, "html.parser")
    files = [link["href"] for link in page.find_all("link")]
    assert "/static/base/base.css" in files
    assert [ask(FIRST, file).status_code for file in files] == [200] * len(files)


def test_a_stranger_is_told_who_runs_the_network() -> None:
    page = read("nowhere.test", "/", status=404)
    links = [link["href"] for link in page.find_all("a")]
    assert links == [f"http://{CENTRAL}:8000/"]
    assert text(page.find("main").find_all("a")[0]) == "دفتر مرکزی روابط‌عمومی"


@pytest.mark.parametrize(
    ("path", "language", "direction"), [("/", "fa", "rtl"), ("/en/", "en", "ltr"), ("/ar/", "ar", "rtl")]
)
def test_the_404_of_a_stranger_speaks_the_language_of_the_address(path: str, language: str, direction: str) -> None:
    root = read("nowhere.test", path, status=404).find("html")
    assert (root["lang"], root["dir"]) == (language, direction)


@pytest.mark.parametrize("hostname", ["first.test", "first.test:8000", "first.test:9", "FIRST.Test", "first.test."])
def test_a_site_answers_under_each_spelling_of_its_name(hostname: str) -> None:
    assert heading(read(hostname, "/")) == "روابط‌عمومی منطقهٔ ۱"


def test_no_other_header_names_the_host() -> None:
    headers = {"HTTP_X_FORWARDED_HOST": SECOND, "HTTP_FORWARDED": f"host={SECOND}", "HTTP_X_HOST": SECOND}
    assert heading(read(FIRST, "/")) == "روابط‌عمومی منطقهٔ ۱"
    assert ask(FIRST, "/", **headers).content == ask(FIRST, "/").content
    assert ask("nowhere.test", "/", **headers).status_code == 404


def test_without_any_site_nothing_is_served() -> None:
    NetworkSite.objects.update(root_page=None, route=None)
    Hostname.objects.all().delete()
    for hostname in (FIRST, CENTRAL, "", "nowhere.test"):
        assert [ask(hostname, path, SERVER_NAME="nowhere.test").status_code for path in PATHS] == [404] * len(PATHS)


# Second hostnames --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/", "/news/?page=2&q=%D8%AE", "/en/about/", "/no-such-page", "/static/no-such-file.css", "/api/v1/sites", "/n/1"],
)
def test_a_second_hostname_redirects_with_path_and_query(path: str) -> None:
    add_hostname(site("first"), "old.test")
    answer = ask("old.test:1234", path)
    assert (answer.status_code, answer.headers["Location"]) == (301, f"http://first.test:8000{path}")


def test_a_second_hostname_keeps_what_has_a_meaning_in_a_path() -> None:
    add_hostname(site("first"), "old.test")
    path = "/a%3Fb%23c%25d/%D8%AE%D8%A8%D8%B1/"
    assert ask("old.test", path).headers["Location"] == f"http://first.test:8000{path}"


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "/@evil.example/", "/%2F%2Fevil.example"])
def test_a_second_hostname_leads_to_the_site_alone(path: str) -> None:
    add_hostname(site("first"), "old.test")
    location = ask("old.test", path).headers["Location"]
    assert location.startswith("http://first.test:8000/")


def test_a_former_primary_hostname_redirects() -> None:
    set_primary_hostname(site("first"), "new.test")
    assert where(ask(FIRST, "/news/")) == (301, "http://new.test:8000/news/")
    assert heading(read("new.test", "/")) == "روابط‌عمومی منطقهٔ ۱"


def test_the_usual_port_of_a_scheme_is_not_written(settings: Settings) -> None:
    add_hostname(site("first"), "old.test")
    settings.PUBLIC_SCHEME, settings.PUBLIC_PORT = "https", 443
    assert where(ask("old.test", "/")) == (301, "https://first.test/")
    settings.PUBLIC_PORT = 8443
    assert where(ask("old.test", "/")) == (301, "https://first.test:8443/")


# The admin's host --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/admin/", "/admin", "/admin/pages/?q=1", "/admin/login/?next=/admin/"])
@pytest.mark.parametrize("hostname", [FIRST, SECOND])
def test_the_admin_of_another_host_redirects_to_the_one_host(hostname: str, path: str) -> None:
    assert where(ask(hostname, path)) == (302, f"http://{CENTRAL}:8000{path}")


def test_the_admin_answers_on_the_central_host() -> None:
    answer = ask(CENTRAL, "/admin/")
    assert (answer.status_code, local(answer.headers["Location"])) == (302, "/admin/accounts/login/?next=/admin/")
    assert ask(CENTRAL, "/admin/accounts/login/").status_code == 200


def test_a_name_that_only_begins_like_the_admin_is_a_page() -> None:
    assert ask(FIRST, "/administration/").status_code == 404


def test_a_host_of_its_own_for_the_admin(settings: Settings) -> None:
    settings.ADMIN_HOST = "office.test"
    assert ask("office.test", "/admin/accounts/login/").status_code == 200
    assert [where(ask(name, "/admin/")) for name in (CENTRAL, FIRST)] == [(302, "http://office.test:8000/admin/")] * 2
    # It is no site's: nothing else is there.
    assert [ask("office.test", path).status_code for path in ("/", "/news/", "/n/1", "/en/")] == [404] * 4


def test_the_admins_own_host_has_the_admins_files(settings: Settings) -> None:
    settings.ADMIN_HOST = "office.test"
    assert ask("office.test", "/static/base/base.css").status_code == 200
    assert ask("office.test", "/api/v1/openapi.json").status_code == 200


def test_a_second_hostname_may_be_the_admins(settings: Settings) -> None:
    settings.ADMIN_HOST = "office.test"
    add_hostname(site("central"), "office.test")
    assert ask("office.test", "/admin/accounts/login/").status_code == 200
    assert ask("office.test", "/static/base/base.css").status_code == 200
    assert where(ask("office.test", "/news/")) == (301, f"http://{CENTRAL}:8000/news/")


def test_without_an_admin_host_the_admin_is_not_found() -> None:
    central = site("central")
    NetworkSite.objects.filter(pk=central.pk).update(route=None)
    assert ask(FIRST, "/admin/").status_code == 404


def test_pictures_are_answered_on_the_admins_host(settings: Settings) -> None:
    settings.ADMIN_HOST = "office.test"
    rendition = ImageFactory().get_rendition("width-20|format-webp")
    assert [ask(name, rendition.url).status_code for name in ("office.test", FIRST, SECOND)] == [200, 200, 200]
    assert ask("nowhere.test", rendition.url).status_code == 404
