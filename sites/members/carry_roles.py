"""Bring the rows that put users into the groups of roles to what the memberships in force say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from cms.accounts.models import User
from cms.tenancy.models import SiteRole
from sites.models import Membership


@dataclass(frozen=True, slots=True)
class Carried:
    """(user, group) keys that were put in and taken out."""

    added: frozenset[tuple[int, int]]
    removed: frozenset[tuple[int, int]]


def carry_roles(users: Iterable[int] | None = None) -> Carried:
    """For these users' keys, or for everybody. Groups that carry no role are left alone."""
    memberships = Membership.objects.in_force()
    rows = User.groups.through._default_manager.filter(group__in=SiteRole.objects.values("group"))
    if users is not None:
        keys = list(users)
        memberships, rows = memberships.filter(user__in=keys), rows.filter(user__in=keys)
    with transaction.atomic():
        wanted = set(memberships.values_list("user_id", "role__group_id"))
        stored = {(user, group): pk for pk, user, group in rows.values_list("pk", "user_id", "group_id")}
        missing, surplus = wanted - stored.keys(), stored.keys() - wanted
        if missing:
            User.groups.through._default_manager.bulk_create(
                [User.groups.through(user_id=user, group_id=group) for user, group in sorted(missing)],
                ignore_conflicts=True,
            )
        if surplus:
            rows.filter(pk__in=[stored[row] for row in surplus]).delete()
    return Carried(frozenset(missing), frozenset(surplus))
