"""What two people do at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from cms.accounts.models import User
from sites.members.accept_invitation import InvitationRefused, NewPerson, Problem, accept_as_new_person
from sites.members.end_membership import end_membership
from sites.members.invitation_links import token_of
from sites.members.refusal import MembershipRefused
from sites.models import Membership
from tests.factories import UserFactory
from tests.sites.members.people import membership_of, role_of, roles_of
from tests.sites.members.test_invitations import EMAIL, PASSWORD, invitation


@pytest.fixture
def real_database(own_database: str, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.mark.real_transactions
@pytest.mark.usefixtures("real_database")
def test_a_link_that_is_opened_twice_at_the_same_moment_works_once() -> None:
    token = token_of(invitation())
    together = Barrier(2)

    def accept(_number: int) -> str:
        together.wait()
        try:
            accept_as_new_person(token, NewPerson("ویراستار", "نمونه", PASSWORD))
        except InvitationRefused as refusal:
            return refusal.problem
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(accept, range(2))) == ["in", Problem.USED]
    assert User.objects.filter(email=EMAIL).count() == 1


@pytest.mark.real_transactions
@pytest.mark.usefixtures("real_database")
def test_of_two_managers_who_leave_at_the_same_moment_one_stays() -> None:
    Membership.objects.filter(role=role_of("first", "site-manager")).delete()
    managers = UserFactory.create_batch(2, role=("first", "site-manager"))
    together = Barrier(2)

    def leave(user: User) -> str:
        membership = membership_of(user)
        together.wait()
        try:
            end_membership(membership, by=user)
        except MembershipRefused:
            return "stays"
        finally:
            connection.close()
        return "left"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(leave, managers)) == ["left", "stays"]
    assert sorted(len(roles_of(user)) for user in managers) == [0, 1]
