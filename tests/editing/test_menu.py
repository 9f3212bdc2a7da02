"""What stands in the menu, for whom, and where it leads."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.menu import admin_menu

from cms.units.models import DutiesPage, UnitIntroductionPage
from tests.editing.clients import client_of, client_of_two_sites, work_on
from tests.factories import NewsPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db

PAGES = ["news", "photo-reports", "films", "sound-recordings"]
SINGLE = ["home-page", "introduction", "duties"]
MEDIA = ["images", "documents"]
MENU = {
    "own-site contributor": [*PAGES, "people", "standard-pages", *MEDIA, "explorer"],
    "own-site editor": [*PAGES, *SINGLE, "people", "standard-pages", *MEDIA, "news-words", "explorer"],
    "own-site publisher": [*PAGES, *SINGLE, "people", "standard-pages", *MEDIA, "news-words", "explorer"],
    "central editor": [
        *("current-site", *PAGES, *SINGLE),
        *("people", "standard-pages", *MEDIA, "news-words", "explorer"),
    ],
    "overseer": ["current-site"],
    "network manager": [
        *("current-site", *PAGES, *SINGLE),
        *("people", "standard-pages", *MEDIA, "news-words", "explorer"),
    ],
}
OURS = {name for names in MENU.values() for name in names}


def menu_of(client: Client) -> list[Any]:
    request = client.get("/admin/").wsgi_request
    with override("en"):
        return list(admin_menu.render_component(request))


def item(client: Client, name: str) -> Any:
    return next(item for item in menu_of(client) if item.name == name)


@pytest.mark.parametrize("role", MENU)
def test_the_menu_of_each_role(role: str) -> None:
    assert [item.name for item in menu_of(client_of(role)) if item.name in OURS] == MENU[role]


def test_the_menu_speaks_the_sites_own_words() -> None:
    with override("en"):
        labels = {item.name: str(item.label) for item in menu_of(client_of("own-site publisher"))}
    assert [labels[name] for name in MENU["own-site publisher"]] == [
        *("News", "Photo reports", "Films", "Sound recordings", "Home page", "Unit introduction", "Duties", "People"),
        *("Other pages", "Images", "Files", "Categories and tags", "Page tree"),
    ]


def test_people_are_posts_and_persons() -> None:
    def below(role: str, name: str) -> list[str]:
        return [entry.url for entry in item(client_of(role), name).menu_items]

    assert below("own-site editor", "people") == ["/admin/posts/", "/admin/snippets/people/person/"]
    assert below("own-site contributor", "people") == ["/admin/posts/"]
    assert below("own-site editor", "news-words") == [
        "/admin/snippets/news/newscategory/",
        "/admin/snippets/news/newstag/",
    ]


def test_the_first_item_names_the_site_that_is_worked_on() -> None:
    client = client_of_two_sites()
    assert (item(client, "current-site").label, item(client, "current-site").url) == (
        "All sites",
        "/admin/site/?next=%2Fadmin%2F",
    )
    work_on(client, "second")
    assert item(client, "current-site").label == f"Site: {site('second').short_name}"


def test_the_tree_begins_at_the_site_that_is_worked_on() -> None:
    client = client_of_two_sites()
    for code in ("first", "second"):
        work_on(client, code)
        root = site(code).root_page_id
        assert (item(client, "explorer").start_page_id, item(client, "explorer").url) == (root, f"/admin/pages/{root}/")


# Pages of which each site has one ----------------------------------------------------------------------------------


ADDRESS = {name: reverse("editing_single_page", args=[name]) for name in ("introduction", "duties")}
PAGE = {"introduction": UnitIntroductionPage, "duties": DutiesPage}


@pytest.mark.parametrize("name", PAGE)
@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("anonymous", None),
        ("other-site editor", "second"),
        ("own-site contributor", None),
        ("own-site editor", "first"),
        ("own-site publisher", "first"),
        ("overseer", None),
    ],
)
def test_the_one_page_of_the_own_site(name: str, role: str, code: str | None) -> None:
    answer = client_of(role).get(ADDRESS[name])
    if code:
        page = PAGE[name].objects.get(site__code=code)
        assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    else:
        expected = f"/admin/accounts/login/?next={ADDRESS[name]}" if role == "anonymous" else "/admin/"
        assert (answer.status_code, answer["Location"]) == (302, expected)


@pytest.mark.parametrize("role", ["central editor", "network manager"])
def test_of_several_sites_one_is_chosen(role: str) -> None:
    client = client_of(role)
    UnitIntroductionPage.objects.get(site__code="second").delete()
    shown = client.get(ADDRESS["introduction"]).content.decode()
    page = UnitIntroductionPage.objects.get(site__code="first")
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown
    assert f"{site('second').short_name}: there is no such page yet" in shown
    work_on(client, "first")
    assert client.get(ADDRESS["introduction"])["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_name_that_is_no_page_is_not_there() -> None:
    assert client_of("own-site editor").get("/admin/site/secrets/").status_code == 404


def test_a_form_of_another_site_says_so() -> None:
    client = client_of_two_sites()
    page = NewsPageFactory(site="first")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sentence = f"This page belongs to {site('first').short_name}"
    assert sentence not in client.get(address).content.decode()
    work_on(client, "first")
    assert sentence not in client.get(address).content.decode()
    work_on(client, "second")
    assert sentence in client.get(address).content.decode()
