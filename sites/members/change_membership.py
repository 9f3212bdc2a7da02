"""Change the role or the days of a membership."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.tenancy.models import Role, SiteRole
from sites.members.carry_roles import carry_roles
from sites.members.grant_membership import lock_person, lock_role, refuse_held_role, refuse_impossible_days
from sites.members.record_event import record_event
from sites.members.refusal import MembershipRefused
from sites.members.rules import RANKS, is_last_manager, user_can_manage_role
from sites.models import Membership, MembershipEvent, MembershipState


def change_membership(
    membership: Membership, *, by: User, role: SiteRole, starts_on: date, ends_on: date | None
) -> Membership:
    """The role stays on its site. A first day that has come stays as it is.

    Raises PermissionDenied where the former or the new role is above the changer's or the own one would rise, and
    MembershipRefused where it is over, steward's, held already, or that of a last manager who would take it from
    themselves.
    """
    with transaction.atomic():
        lock_person(membership.user)
        membership = Membership.objects.select_related("user", "role__site").get(pk=membership.pk)
        former = membership.role
        lock_role(former)
        if role.site_id != former.site_id or not all(user_can_manage_role(by, one) for one in (former, role)):
            raise PermissionDenied
        if membership.user == by and RANKS[Role(role.role)] > RANKS[Role(former.role)]:
            raise PermissionDenied
        if membership.state == MembershipState.ENDED:
            raise MembershipRefused(_("This role has ended; invite the person again."))
        if membership.state == MembershipState.IN_FORCE:
            starts_on = membership.starts_on
        refuse_impossible_days(starts_on, ends_on)
        if membership.is_steward and (role != former or ends_on is None or _is_later(ends_on, membership.ends_on)):
            raise MembershipRefused(_("A steward keeps the role and the last day; appoint one anew for longer."))
        gives_up = role != former or ends_on is not None
        if membership.user == by and gives_up and is_last_manager(membership):
            raise MembershipRefused(_("You are the last one who manages this. End your role and name a successor."))
        if role != former:
            refuse_held_role(membership.user, role)
        before = membership.facts
        membership.role, membership.starts_on, membership.ends_on = role, starts_on, ends_on
        if membership.facts == before:
            return membership
        membership.save()
        carry_roles([membership.user_id])
        record_event(
            MembershipEvent.What.CHANGED,
            by=by,
            person=membership.user,
            role=role,
            before=before,
            after=membership.facts,
        )
    return membership


def _is_later(day: date, former: date | None) -> bool:
    return former is not None and day > former
