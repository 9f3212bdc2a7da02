"""Somebody who was deactivated comes back: they may sign in again, and have no role but one that is given now."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cms.accounts.models import User
from cms.tenancy.models import SiteRole
from sites.members.deactivate_person import sign_out_everywhere
from sites.members.end_membership import close_membership
from sites.members.grant_membership import grant_membership, lock_person
from sites.members.record_event import record_event
from sites.members.rules import user_can_bring_back_person
from sites.models import Membership, MembershipEvent


def bring_back_person(person: User, *, by: User, role: SiteRole | None = None, ends_on: date | None = None) -> None:
    """Sessions, links to a new password and invitations from before stay dead.

    Raises PermissionDenied, or MembershipRefused for a last day that has passed.
    """
    with transaction.atomic():
        lock_person(person)
        person.refresh_from_db()
        if not user_can_bring_back_person(by, person):
            raise PermissionDenied
        former = list(Membership.objects.filter(user=person).select_related("role__site"))
        for membership in former:
            # Whoever was not deactivated by us may have kept some.
            if membership.ended_at is None:
                close_membership(membership, by=by)
        sign_out_everywhere(person)
        person.is_active, person.returned_at = True, timezone.now()
        person.save(update_fields=["is_active", "returned_at"])
        # One line for each site, whose managers read no others.
        for site in {membership.role.site for membership in former} or {None}:
            record_event(MembershipEvent.What.RETURNED, by=by, person=person, site=site)
        if role is not None:
            grant_membership(person, role, by=by, ends_on=ends_on)
