"""Who sits in front of the admin: one row a role in tables of authorisation."""

from __future__ import annotations

from django.test import Client
from wagtail.users.models import UserProfile

from tests.factories import UserFactory
from tests.factories.world import CENTRAL

ROLES: dict[str, tuple[str, str] | None] = {
    "anonymous": None,
    "other-site editor": ("second", "editor"),
    "other-site manager": ("second", "site-manager"),
    "own-site contributor": ("first", "contributor"),
    "own-site editor": ("first", "editor"),
    "own-site publisher": ("first", "publisher"),
    "central editor": ("", "central-editor"),
    "overseer": ("", "overseer"),
    "network manager": ("", "network-manager"),
}


def client_of(role: str, language: str = "en") -> Client:
    """The admin speaks `language` to them."""
    client = Client(headers={"host": CENTRAL})
    if ROLES[role] is not None:
        user = UserFactory(role=ROLES[role])
        UserProfile.objects.create(user=user, preferred_language=language)
        client.force_login(user)
    return client
