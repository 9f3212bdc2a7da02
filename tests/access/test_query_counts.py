"""The admin's pages ask the database as often in a network of sixty sites as in one of three; `make crawl`: of 500."""

from __future__ import annotations

import os
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.access.every_view import belongings
from tests.factories import UserFactory
from tests.factories.network import add_sites
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db

MORE = 497 if os.environ.get("CRAWL_AS") == "everybody" else 57
SNIPPETS = ("people_person", "news_newscategory", "news_newstag")
EVERYBODYS = [
    "wagtailadmin_home",
    "news:index",
    "photo-reports:index",
    "posts:index",
    "standard-pages:index",
    "wagtailimages:index",
    "wagtaildocs:index",
    *(f"wagtailsnippets_{name}:list" for name in SNIPPETS),
    *(f"wagtailsnippetchoosers_{name}:choose" for name in SNIPPETS),
    "wagtailimages_chooser:choose",
    "wagtaildocs_chooser:choose",
    "wagtailadmin_choose_page",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "importing_imports",
]
NETWORKS = ["wagtailadmin_explore_root", "wagtailadmin_reports:site_history", "wagtailadmin_reports:page_types_usage"]
SEARCHES = ["wagtailadmin_pages:search", "wagtailadmin_choose_page_search"]


def pages(names: list[str]) -> dict[str, str]:
    own = belongings("first", "zzown")
    of_the_page = ["edit", "history", "usage", "copy", "move", "delete"]
    return {
        **{name: reverse(name) for name in names},
        **{name: f"{reverse(name)}?q=zzcommon" for name in SEARCHES},
        **{name: reverse(f"wagtailadmin_pages:{name}", args=[own.page.pk]) for name in of_the_page},
        "explorer": reverse("wagtailadmin_explore", args=[own.page.get_parent().pk]),
        "chooser": reverse("wagtailadmin_choose_page_child", args=[own.page.get_parent().pk]),
        "new page": reverse("wagtailadmin_pages:add", args=["news", "newspage", own.page.get_parent().pk]),
        "person": reverse("wagtailsnippets_people_person:edit", args=[own.person.pk]),
        "picture": reverse("wagtailimages:edit", args=[own.image.pk]),
        "site": reverse("wagtailsites:edit", args=[own.site.pk]),
    }


@dataclass(frozen=True)
class Cost:
    """Of one request: its status, and how many queries it took."""

    status: int
    queries: int


def costs(client: Client, addresses: dict[str, str], most: dict[str, Cost] | None = None) -> dict[str, Cost]:
    """Of each page, when what is kept in caches has been looked up; asked once where that costs no more than `most`."""
    found = {}
    for name, address in addresses.items():
        cost = cost_of(client, address)
        if most is None or cost.queries > most[name].queries:
            cost = cost_of(client, address)
        found[name] = cost
    return found


def cost_of(client: Client, address: str) -> Cost:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    return Cost(answer.status_code, len(queries))


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (("first", "site-manager"), EVERYBODYS),
        (("", "network-manager"), [*EVERYBODYS, *NETWORKS, "wagtailsites:index"]),
    ],
    ids=["manager of a site", "network manager"],
)
def test_more_sites_cost_no_more_queries(role: tuple[str, str], names: list[str]) -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=role))
    addresses = pages(names)
    few = costs(client, addresses)
    assert {name: cost.status for name, cost in few.items() if cost.status != 200} == {}
    add_sites(MORE)
    many = costs(client, addresses, most=few)
    assert {name: (few[name], many[name]) for name in few if many[name].queries > few[name].queries} == {}
