"""End a membership; what waits for its holder on the site goes to a successor."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.access.sites import sites_of
from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, SiteRole
from sites.members.carry_roles import carry_roles
from sites.members.grant_membership import grant_membership, lock_person, lock_role
from sites.members.hand_over import belongings_of, candidates, hand_over, usual_successors
from sites.members.record_event import record_event
from sites.members.refusal import MembershipRefused
from sites.members.rules import authority_of, is_last_manager
from sites.models import Membership, MembershipEvent, MembershipState

Successors = Mapping[int, User]


def end_membership(
    membership: Membership, *, by: User, successors: Successors | None = None, heir: User | None = None
) -> None:
    """At once. `successors` names somebody by the key of a site; without a name it is the site's manager.

    The last manager who leaves of their own accord names an heir, who gets the role. Raises PermissionDenied where
    the role is above the own one, MembershipRefused with what is missing.
    """
    with transaction.atomic():
        lock_person(membership.user)
        membership = Membership.objects.select_related("user", "role__site").get(pk=membership.pk)
        # Two managers who leave, or send one another away, at the same moment do so in turn.
        lock_role(membership.role)
        person, role = membership.user, membership.role
        if not authority_of(by).may_end(membership):
            raise PermissionDenied
        if membership.state == MembershipState.ENDED:
            raise MembershipRefused(_("This role has ended already."))
        if person == by and is_last_manager(membership):
            if heir is None or heir == person or not heir.is_active:
                raise MembershipRefused(
                    _("You are the last one who manages this. Name a successor, who gets your role.")
                )
            if not works_beside(heir, role):
                raise PermissionDenied
            grant_membership(heir, role, by=by)
        close_membership(membership, by=by)
        hand_over_on(sites_left_by(membership), person, by=by, successors=successors or {})


def sites_left_by(membership: Membership) -> set[int]:
    """Where the holder has no role any more once this one ends: its own site, or for a role of the network all."""
    others = Membership.objects.standing().filter(user=membership.user).exclude(pk=membership.pk)
    kept = set(others.values_list("role__site", flat=True))
    if None in kept or membership.user.is_superuser:
        return set()
    if membership.role.site_id is not None:
        return {membership.role.site_id} - kept
    return set(NetworkSite.objects.exclude(pk__in=kept).values_list("pk", flat=True))


def heirs_of(membership: Membership) -> list[User]:
    """Active people with another role where this one is."""
    beside = Membership.objects.in_force().filter(role__site=membership.role.site_id, user__is_active=True)
    people = User.objects.filter(pk__in=beside.values("user"))
    return list(people.exclude(pk=membership.user_id).order_by("last_name", "username"))


def works_beside(heir: User, role: SiteRole) -> bool:
    """Whether somebody holds another role where this one is, so that it may pass to them."""
    return Membership.objects.in_force().filter(user=heir, role__site=role.site_id).exists()


def close_membership(membership: Membership, *, by: User | None) -> None:
    """Mark it as ended and take its group away. Inside a transaction of the caller."""
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    carry_roles([membership.user_id])
    record_event(
        MembershipEvent.What.ENDED, by=by, person=membership.user, role=membership.role, before=membership.facts
    )


def hand_over_on(sites: Collection[int], person: User, *, by: User | None, successors: Successors) -> None:
    """Hand over what waits for the person on these sites.

    Raises MembershipRefused for a successor without a role there. Where nobody is named, it is the site's manager, or
    else whoever does this and works there; without either, things stay as they are.
    """
    left = NetworkSite.objects.filter(pk__in=belongings_of(person).keys() & set(sites)).in_bulk()
    able, usual = candidates(left, person), usual_successors(left, person)
    own = set(sites_of(by).values_list("pk", flat=True)) if by is not None and by != person else set()
    for pk, site in left.items():
        successor = successors.get(pk)
        if successor is not None and successor not in able.get(pk, []):
            raise MembershipRefused(_("The successor needs a role on “%(site)s”.") % {"site": site})
        successor = successor or usual.get(pk) or (by if pk in own else None)
        if successor is not None:
            hand_over(person, site, successor, by=by)
