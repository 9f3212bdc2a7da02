"""Giving, changing and ending roles; the groups that follow them; days that come; the trail."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, transaction

from cms.accounts.models import User
from cms.tasks.worker import drain
from cms.tenancy.models import Role
from sites.members.change_membership import change_membership
from sites.members.end_membership import end_membership
from sites.members.follow_dates import Followed, follow_dates
from sites.members.grant_membership import grant_membership
from sites.members.refusal import MembershipRefused
from sites.members.repair_roles import repair_roles
from sites.members.rules import user_can_manage_role
from sites.models import Membership, MembershipEvent
from sites.tasks import follow_membership_dates
from tests.factories import UserFactory
from tests.sites.members.people import ROLES, actor, day, membership_of, only, role_of, roles_of, trail_of

pytestmark = pytest.mark.django_db

MANAGERS = only("own-site manager", "network manager")


@pytest.mark.parametrize(
    ("code", "role", "able"),
    [
        ("first", Role.CONTRIBUTOR, MANAGERS),
        ("first", Role.PUBLISHER, MANAGERS),
        ("first", Role.SITE_MANAGER, MANAGERS),
        ("second", Role.CONTRIBUTOR, only("other-site manager", "network manager")),
        ("central", Role.CONTRIBUTOR, only("network manager")),
        ("", Role.OVERSEER, only("network manager")),
        ("", Role.CENTRAL_EDITOR, only("network manager")),
        ("", Role.NETWORK_MANAGER, only("network manager")),
    ],
)
def test_who_gives_which_role(code: str, role: Role, able: dict[str, bool]) -> None:
    found = {}
    for name in ROLES:
        if name == "anonymous":
            found[name] = False
            continue
        giver, receiver = actor(name), UserFactory()
        try:
            grant_membership(receiver, role_of(code, role), by=giver)
        except PermissionDenied:
            found[name] = False
            assert (roles_of(receiver), trail_of(receiver)) == ([], [])
        else:
            found[name] = True
            assert (roles_of(receiver), trail_of(receiver)) == ([(code, role)], ["given"])
    assert found == able


def test_who_appoints_stewards() -> None:
    for role, able in (
        (Role.PUBLISHER, only("central editor", "network manager")),
        (Role.SITE_MANAGER, only("network manager")),
    ):
        wanted = role_of("first", role)
        assert {
            name: name != "anonymous" and user_can_manage_role(actor(name), wanted, as_steward=True) for name in ROLES
        } == able


def test_authority_comes_from_memberships_and_not_from_a_stray_group() -> None:
    stray = UserFactory()
    stray.groups.add(role_of("first", "site-manager").group)
    assert not user_can_manage_role(stray, role_of("first", "editor"))


def test_a_role_is_given_once() -> None:
    user = UserFactory(role=("first", "editor"))
    with pytest.raises(MembershipRefused), transaction.atomic():
        grant_membership(user, role_of("first", "editor"), by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, role=role_of("first", "editor"))
    assert (roles_of(user), trail_of(user)) == ([("first", "editor")], ["given"])


def test_roles_on_several_sites() -> None:
    user = UserFactory(role=("first", "editor"))
    grant_membership(user, role_of("second", "publisher"), by=None)
    assert roles_of(user) == [("first", "editor"), ("second", "publisher")]
    end_membership(Membership.objects.get(user=user, role__site__code="first"), by=actor("own-site manager"))
    assert roles_of(user) == [("second", "publisher")]


def test_a_changed_role_is_carried_at_once_and_told() -> None:
    user, manager = UserFactory(role=("first", "editor")), actor("own-site manager")
    change_membership(
        membership_of(user), by=manager, role=role_of("first", "publisher"), starts_on=day(0), ends_on=day(9)
    )
    assert roles_of(user) == [("first", "publisher")]
    event = MembershipEvent.objects.filter(person=user, what="changed").get()
    assert (event.actor_id, event.before, event.after) == (
        manager.pk,
        {"role": "editor", "starts_on": day(0).isoformat(), "ends_on": None, "is_steward": False},
        {"role": "publisher", "starts_on": day(0).isoformat(), "ends_on": day(9).isoformat(), "is_steward": False},
    )


@pytest.mark.parametrize(
    ("by", "code", "role"),
    [
        ("own-site publisher", "first", "contributor"),
        ("other-site manager", "first", "contributor"),
        ("own-site manager", "second", "contributor"),
        ("own-site manager", "", "network-manager"),
        ("central editor", "first", "contributor"),
        ("overseer", "first", "contributor"),
    ],
)
def test_refused_changes_change_nothing(by: str, code: str, role: str) -> None:
    user = UserFactory(role=("first", "editor"))
    with pytest.raises(PermissionDenied):
        change_membership(membership_of(user), by=actor(by), role=role_of(code, role), starts_on=day(0), ends_on=None)
    assert (roles_of(user), trail_of(user)) == ([("first", "editor")], ["given"])


def test_nobody_raises_their_own_role() -> None:
    user = UserFactory(role=("first", "site-manager"))
    grant_membership(user, role_of("first", "contributor"), by=None)
    lower = Membership.objects.get(user=user, role__role="contributor")
    with pytest.raises(PermissionDenied):
        change_membership(lower, by=user, role=role_of("first", "publisher"), starts_on=day(0), ends_on=None)
    assert roles_of(user) == [("first", "contributor"), ("first", "site-manager")]


@pytest.fixture
def last_manager() -> User:
    """The first site's only manager: the one that came with the site has left."""
    Membership.objects.filter(role=role_of("first", "site-manager")).delete()
    repair_roles()
    return UserFactory(role=("first", "site-manager"))


def test_the_last_manager_does_not_leave_without_a_successor(last_manager: User) -> None:
    membership = membership_of(last_manager)
    with pytest.raises(MembershipRefused, match="جانشین|successor"):
        end_membership(membership, by=last_manager)
    for role, ends_on in (("editor", None), ("site-manager", day(5))):
        with pytest.raises(MembershipRefused):
            change_membership(
                membership, by=last_manager, role=role_of("first", role), starts_on=day(0), ends_on=ends_on
            )
    with pytest.raises(PermissionDenied):
        end_membership(membership, by=last_manager, heir=UserFactory(role=("second", "editor")))
    assert roles_of(last_manager) == [("first", "site-manager")]


def test_the_last_manager_hands_the_role_on(last_manager: User) -> None:
    heir = UserFactory(role=("first", "editor"))
    end_membership(membership_of(last_manager), by=last_manager, heir=heir)
    assert (roles_of(last_manager), roles_of(heir)) == ([], [("first", "editor"), ("first", "site-manager")])


def test_a_manager_among_others_just_leaves() -> None:
    user = UserFactory(role=("first", "site-manager"))  # beside the one that came with the site
    end_membership(membership_of(user), by=user)
    assert roles_of(user) == []


def test_days_begin_and_end_roles() -> None:
    coming, going = UserFactory(), UserFactory()
    grant_membership(coming, role_of("first", "editor"), by=None, starts_on=day(3))
    grant_membership(going, role_of("first", "editor"), by=None, ends_on=day(0))
    assert (roles_of(coming), roles_of(going)) == ([], [("first", "editor")])
    assert follow_dates() == Followed(begun=0, ended=0)
    Membership.objects.filter(user=coming).update(starts_on=day(0))
    Membership.objects.filter(user=going).update(starts_on=day(-9), ends_on=day(-1))
    follow_membership_dates.enqueue()
    assert drain() >= 1
    assert (roles_of(coming), roles_of(going)) == ([("first", "editor")], [])
    assert (trail_of(coming), trail_of(going)) == (["given", "started"], ["given", "ended"])
    assert follow_dates() == Followed(begun=0, ended=0)


@pytest.mark.parametrize(("starts_on", "ends_on"), [(day(3), day(2)), (day(-9), day(-1))])
def test_days_that_cannot_be(starts_on: object, ends_on: object) -> None:
    with pytest.raises(MembershipRefused):
        grant_membership(
            UserFactory(),
            role_of("first", "editor"),
            by=None,
            starts_on=starts_on,  # type: ignore[arg-type]
            ends_on=ends_on,  # type: ignore[arg-type]
        )


def test_repairing_says_what_it_changed_and_then_finds_nothing() -> None:
    lost, stray = UserFactory(username="lost", role=("first", "editor")), UserFactory(username="stray")
    lost.groups.clear()
    stray.groups.add(role_of("", "network-manager").group)
    role_of("second", "editor").group.permissions.clear()
    said, again = StringIO(), StringIO()
    call_command("repair_roles", stdout=said)
    call_command("repair_roles", stdout=again)
    assert said.getvalue().splitlines() == [
        "groups with other permissions: 1",
        "put in: lost, first: editor",
        "taken out: stray, network: network-manager",
    ]
    assert again.getvalue().splitlines() == ["groups with other permissions: 0", "nothing had to be changed"]
    assert (roles_of(lost), roles_of(stray)) == ([("first", "editor")], [])
    assert (trail_of(lost), trail_of(stray)) == (["given", "repaired"], ["repaired"])


def test_whoever_was_in_a_group_before_there_were_memberships_keeps_the_role() -> None:
    user = UserFactory(role=("first", "editor"), date_joined=datetime(2024, 3, 1, 22, 0, tzinfo=UTC))
    Membership.objects.all().delete()
    import_module("sites.migrations.0003_memberships_of_groups").take_over(apps, None)
    membership = membership_of(user)
    assert (membership.role, membership.starts_on, membership.ends_on) == (
        role_of("first", "editor"),
        date(2024, 3, 2),  # in Tehran
        None,
    )
    assert repair_roles().removed == ()
    assert trail_of(user) == ["given", "given"]


def test_groups_without_a_role_are_left_alone() -> None:
    user = UserFactory(role=("first", "editor"))
    other = Group.objects.create(name="ours")
    user.groups.add(other)
    repair_roles()
    assert list(user.groups.filter(site_role=None)) == [other]


def test_the_trail_outlives_its_people_and_cannot_be_changed() -> None:
    user = UserFactory(username="gone", first_name="مدیر", last_name="نمونه", role=("first", "editor"))
    key = user.pk
    user.delete()
    event = MembershipEvent.objects.get(person_id=key)
    assert (event.person_name, event.site_name, event.role) == ("مدیر نمونه (gone)", "روابط‌عمومی منطقهٔ ۱", "editor")
    with pytest.raises(DatabaseError), transaction.atomic():
        event.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        MembershipEvent.objects.filter(pk=event.pk).update(role="publisher")
    assert MembershipEvent.objects.get(pk=event.pk).role == "editor"
