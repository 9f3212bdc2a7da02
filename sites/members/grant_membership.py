"""Give somebody a role."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.tenancy.models import SiteRole
from sites.members.carry_roles import carry_roles
from sites.members.record_event import record_event
from sites.members.refusal import MembershipRefused
from sites.members.rules import user_can_manage_role
from sites.models import Membership, MembershipEvent, MembershipState


def grant_membership(
    user: User,
    role: SiteRole,
    *,
    by: User | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    is_steward: bool = False,
) -> Membership:
    """From today where no first day is given; `by` None is provisioning.

    Raises PermissionDenied where the role is above the giver's, MembershipRefused where the user has it already or it
    would be over before it begins.
    """
    if by is not None and not user_can_manage_role(by, role, as_steward=is_steward):
        raise PermissionDenied
    starts_on = starts_on or timezone.localdate()
    refuse_impossible_days(starts_on, ends_on)
    with transaction.atomic():
        lock_person(user)
        refuse_held_role(user, role)
        membership = Membership.objects.create(
            user=user, role=role, starts_on=starts_on, ends_on=ends_on, given_by=by, is_steward=is_steward
        )
        carry_roles([user.pk])
        record_event(MembershipEvent.What.GIVEN, by=by, person=user, role=role, after=membership.facts)
    return membership


def lock_person(user: User) -> User:
    """What is done about one person is done one after the other; returns them as they are stored."""
    return User.objects.select_for_update().get(pk=user.pk)


def lock_role(role: SiteRole) -> None:
    """What is done about the holders of one role is done one after the other."""
    SiteRole.objects.select_for_update().get(pk=role.pk)


def refuse_held_role(user: User, role: SiteRole) -> None:
    held = Membership.objects.filter(user=user, role=role, ended_at__isnull=True).first()
    if held is None:
        return
    if held.state == MembershipState.ENDED:  # its last day has passed and the schedule has not come to it yet
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        record_event(MembershipEvent.What.ENDED, by=None, person=user, role=role, before=held.facts)
        return
    raise MembershipRefused(_("%(person)s has this role already.") % {"person": user})


def refuse_impossible_days(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < max(starts_on, timezone.localdate()):
        raise MembershipRefused(_("The last day is neither before the first one nor in the past."))
