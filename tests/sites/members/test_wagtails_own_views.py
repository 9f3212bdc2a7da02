"""Wagtail's own views of users and groups open to superusers alone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from sites.members.rules import authority_of
from tests.access.every_view import addresses, belongings, views
from tests.factories import UserFactory
from tests.sites.members.people import ROLES, client_for, client_of

pytestmark = pytest.mark.django_db
OWN_VIEWS = [view for view in views() if view.name.startswith("wagtailusers_")]


def opened(client: Client, own: object) -> list[str]:
    """Names of the views that answer something, to GET or to POST."""
    return [
        view.name
        for view in OWN_VIEWS
        for address in addresses(view, own)  # type: ignore[arg-type]
        if {client.get(address).status_code, client.post(address).status_code} - {302, 403, 404, 405}
    ]


def test_no_role_opens_them() -> None:
    own = belongings("first", "zzown")
    assert len(OWN_VIEWS) > 10
    assert {role: opened(client_of(role), own) for role in ROLES} == {role: [] for role in ROLES}


def test_no_role_acts_on_users_in_bulk() -> None:
    person = UserFactory(role=("first", "editor"))
    for action in ("assign_role", "delete", "set_active_state"):
        address = f"/admin/bulk/accounts/user/{action}/?id={person.pk}"
        for role in ROLES:
            client_of(role).post(address, {"role": person.groups.get().pk, "mark_as_active": "False"})
    assert list(User.objects.filter(pk=person.pk).values_list("is_active", "groups__site_role__role")) == [
        (True, "editor")
    ]


def test_a_superuser_reaches_them() -> None:
    superuser = UserFactory(is_superuser=True)
    assert authority_of(superuser).manages_network
    client = client_for(superuser)
    names = ("wagtailusers_users:index", "wagtailusers_users:add", "wagtailusers_groups:index")
    assert [client.get(reverse(name)).status_code for name in names] == [200, 200, 200]
