"""Addresses of sites: host, port and language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from cms.tenancy.addresses import localized_path, origin, site_origin, split_language
from cms.tenancy.models import NetworkSite
from tests.factories.world import site


@pytest.mark.parametrize(
    ("scheme", "port", "expected"),
    [
        ("http", 8000, "http://first.test:8000"),
        ("http", 80, "http://first.test"),
        ("http", 0, "http://first.test"),
        ("https", 443, "https://first.test"),
        ("https", 0, "https://first.test"),
        ("https", 80, "https://first.test:80"),
        ("https", 8443, "https://first.test:8443"),
    ],
)
def test_a_port_is_written_where_it_is_not_the_schemes_own(
    scheme: str, port: int, expected: str, settings: Settings
) -> None:
    settings.PUBLIC_SCHEME, settings.PUBLIC_PORT = scheme, port
    assert origin("first.test") == expected


@pytest.mark.django_db
def test_a_site_has_the_origin_of_its_primary_hostname() -> None:
    assert site_origin(site("first")) == "http://first.test:8000"
    assert site_origin(NetworkSite()) == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ("fa", "/")),
        ("/news/", ("fa", "/news/")),
        ("/en", ("en", "/")),
        ("/en/", ("en", "/")),
        ("/en/news/", ("en", "/news/")),
        ("/ar/n/1", ("ar", "/n/1")),
        ("/fa/news/", ("fa", "/fa/news/")),
        ("/english/", ("fa", "/english/")),
        ("/EN/", ("fa", "/EN/")),
        ("/en-us/", ("fa", "/en-us/")),
        ("/news/en/", ("fa", "/news/en/")),
        ("", ("fa", "")),
    ],
)
def test_the_language_is_the_first_step_of_a_path(path: str, expected: tuple[str, str]) -> None:
    assert split_language(path) == expected


@given(path=st.text().map(lambda path: f"/{path}"), language=st.sampled_from(["en", "ar"]))
def test_a_localized_path_is_taken_apart_again(path: str, language: str) -> None:
    assert split_language(localized_path(path, language)) == (language, path)
