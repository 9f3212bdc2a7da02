"""Everybody who could come to the views of sites, signed in at the central office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from tests.factories import UserFactory
from tests.factories.world import CENTRAL

ROLES: dict[str, tuple[str, str] | None] = {
    "anonymous": None,
    "other-site manager": ("second", "site-manager"),
    "own-site contributor": ("first", "contributor"),
    "own-site editor": ("first", "editor"),
    "own-site publisher": ("first", "publisher"),
    "own-site manager": ("first", "site-manager"),
    "manager of the central site": ("central", "site-manager"),
    "central editor": ("", "central-editor"),
    "overseer": ("", "overseer"),
    "network manager": ("", "network-manager"),
}
MANAGER = "network manager"


def client_of(role: str) -> Client:
    client = Client(headers={"host": CENTRAL})
    if ROLES[role] is not None:
        client.force_login(UserFactory(role=ROLES[role]))
    return client


def by_role(result: Callable[[str], Any]) -> dict[str, Any]:
    return {role: result(role) for role in ROLES}


def only(*roles: str, yes: Any = True, no: Any = False) -> dict[str, Any]:
    return {role: yes if role in roles else no for role in ROLES}
