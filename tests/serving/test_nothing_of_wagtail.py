"""Wagtail's own doors to the public are not there: its serve view, `wagtail.urls`, its APIs, its restrictions."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from tests.factories import DocumentFactory, StandardPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.serving.visitor import ask, heading, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("wagtail_serve", [""]),
        ("wagtailcore_login", []),
        ("wagtailcore_authenticate_with_password", [1, 1]),
        ("wagtaildocs_serve", [1, "x.pdf"]),
        ("wagtaildocs_authenticate_with_password", [1]),
        ("wagtailimages_serve", ["x", 1, "original"]),
        ("wagtailapi:pages:listing", []),
    ],
)
def test_no_name_of_a_public_view_is_known(name: str, arguments: list[object]) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name, args=arguments)


def test_the_program_has_these_doors_and_no_other() -> None:
    doors = [str(pattern.pattern) for pattern in get_resolver().url_patterns]
    assert doors == [
        "admin/",
        "admin/accounts/",
        "admin/accounts/",
        "admin/login/",
        "admin/logout/",
        "^admin/password_reset/",
        "admin/",
        "api/",
        "",
        "",
    ]
    assert [str(pattern.pattern) for pattern in get_resolver("cms.serving.urls").url_patterns] == [
        "media/images/<path:path>",
        "documents/<uuid:uid>/<str:name>",
        "robots.txt",
        "sitemap.xml",
        "sitemaps/news.xml",
        "^sitemaps/(?P<number>[1-9][0-9]{0,5})\\.xml$",
        "og/<uuid:uid>/<str:language>/<slug:digest>.png",
        "^(?:(?:en|ar)/)?(?P<section>(?:[^/]+/)*)feed\\.(?P<form>atom|json)$",
        "^(?:(?:en|ar)/)?n/(?P<number>[0-9]{1,10})/?$",
        "^(?:(?:en|ar)/)?s/(?P<code>[a-z][a-z0-9-]*)/(?P<path>.*)$",
        ".*/card\\.vcf$",
        "patterns/",
        "patterns/<slug:name>/",
        "favicon.svg",
        "favicon.ico",
        "",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/_util/login/",
        "/_util/authenticate_with_password/1/1/",
        "/documents/1/report.pdf",
        "/documents/authenticate_with_password/1/",
        "/images/x/1/original/",
        "/api/v2/",
        "/api/v2/pages/",
        "/api/v2/images/",
        "/api/v2/documents/",
        "/api/v3/",
        "/api/v3/pages/",
        "/api/v3/openapi.json",
        "/api/main/pages/",
        "/accounts/login/",
        "/login/",
        "/django-admin/",
        "/media/original_images/image.png",
        "/media/documents/report.pdf",
        "/static/../pyproject.toml",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
    ],
)
@pytest.mark.parametrize("hostname", [FIRST, CENTRAL])
def test_what_stock_projects_serve_is_not_found(hostname: str, path: str) -> None:
    for prefix in ("", "/en"):
        assert ask(hostname, prefix + path).status_code == 404


def test_a_restriction_row_has_no_effect() -> None:
    page = StandardPageFactory(slug="page", title_fa="صفحه")
    restriction = PageViewRestriction(page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret")
    restriction.save()
    assert heading(read(FIRST, "/page/")) == "صفحه"
    page.save_revision().publish()
    assert heading(read(FIRST, "/page/")) == "صفحه"
    assert ask(FIRST, "/page/?password=secret").status_code == 200


def test_a_restricted_collection_has_no_effect_on_what_is_released() -> None:
    file = DocumentFactory()
    CollectionViewRestriction.objects.create(collection=file.collection, restriction_type="login")
    StandardPageFactory(slug="page", body_fa=[("documents", {"title": "", "items": [file]})])
    link = read(FIRST, "/page/").select_one(".lines a")["href"]
    assert ask(FIRST, link).status_code == 200


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_no_restriction_can_be_made_in_the_admin(kind: str) -> None:
    page = StandardPageFactory()
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    group = site("first").roles.first().group.pk
    client.post(address, {"restriction_type": kind, "password": "secret", "groups": [group]})
    assert PageViewRestriction.objects.count() == 0
