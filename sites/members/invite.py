"""Invite somebody by e-mail, send the invitation again, withdraw it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.tenancy.models import SiteRole
from sites.members.grant_membership import refuse_impossible_days
from sites.members.record_event import record_event
from sites.members.refusal import MembershipRefused
from sites.members.rules import user_can_manage_role
from sites.models import Invitation, InvitationState, Membership, MembershipEvent
from sites.tasks import send_invitation


def invite(email: str, role: SiteRole, *, by: User, ends_on: date | None = None) -> Invitation:
    """The mail goes out behind the request. Raises PermissionDenied, or MembershipRefused with the reason."""
    if not user_can_manage_role(by, role):
        raise PermissionDenied
    refuse_impossible_days(timezone.localdate(), ends_on)
    if Membership.objects.standing().filter(role=role, user__email__iexact=email).exists():
        raise MembershipRefused(_("Somebody with this address has this role already."))
    with transaction.atomic():
        # Those who invite to one role do so in turn.
        SiteRole.objects.select_for_update().get(pk=role.pk)
        waiting = Invitation.objects.filter(
            email__iexact=email, role=role, accepted_at__isnull=True, withdrawn_at__isnull=True
        )
        if waiting.exists():
            raise MembershipRefused(_("This invitation is there already. Send it again from the list of invitations."))
        invitation = Invitation.objects.create(email=email, role=role, invited_by=by, ends_on=ends_on)
        record_event(
            MembershipEvent.What.INVITED,
            by=by,
            email=email,
            role=role,
            after={"role": role.role, "ends_on": ends_on.isoformat() if ends_on else None},
        )
        send_invitation.enqueue(invitation.pk, invitation.sending)
    return invitation


def send_again(invitation: Invitation, *, by: User) -> None:
    """A new link for seven days; the former one no longer opens. Whoever sends it answers for it from now on.

    Raises PermissionDenied, or MembershipRefused where it is no longer open.
    """
    with transaction.atomic():
        invitation = _locked(invitation, by)
        invitation.sending += 1
        invitation.issued_at, invitation.sent_at, invitation.invited_by = timezone.now(), None, by
        invitation.save()
        record_event(MembershipEvent.What.SENT_AGAIN, by=by, email=invitation.email, role=invitation.role)
        send_invitation.enqueue(invitation.pk, invitation.sending)


def withdraw(invitation: Invitation, *, by: User) -> None:
    """Its link no longer opens. Raises PermissionDenied, or MembershipRefused where it is no longer open."""
    with transaction.atomic():
        invitation = _locked(invitation, by)
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
        record_event(MembershipEvent.What.WITHDRAWN, by=by, email=invitation.email, role=invitation.role)


def _locked(invitation: Invitation, by: User) -> Invitation:
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("role__site").get(pk=invitation.pk)
    if not user_can_manage_role(by, invitation.role):
        raise PermissionDenied
    if invitation.state in (InvitationState.ACCEPTED, InvitationState.WITHDRAWN):
        raise MembershipRefused(_("This invitation has been accepted or withdrawn."))
    return invitation
