"""Begin and end memberships whose day has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cms.accounts.models import User
from sites.members.carry_roles import carry_roles
from sites.members.end_membership import close_membership, hand_over_on, sites_left_by
from sites.members.grant_membership import lock_person
from sites.members.record_event import record_event
from sites.models import Membership, MembershipEvent, MembershipState


@dataclass(frozen=True, slots=True)
class Followed:
    begun: int
    ended: int


def follow_dates() -> Followed:
    """Any number of times a day, with the same result."""
    due = Membership.objects.filter(ended_at__isnull=True, ends_on__lt=timezone.localdate())
    ended = sum(_end(pk) for pk in list(due.values_list("pk", flat=True)))
    carried = User.groups.through._default_manager.filter(user=OuterRef("user"), group=OuterRef("role__group"))
    coming = Membership.objects.in_force().exclude(Exists(carried))
    begun = sum(_begin(pk) for pk in list(coming.values_list("pk", flat=True)))
    return Followed(begun, ended)


def _begin(pk: int) -> bool:
    with transaction.atomic():
        membership = _locked(pk)
        if membership.state != MembershipState.IN_FORCE:
            return False
        carry_roles([membership.user_id])
        record_event(
            MembershipEvent.What.STARTED,
            by=None,
            person=membership.user,
            role=membership.role,
            after=membership.facts,
        )
    return True


def _end(pk: int) -> bool:
    with transaction.atomic():
        membership = _locked(pk)
        if membership.ended_at or membership.state != MembershipState.ENDED:
            return False
        close_membership(membership, by=None)
        hand_over_on(sites_left_by(membership), membership.user, by=None, successors={})
    return True


def _locked(pk: int) -> Membership:
    """As it is stored once nobody else changes anything of its holder."""
    lock_person(Membership.objects.select_related("user").get(pk=pk).user)
    return Membership.objects.select_related("user", "role__site").get(pk=pk)
