"""Somebody leaves: no role, no session, no way in; their work goes to successors."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import transaction

from cms.accounts.models import User
from sites.members.end_membership import Successors, close_membership, hand_over_on
from sites.members.grant_membership import lock_person
from sites.members.hand_over import belongings_of
from sites.members.record_event import record_event
from sites.members.rules import user_can_deactivate_person
from sites.models import Membership, MembershipEvent


def deactivate_person(person: User, *, by: User, successors: Successors | None = None) -> None:
    """Raises PermissionDenied, or MembershipRefused for a successor who has no role on the site."""
    with transaction.atomic():
        lock_person(person)
        person.refresh_from_db()
        if not user_can_deactivate_person(by, person):
            raise PermissionDenied
        memberships = list(Membership.objects.filter(user=person, ended_at__isnull=True).select_related("role__site"))
        for membership in memberships:
            close_membership(membership, by=by)
        hand_over_on(belongings_of(person), person, by=by, successors=successors or {})
        person.is_active = False
        person.save(update_fields=["is_active"])
        sign_out_everywhere(person)
        # One line for each site, whose managers read no others.
        for site in {membership.role.site for membership in memberships} or {None}:
            record_event(MembershipEvent.What.DEACTIVATED, by=by, person=person, site=site)


def sign_out_everywhere(person: User) -> None:
    for session in UserSession.objects.filter(user=person):
        session.end()
