"""The mail of an invitation, in Persian, as text and as HTML."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from sites.members.invitation_links import link_of
from sites.models import Invitation, InvitationState


def mail_invitation(pk: int, sending: int) -> bool:
    """Send it unless it was sent, replaced, withdrawn or accepted since; returns whether it went out."""
    with transaction.atomic():
        rows = Invitation.objects.select_for_update(of=("self",)).select_related("role__site", "invited_by")
        invitation = rows.filter(pk=pk, sending=sending, sent_at__isnull=True).first()
        if invitation is None or invitation.state != InvitationState.OPEN:
            return False
        invitation.sent_at = timezone.now()
        invitation.save(update_fields=["sent_at"])
        with translation.override(settings.LANGUAGE_CODE):
            context = {
                "link": link_of(invitation),
                "role": invitation.role.get_role_display(),
                "site": invitation.role.site,
                "inviter": str(invitation.invited_by) if invitation.invited_by else "",
                "expires_at": invitation.expires_at,
            }
            mail = EmailMultiAlternatives(
                " ".join(render_to_string("network/members/mail_subject.txt", context).split()),
                render_to_string("network/members/mail.txt", context),
                to=[invitation.email],
            )
            mail.attach_alternative(render_to_string("network/members/mail.html", context), "text/html")
        # Last: where it fails, the note that it was sent is undone with the transaction.
        mail.send()
    return True
