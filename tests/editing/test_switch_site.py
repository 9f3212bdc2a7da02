"""Somebody with several sites chooses the one to work on; what they see follows, and nobody reaches a foreign one."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from cms.access.current_site import SESSION_KEY
from cms.news.models import NewsIndexPage
from cms.tenancy.models import NetworkSite
from sites.members.end_membership import close_membership
from tests.editing.clients import ROLES, client_of, client_of_two_sites, work_on
from tests.factories import NewsPageFactory, UserFactory, give_role
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/site/"
# Host and root; session, user, profile; permissions and memberships for the menu; the sites, how many, the current one.
QUERIES = 25
# The sites from which each role may choose.
ALL = {"central", "first", "second"}
CHOICE: dict[str, set[str]] = {
    "other-site editor": {"second"},
    "other-site manager": {"second"},
    "own-site contributor": {"first"},
    "own-site editor": {"first"},
    "own-site publisher": {"first"},
    "central editor": ALL,
    "overseer": ALL,
    "network manager": ALL,
}


def chosen(client: Client) -> int | None:
    found: int | None = client.session.get(SESSION_KEY)
    return found


def listed(answer: Any) -> set[str]:
    return {shown.code for shown in answer.context["object_list"]}


@pytest.mark.parametrize("role", ROLES)
def test_who_chooses_which_site(role: str) -> None:
    client = client_of(role)
    answer = client.get(ADDRESS)
    if role == "anonymous":
        assert (answer.status_code, answer["Location"]) == (302, f"/admin/accounts/login/?next={ADDRESS}")
        assert client.post(ADDRESS, {"site": site("first").pk}).status_code == 302
        assert chosen(client) is None
        return
    assert (answer.status_code, listed(answer)) == (200, CHOICE[role])
    for code in sorted(ALL):
        before = chosen(client)
        refused = code not in CHOICE[role]
        answer = client.post(ADDRESS, {"site": site(code).pk})
        assert answer.status_code == (404 if refused else 302)
        assert chosen(client) == (before if refused else site(code).pk)


@pytest.mark.parametrize("value", ["", "0", "999999", "first", "-1", "1 OR 1=1"])
def test_what_is_no_site_changes_nothing(value: str) -> None:
    client = client_of_two_sites()
    work_on(client, "second")
    assert client.post(ADDRESS, {"site": value}).status_code == 404
    assert chosen(client) == site("second").pk


def test_only_a_post_changes_the_site() -> None:
    client = client_of_two_sites()
    assert client.get(ADDRESS, {"site": site("second").pk}).status_code == 200
    assert chosen(client) is None


def test_a_message_says_which_site_it_is() -> None:
    client = client_of_two_sites()
    answer = client.post(ADDRESS, {"site": site("second").pk})
    name = site("second").name
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [f"You work on this site now: {name}"]
    assert answer["Location"] == "/admin/"
    page = client.get(ADDRESS)
    assert f"You work on {name}." in page.content.decode()
    work_on(client, None)
    assert "You work on all of your sites." in client.get(ADDRESS).content.decode()


def test_back_to_where_it_still_means_something() -> None:
    client = client_of_two_sites()
    own = NewsPageFactory(site="second")
    foreign = NewsPageFactory(site="first")
    places = {
        reverse("news:index"): reverse("news:index"),
        f"{reverse('news:index')}?category=7": reverse("news:index"),
        reverse("wagtailimages:index"): reverse("wagtailimages:index"),
        reverse("wagtailadmin_pages:edit", args=[own.pk]): reverse("wagtailadmin_pages:edit", args=[own.pk]),
        reverse("wagtailadmin_pages:edit", args=[foreign.pk]): "/admin/",
        reverse("wagtailadmin_explore", args=[foreign.get_parent().pk]): "/admin/",
        ADDRESS: "/admin/",
        "/admin/nothing/here/": "/admin/",
        "/news/": "/admin/",
        "https://elsewhere.example/admin/news/": "/admin/",
        "": "/admin/",
    }
    found = {place: client.post(ADDRESS, {"site": site("second").pk, "next": place})["Location"] for place in places}
    assert found == places


def test_a_choice_ends_with_the_role() -> None:
    client = Client(headers={"host": CENTRAL})
    user = UserFactory(role=("first", "editor"))
    second = give_role(user, "second", "editor")
    client.force_login(user)
    NewsPageFactory(site="first", title_fa="خبر نخست")
    NewsPageFactory(site="second", title_fa="خبر دوم")
    work_on(client, "second")
    shown = client.get(reverse("news:index")).content.decode()
    assert ("خبر نخست" in shown, "خبر دوم" in shown) == (False, True)
    close_membership(second, by=None)
    shown = client.get(reverse("news:index")).content.decode()
    assert ("خبر نخست" in shown, "خبر دوم" in shown) == (True, False)
    assert client.post(ADDRESS, {"site": site("second").pk}).status_code == 404


def many_sites(count: int) -> None:
    NetworkSite.objects.bulk_create(
        NetworkSite(
            code=f"n{number}",
            kind="district",
            number=number,
            name_fa=f"منطقهٔ {number}",
            short_name_fa=f"ناحیهٔ {number}",
        )
        for number in range(100, 100 + count)
    )


def test_five_hundred_sites_are_searched_and_paged(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = client_of("network manager")
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        client.get(ADDRESS)
    many_sites(500)
    with django_assert_num_queries(QUERIES):
        answer = client.get(ADDRESS)
    assert (answer.context["paginator"].count, len(answer.context["object_list"])) == (503, 60)
    assert len(client.get(ADDRESS, {"p": "9"}).context["object_list"]) == 23
    assert len(client.get(ADDRESS, {"p": "99"}).context["object_list"]) == 23
    assert listed(client.get(ADDRESS, {"q": "۱۲۳"})) == {"n123"}
    assert listed(client.get(ADDRESS, {"q": "سازمان نمونه"})) == {"second"}
    assert listed(client.get(ADDRESS, {"q": "n59"})) == {f"n{number}" for number in range(590, 600)}
    nothing = client.get(ADDRESS, {"q": "بی‌نام"})
    assert listed(nothing) == set()
    assert "No site has this name or number." in nothing.content.decode()


def test_creation_lands_in_the_site_that_is_worked_on() -> None:
    client = client_of_two_sites()
    for code in ("first", "second"):
        work_on(client, code)
        index = NewsIndexPage.objects.get(site__code=code)
        answer = client.get(reverse("news:choose_parent"))
        assert answer["Location"] == f"/admin/pages/add/news/newspage/{index.pk}/?next=%2Fadmin%2Fnews%2F"
