"""Text messages about reviews, each in the language of whoever gets it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin import mail as wagtail_mail
from wagtail.users.models import UserProfile

from cms.review.models import ReviewTaskState
from cms.tenancy.addresses import origin
from cms.tenancy.models import NetworkSite, SiteKind

# Which of a person's own choices in the admin's account page switches a message off.
CHOICES = {
    "submitted": "submitted_notifications",
    "delegated": "submitted_notifications",
    "reminder": "submitted_notifications",
    "approved": "approved_notifications",
    "returned": "rejected_notifications",
}


def subject_of(occasion: str, title: str) -> str:
    subjects = {
        "submitted": _("Waits for your review: %(page)s"),
        "delegated": _("Handed to you for review: %(page)s"),
        "reminder": _("Still waits for your review: %(page)s"),
        "approved": _("Approved: %(page)s"),
        "returned": _("Returned with a comment: %(page)s"),
    }
    return " ".join((subjects[occasion] % {"page": title}).split())


def send_mail_about(state: ReviewTaskState, recipient: Any, occasion: str) -> bool:
    """Returns False for whoever does not want such messages."""
    profile = UserProfile.get_for_user(recipient)
    if not getattr(profile, CHOICES[occasion]):
        return False
    page = state.page.specific
    address = (
        reverse("review_decide", args=[state.pk])
        if occasion in ("submitted", "delegated", "reminder")
        else reverse("wagtailadmin_pages:edit", args=[page.pk])
    )
    with translation.override(profile.preferred_language or settings.LANGUAGE_CODE):
        context = {
            "state": state,
            "page": page,
            "recipient": recipient,
            "author": state.workflow_state.requested_by,
            "address": admin_origin() + address,
        }
        body = render_to_string(f"review/mails/{occasion}.txt", context).strip() + "\n"
        subject = subject_of(occasion, page.draft_title)
    headers = {"Auto-Submitted": "auto-generated"}
    return bool(EmailMessage(subject, body, to=[recipient.email], headers=headers).send())


def admin_origin() -> str:
    """Scheme and host of the admin, for addresses that leave it."""
    if settings.WAGTAILADMIN_BASE_URL:
        return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")
    central = NetworkSite.objects.filter(kind=SiteKind.CENTRAL).select_related("route").first()
    return origin(settings.ADMIN_HOST or (central.route.hostname if central and central.route else "localhost"))


def silence_wagtail() -> None:
    """Its own messages about workflows go out from within the request, before anything is committed."""
    for notifier in (
        wagtail_mail.WorkflowStateSubmissionEmailNotifier,
        wagtail_mail.WorkflowStateApprovalEmailNotifier,
        wagtail_mail.WorkflowStateRejectionEmailNotifier,
    ):
        notifier.can_handle = lambda *_args, **_options: False
