"""The hostnames of a site in the admin: added, made its own, removed, by network managers alone."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cms.tenancy.models import Hostname
from cms.tenancy.routes import add_hostname, remove_hostname
from tests.factories.world import FIRST, SECOND, site
from tests.serving.visitor import ask, where
from tests.sites.clients import MANAGER, by_role, client_of, only

pytestmark = pytest.mark.django_db


def url(*steps: object, code: str = "first") -> str:
    return "/".join(["/admin/sites", str(site(code).pk), "hostnames", *map(str, steps), ""])


def names(code: str = "first") -> dict[str, bool]:
    return dict(site(code).hostnames.values_list("hostname", "is_primary"))


@pytest.fixture
def manager() -> Client:
    return client_of(MANAGER)


def test_only_a_network_manager_changes_hostnames() -> None:
    row = add_hostname(site("first"), "old.test")

    def changed(role: str) -> tuple[bool, bool]:
        client, hostname = client_of(role), f"{role.replace(' ', '-')}.test"
        sees = client.get(url()).status_code == 200
        client.post(url(), {"hostname": hostname})
        if role != MANAGER:
            client.post(url(row.pk, "primary"))
            client.post(url(row.pk, "remove"))
        return sees, Hostname.objects.filter(hostname=hostname).exists()

    assert by_role(changed) == only(MANAGER, yes=(True, True), no=(False, False))
    assert names() == {FIRST: True, "old.test": False, "network-manager.test": False}


def test_an_added_hostname_leads_to_the_site(manager: Client) -> None:
    assert manager.post(url(), {"hostname": " WWW.first.test "}).status_code == 302
    assert where(ask("www.first.test", "/about/")) == (301, f"http://{FIRST}:8000/about/")


@pytest.mark.parametrize("hostname", ["", FIRST, SECOND, "SECOND.test", "http://x.test", "x y.test"])
def test_a_wrong_or_taken_hostname_is_refused_and_kept(hostname: str, manager: Client) -> None:
    before = set(Hostname.objects.values_list("hostname", flat=True))
    answer = manager.post(url(), {"hostname": hostname})
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form["hostname"].value()) == (200, ["hostname"], hostname)
    assert set(Hostname.objects.values_list("hostname", flat=True)) == before


def test_the_site_moves_and_its_former_name_leads_there(manager: Client) -> None:
    row = add_hostname(site("first"), "one.test")
    assert manager.get(url(row.pk, "primary")).status_code == 200
    assert names() == {FIRST: True, "one.test": False}
    manager.post(url(row.pk, "primary"))
    assert names() == {FIRST: False, "one.test": True}
    assert site("first").route.hostname == "one.test"
    assert where(ask(FIRST, "/about/")) == (301, "http://one.test:8000/about/")
    assert ask("one.test", "/about/").status_code == 200


def test_a_hostname_is_removed_after_asking(manager: Client) -> None:
    row = add_hostname(site("first"), "one.test")
    assert manager.get(url(row.pk, "remove")).status_code == 200
    assert "one.test" in names()
    manager.post(url(row.pk, "remove"))
    assert (names(), ask("one.test", "/").status_code) == ({FIRST: True}, 404)


def test_the_sites_own_hostname_stays(manager: Client) -> None:
    own = site("first").hostnames.get()
    manager.post(url(own.pk, "remove"))
    assert names() == {FIRST: True}
    with pytest.raises(ValidationError):
        remove_hostname(own)


def test_a_hostname_of_another_site_is_not_there(manager: Client) -> None:
    row = add_hostname(site("second"), "two.test")
    answers = [manager.post(url(row.pk, step)).status_code for step in ("primary", "remove")]
    assert (answers, names("second")) == ([404, 404], {SECOND: True, "two.test": False})


def test_the_admin_moves_with_the_central_office_only(manager: Client) -> None:
    moved = {}
    for code in ("central", "first"):
        row = add_hostname(site(code), f"new-{code}.test")
        moved[code] = bool(manager.get(url(row.pk, "primary", code=code)).context["warning"])
    assert moved == {"central": True, "first": False}
