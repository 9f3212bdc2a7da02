"""Coming back after a deactivation: who allows it, what returns with it, and what stays dead."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from sites.members.deactivate_person import deactivate_person
from sites.members.grant_membership import grant_membership
from sites.members.invite import invite, send_again
from sites.models import MembershipEvent
from tests.factories import UserFactory
from tests.sites.members.people import ROLES, actor, client_for, client_of, day, only, role_of, roles_of, trail_of
from tests.sites.members.test_invitations import PASSWORD, address_of, browser

pytestmark = pytest.mark.django_db
BOTH = only("own-site manager", "network manager")
NETWORK = only("network manager")


@pytest.fixture
def chief() -> User:
    return actor("network manager")


@pytest.fixture
def person(chief: User) -> User:
    """Somebody of the first site who was deactivated."""
    user: User = UserFactory(username="gone", email="gone@city.example", role=("first", "editor"))
    user.set_password(PASSWORD)
    user.save()
    deactivate_person(user, by=chief)
    return user


def bring_back(client: Client, person: User, **data: Any) -> bool:
    """Whether they are back afterwards."""
    client.post(reverse("network_person_returns", args=[person.pk]), data)
    person.refresh_from_db()
    return person.is_active


def sign_in(client: Client) -> bool:
    client.post(reverse("account_login"), {"login": "gone", "password": PASSWORD})
    return is_in(client)


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def whoever_brings_back(person: User) -> dict[str, bool]:
    found = {}
    for role in ROLES:
        found[role] = bring_back(client_of(role), person)
        User.objects.filter(pk=person.pk).update(is_active=False)
    return found


def test_who_brings_back_whom(person: User) -> None:
    assert whoever_brings_back(person) == BOTH
    elsewhere = grant_membership(person, role_of("second", "contributor"), by=None)
    elsewhere.delete()  # as if it had never been
    assert bring_back(client_of("own-site manager"), person)


@pytest.mark.parametrize("former", [("second", "contributor"), ("", "overseer")])
def test_with_a_former_role_elsewhere_it_takes_the_network(person: User, chief: User, former: tuple[str, str]) -> None:
    bring_back(client_for(chief), person)
    grant_membership(person, role_of(*former), by=None)
    deactivate_person(person, by=chief)
    assert whoever_brings_back(person) == NETWORK


def test_nobody_brings_back_a_superuser_or_whoever_is_there(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_superuser=True)
    assert not any(whoever_brings_back(person).values())
    there = UserFactory(role=("first", "editor"))
    assert client_of("own-site manager").get(reverse("network_person_returns", args=[there.pk])).status_code == 302
    assert trail_of(there) == ["given"]


def test_who_finds_the_way_to_it(person: User) -> None:
    address = reverse("network_person_history", args=[person.pk])
    way = reverse("network_person_returns", args=[person.pk])
    assert {role: way in client_of(role).get(address).content.decode() for role in ROLES} == BOTH


def test_asking_changes_nothing_and_says_what_it_means(person: User) -> None:
    answer = client_of("own-site manager").get(reverse("network_person_returns", args=[person.pk]))
    person.refresh_from_db()
    assert ("No former role returns" in answer.content.decode(), person.is_active) == (True, False)


def test_they_sign_in_again_and_no_former_role_returns(person: User, chief: User) -> None:
    # Made inactive past the page that ends roles: this one does not come back either.
    grant_membership(person, role_of("first", "publisher"), by=None)
    assert not sign_in(browser())
    assert bring_back(client_for(chief), person)
    assert (roles_of(person), trail_of(person)[-2:]) == ([], ["ended", "returned"])
    line = MembershipEvent.objects.filter(person=person, what="returned").get()
    assert (line.actor_id, line.site.code if line.site else "") == (chief.pk, "first")
    client = browser()
    assert not sign_in(client)
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_new_role_is_given_with_it(person: User) -> None:
    client = client_of("own-site manager")
    for refused in ({"role": role_of("second", "editor").pk}, {"role": role_of("", "overseer").pk}, {"role": 999_999}):
        assert not bring_back(client, person, **refused)
    assert not bring_back(client, person, role=role_of("first", "contributor").pk, ends_on=day(-1).isoformat())
    assert bring_back(client, person, role=role_of("first", "contributor").pk)
    assert (roles_of(person), sign_in(browser())) == ([("first", "contributor")], True)


def test_what_was_open_before_stays_dead(chief: User) -> None:
    user: User = UserFactory(username="gone", email="gone@city.example", role=("first", "editor"))
    user.set_password(PASSWORD)
    user.save()
    session = browser()
    assert sign_in(session)
    invitation = invite(user.email, role_of("second", "editor"), by=actor("other-site manager"))
    browser().post(reverse("account_reset_password"), {"email": user.email})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    path = link[link.index("/admin/") :]
    opens = [browser().get(path).status_code]  # leads on to the form
    deactivate_person(user, by=chief)
    opens.append(browser().get(path).status_code)
    assert bring_back(client_for(chief), user, role=role_of("first", "editor").pk)
    opens.append(browser().get(path).status_code)
    assert opens == [302, 200, 200]
    assert not is_in(session)
    client = browser()
    assert sign_in(client)
    answers = [client.get(address_of(invitation)).status_code, client.post(address_of(invitation)).status_code]
    assert (answers, roles_of(user)) == ([410, 410], [("first", "editor")])
    send_again(invitation, by=chief)
    invitation.refresh_from_db()
    assert client.get(address_of(invitation)).status_code == 200
