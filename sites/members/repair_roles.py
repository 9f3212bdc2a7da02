"""Bring groups, their permissions and their users to what the rows of roles and memberships say."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.accounts.models import User
from cms.tenancy.models import SiteRole
from sites.members.carry_roles import carry_roles
from sites.members.record_event import record_event
from sites.models import MembershipEvent
from sites.roles import align_groups


@dataclass(frozen=True, slots=True)
class Repaired:
    groups: int  # whose permissions were changed
    added: tuple[tuple[User, SiteRole], ...]
    removed: tuple[tuple[User, SiteRole], ...]


def repair_roles() -> Repaired:
    """A second time it finds nothing to do. What was changed of people is in the trail."""
    with transaction.atomic():
        groups = align_groups()
        carried = carry_roles()
        keys = carried.added | carried.removed
        users = User.objects.in_bulk([user for user, _group in keys])
        roles = {role.group_id: role for role in SiteRole.objects.select_related("site")}
        added, removed = (
            tuple((users[user], roles[group]) for user, group in sorted(pairs))
            for pairs in (carried.added, carried.removed)
        )
        for pairs, change in ((added, "added"), (removed, "removed")):
            for user, role in pairs:
                record_event(MembershipEvent.What.REPAIRED, by=None, person=user, role=role, after={"group": change})
    return Repaired(groups, added, removed)
