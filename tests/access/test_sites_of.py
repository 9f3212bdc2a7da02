"""Which sites somebody works on."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from cms.access.sites import sites_of, visible_to
from cms.people.models import Person
from tests.factories import PersonFactory, UserFactory, give_role

pytestmark = pytest.mark.django_db

ALL = ["central", "first", "second"]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({}, []),
        ({"role": ("first", "contributor")}, ["first"]),
        ({"role": ("first", "editor")}, ["first"]),
        ({"role": ("first", "publisher")}, ["first"]),
        ({"role": ("second", "site-manager")}, ["second"]),
        ({"role": ("central", "site-manager")}, ["central"]),
        ({"role": ("", "central-editor")}, ALL),
        ({"role": ("", "overseer")}, ALL),
        ({"role": ("", "network-manager")}, ALL),
        ({"is_superuser": True}, ALL),
        ({"role": ("", "network-manager"), "is_active": False}, []),
        ({"is_superuser": True, "is_active": False}, []),
    ],
)
def test_the_sites_of_a_user(values: dict[str, Any], codes: list[str]) -> None:
    people = {code: PersonFactory(code=code) for code in ALL}
    user = UserFactory(**values)
    assert sorted(found.code for found in sites_of(user)) == codes
    assert {person.pk for person in visible_to(user, Person.objects.all())} == {people[code].pk for code in codes}


def test_nobody_has_no_site() -> None:
    assert list(sites_of(AnonymousUser())) == []


def test_two_roles_on_a_site_count_once() -> None:
    user = UserFactory(role=("first", "editor"))
    give_role(user, "first", "publisher")
    assert [found.code for found in sites_of(user)] == ["first"]
