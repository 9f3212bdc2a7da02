"""Who sits in front of the admin: one row a role in tables of authorisation."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.tenancy.models import SiteRole
from tests.factories import UserFactory
from tests.factories.world import CENTRAL, site

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


def client_of_two_sites(role: str = "publisher") -> Client:
    """Somebody with the same role on the first and on the second site."""
    client = client_of("anonymous")
    user = UserFactory(role=("first", role))
    user.groups.add(SiteRole.objects.get(site__code="second", role=role).group)
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


def work_on(client: Client, code: str | None) -> None:
    """Choose a site by its code, or all of the user's."""
    chosen = site(code).pk if code else "all"
    assert client.post(reverse("editing_switch_site"), {"site": chosen}).status_code == 302
