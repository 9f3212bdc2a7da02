"""Who does something about whom in tests of members."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.tenancy.models import SiteRole
from sites.models import Membership, MembershipEvent
from tests.factories import UserFactory
from tests.factories.roles import everybody_but
from tests.factories.world import CENTRAL

ROLES = everybody_but("other-site editor")


def role_of(code: str, role: str) -> SiteRole:
    return SiteRole.objects.select_related("site").get(site__code=code or None, role=role)


def actor(role: str) -> User:
    return UserFactory(role=ROLES[role])


def client_of(role: str) -> Client:
    return client_for(UserFactory(role=ROLES[role])) if ROLES[role] else Client(headers={"host": CENTRAL})


def client_for(user: User) -> Client:
    """Signed in; the admin speaks English to them."""
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    client = Client(headers={"host": CENTRAL})
    client.force_login(user)
    return client


def membership_of(user: User) -> Membership:
    return Membership.objects.select_related("role__site", "user").get(user=user, ended_at__isnull=True)


def roles_of(user: User) -> list[tuple[str, str]]:
    """(code of the site, role) of the groups that carry the user's rights."""
    rows = SiteRole.objects.filter(group__user=user).order_by("site__code", "role")
    return [(code or "", role) for code, role in rows.values_list("site__code", "role")]


def trail_of(user: User) -> list[str]:
    return [event.what for event in MembershipEvent.objects.filter(person=user).order_by("pk")]


def day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


def only(*roles: str, yes: Any = True, no: Any = False) -> dict[str, Any]:
    return {role: yes if role in roles else no for role in ROLES}
