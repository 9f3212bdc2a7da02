"""Members in the admin: who sees and does what there, what forged requests bring, and how many queries it takes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.accounts.models import User
from sites.members.change_membership import change_membership
from sites.members.grant_membership import grant_membership
from sites.models import Membership, MembershipEvent
from tests.editing.clients import work_on
from tests.factories import UserFactory
from tests.factories.world import site
from tests.sites.members.people import (
    ROLES,
    actor,
    client_for,
    client_of,
    day,
    membership_of,
    only,
    role_of,
    roles_of,
    trail_of,
)

pytestmark = pytest.mark.django_db
MEMBERS = "/admin/members/"
READERS = ("other-site manager", "own-site manager", "overseer", "network manager")


@pytest.fixture
def editor() -> User:
    user: User = UserFactory(username="zz-editor", email="zz@city.example", role=("first", "editor"))
    return user


def form_of(membership: Membership, **changed: Any) -> dict[str, Any]:
    values = {"role": membership.role_id, "starts_on": membership.starts_on.isoformat(), "ends_on": ""}
    return {**values, **changed}


def outcome(client: Client, membership: Membership, view: str, data: dict[str, Any]) -> str:
    """What a POST brings: done, denied, missing, refused by the form."""
    before = trail_of(membership.user)
    answer = client.post(reverse(f"network_membership_{view}", args=[membership.pk]), data)
    done = trail_of(membership.user) != before
    return "done" if done else {404: "missing", 302: "denied", 200: "refused"}[answer.status_code]


# Seeing ------------------------------------------------------------------------------------------------------------


def test_who_sees_the_members(editor: User) -> None:
    expected = only(*READERS, yes=200, no=302) | {"anonymous": 302}
    assert {role: client_of(role).get(MEMBERS).status_code for role in ROLES} == expected
    seen = only("own-site manager", "overseer", "network manager")
    assert {role: "zz-editor" in client_of(role).get(MEMBERS).content.decode() for role in ROLES} == seen


def test_who_finds_members_in_the_menu() -> None:
    shown = {role: MEMBERS in client_of(role).get("/admin/", follow=True).content.decode() for role in ROLES}
    assert shown == only(*READERS)


def test_who_reads_the_trail(editor: User) -> None:
    address = reverse("network_person_history", args=[editor.pk])
    expected = only("own-site manager", "overseer", "network manager", yes=200, no=302) | {"other-site manager": 404}
    assert {role: client_of(role).get(address).status_code for role in ROLES} == expected
    whole = reverse("network_members_history")
    seen = only("own-site manager", "overseer", "network manager")
    assert {role: "zz-editor" in client_of(role).get(whole).content.decode() for role in ROLES} == seen


def test_roles_of_the_network_are_shown_to_the_network_alone() -> None:
    UserFactory(username="zz-overseer", role=("", "overseer"))
    seen = {role: "zz-overseer" in client_of(role).get(MEMBERS).content.decode() for role in READERS}
    assert seen == {"other-site manager": False, "own-site manager": False, "overseer": True, "network manager": True}


def test_the_list_keeps_to_the_site_that_is_worked_on(editor: User) -> None:
    UserFactory(username="zz-second", role=("second", "editor"))
    client = client_of("network manager")
    work_on(client, "second")
    text = client.get(MEMBERS).content.decode()
    assert ("zz-second" in text, "zz-editor" in text) == (True, False)


def test_the_list_is_searched_and_narrowed(editor: User) -> None:
    other = UserFactory(username="yy-editor", role=("first", "editor"))
    membership_of(other).delete()
    Membership.objects.create(user=other, role=role_of("first", "editor"), starts_on=day(-9), ends_on=day(-1))
    client = client_of("own-site manager")

    def found(query: str) -> tuple[bool, bool]:
        text = client.get(MEMBERS + query).content.decode()
        return "zz-editor" in text, "yy-editor" in text

    assert [found(query) for query in ("", "?q=zz@city", "?q=nobody", "?state=ended", "?state=coming")] == [
        (True, False),
        (True, False),
        (False, False),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize("address", ["network_members", "network_members_history", "network_invitations"])
def test_the_number_of_queries_does_not_depend_on_members(address: str) -> None:
    client = client_of("own-site manager")
    counts = []
    for number in (2, 38):
        for user in UserFactory.create_batch(number, role=("first", "editor")):
            role_of("first", "editor").invitations.create(email=user.username + "@city.example", invited_by=user)
        client.get(reverse(address))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(address)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


# Changing and ending -------------------------------------------------------------------------------------------------


def test_who_changes_and_ends_a_role(editor: User) -> None:
    denied = only("own-site manager", "network manager", yes="done", no="denied") | {"other-site manager": "missing"}
    found = {}
    for role in ROLES:
        user = UserFactory(role=("first", "editor"))
        found[role] = outcome(
            client_of(role), membership_of(user), "change", form_of(membership_of(user), ends_on=day(3).isoformat())
        )
    assert found == denied
    found = {
        role: outcome(client_of(role), membership_of(UserFactory(role=("first", "editor"))), "end", {})
        for role in ROLES
    }
    assert found == denied


def test_a_forged_role_is_no_choice(editor: User) -> None:
    client, membership = client_of("own-site manager"), membership_of(editor)
    for code, role in (("second", "editor"), ("", "network-manager"), ("central", "site-manager")):
        data = form_of(membership, role=role_of(code, role).pk)
        assert outcome(client, membership, "change", data) == "refused"
    assert outcome(client, membership, "change", form_of(membership, role=999_999)) == "refused"
    assert roles_of(editor) == [("first", "editor")]


def test_no_form_makes_a_superuser(editor: User) -> None:
    forged = {"is_superuser": "on", "is_staff": "on", "groups": role_of("", "network-manager").group_id, "user": 1}
    client, membership = client_of("own-site manager"), membership_of(editor)
    data = form_of(membership, role=role_of("first", "publisher").pk, **forged)
    assert outcome(client, membership, "change", data) == "done"
    editor.refresh_from_db()
    assert (editor.is_superuser, editor.is_staff, roles_of(editor)) == (False, False, [("first", "publisher")])


def test_nobody_raises_themselves() -> None:
    manager = actor("own-site manager")
    client = client_for(manager)
    data = form_of(membership_of(manager), role=role_of("", "network-manager").pk)
    assert outcome(client, membership_of(manager), "change", data) == "refused"
    publisher = actor("own-site publisher")
    data = form_of(membership_of(publisher), role=role_of("first", "site-manager").pk)
    assert outcome(client_for(publisher), membership_of(publisher), "change", data) == "denied"
    assert (roles_of(manager), roles_of(publisher)) == ([("first", "site-manager")], [("first", "publisher")])


def test_the_last_manager_is_told_what_to_do() -> None:
    Membership.objects.filter(role=role_of("first", "site-manager")).delete()
    manager, heir = actor("own-site manager"), UserFactory(role=("first", "editor"))
    outsider = UserFactory(role=("second", "editor"))
    address, client = reverse("network_membership_end", args=[membership_of(manager).pk]), client_for(manager)
    assert "You are the last one who manages this." in client.get(address).content.decode()
    for data in ({}, {"heir": outsider.pk}):
        assert (client.post(address, data).status_code, roles_of(manager)) == (200, [("first", "site-manager")])
    assert client.post(address, {"heir": heir.pk}).status_code == 302
    assert (roles_of(manager), roles_of(heir)) == ([], [("first", "editor"), ("first", "site-manager")])


def test_a_changed_role_stands_in_the_trail(editor: User) -> None:
    manager = actor("own-site manager")
    change_membership(
        membership_of(editor), by=manager, role=role_of("first", "publisher"), starts_on=day(0), ends_on=None
    )
    text = client_for(manager).get(reverse("network_person_history", args=[editor.pk])).content.decode()
    assert all(word in text for word in ("role changed", "publisher", "zz-editor", manager.username))


# Stewards ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def deserted() -> Any:
    """The first site, whose only publisher is gone."""
    Membership.objects.filter(role__site__code="first").delete()
    return site("first")


WITHOUT = "/admin/sites/without-publisher/"


def test_who_sees_deserted_sites(deserted: Any) -> None:
    centre = ("central editor", "overseer", "network manager")
    roles = [role for role in ROLES if not role.startswith("own-site")]
    shown = {role: client_of(role).get(WITHOUT).status_code == 200 for role in roles}
    assert shown == {role: role in centre for role in roles}
    panel = {role: "dashboard-without-publisher" in client_of(role).get("/admin/").content.decode() for role in roles}
    assert panel == {role: role in centre for role in roles}


def test_a_site_with_an_active_publisher_is_not_shown(deserted: Any) -> None:
    client = client_of("central editor")

    def shown() -> bool:
        return deserted.name in client.get(WITHOUT).content.decode()

    publisher = UserFactory(role=("first", "publisher"))
    assert not shown()
    User.objects.filter(pk=publisher.pk).update(is_active=False)
    assert shown()
    UserFactory(role=("first", "editor"))
    assert shown()


def test_who_appoints_a_steward(deserted: Any) -> None:
    address = reverse("network_site_steward", args=[deserted.pk])
    found = {}
    for role in (role for role in ROLES if not role.startswith("own-site")):
        person = UserFactory(role=("second", "editor"))
        client_of(role).post(address, {"person": person.username, "ends_on": day(30).isoformat()})
        found[role] = ("first", "publisher") in roles_of(person)
        Membership.objects.filter(user=person).delete()
    able = ("central editor", "network manager")
    assert found == {role: role in able for role in ROLES if not role.startswith("own-site")}


@pytest.mark.parametrize("ends_on", ["", day(-1).isoformat(), day(200).isoformat()])
def test_a_steward_has_a_last_day_within_six_months(deserted: Any, ends_on: str) -> None:
    person = UserFactory(role=("second", "editor"))
    answer = client_of("network manager").post(
        reverse("network_site_steward", args=[deserted.pk]), {"person": person.username, "ends_on": ends_on}
    )
    assert (answer.status_code, roles_of(person)) == (200, [("second", "editor")])


def test_a_stewardship_is_ended_by_its_day_and_not_prolonged(deserted: Any) -> None:
    person = UserFactory(role=("second", "editor"))
    steward = grant_membership(
        person, role_of("first", "publisher"), by=actor("central editor"), ends_on=day(5), is_steward=True
    )
    data = form_of(steward, ends_on=day(300).isoformat())
    assert outcome(client_of("network manager"), steward, "change", data) == "refused"
    assert MembershipEvent.objects.get(person=person, after__is_steward=True).after["ends_on"] == day(5).isoformat()


def test_a_site_that_is_looked_after_gets_no_steward() -> None:
    address = reverse("network_site_steward", args=[site("first").pk])
    assert client_of("network manager").get(address).status_code == 404


def test_deserted_sites_take_the_same_queries_however_many() -> None:
    client = client_of("central editor")
    counts = []
    for code in ("first", "second"):
        Membership.objects.filter(role__site__code=code).delete()
        client.get("/admin/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_of_sites_is_narrowed_to_deserted_ones(deserted: Any) -> None:
    text = client_of("network manager").get("/admin/sites/", {"without_publisher": "yes"}).content.decode()
    address = reverse("network_site_steward", args=[deserted.pk])
    assert (address in text, site("second").name in text) == (True, False)
