"""Who sits in front of the admin: one row a role in tables of authorisation."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.factories import UserFactory, give_role
from tests.factories.roles import everybody_but
from tests.factories.world import CENTRAL, site

ROLES = everybody_but("own-site manager")


def client_of(role: str, language: str = "en") -> Client:
    """The admin speaks `language` to them."""
    client = Client(headers={"host": CENTRAL})
    if ROLES[role] is not None:
        user = UserFactory(role=ROLES[role])
        UserProfile.objects.create(user=user, preferred_language=language)
        client.force_login(user)
    return client


def client_of_two_sites(role: str = "publisher") -> Client:
    """Somebody with the same role on the first and on the second site."""
    client = client_of("anonymous")
    user = UserFactory(role=("first", role))
    give_role(user, "second", role)
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


def work_on(client: Client, code: str | None) -> None:
    """Choose a site by its code, or all of the user's."""
    chosen = site(code).pk if code else "all"
    assert client.post(reverse("editing_switch_site"), {"site": chosen}).status_code == 302
