"""Handing a decision to somebody else who may take it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.review.models import ReviewTaskState
from cms.review.tasks import tell_reviewers


@transaction.atomic
def delegate(state: ReviewTaskState, to: Any, user: Any) -> ReviewTaskState:
    """Whoever could decide still can; it waits with `to` from now on.

    Raises PermissionDenied if `user` may not decide on it, ValidationError if `to` may not.
    """
    found = ReviewTaskState.objects.decidable_by(user).locked().filter(pk=state.pk).first()
    if found is None:
        raise PermissionDenied
    if not ReviewTaskState.objects.decidable_by(to).filter(pk=state.pk).exists():
        raise ValidationError(_("This person may not decide on it."))
    found.assigned_to, found.assigned_by = to, user
    found.remind_from(timezone.now())
    found.save(update_fields=["assigned_to", "assigned_by", "remind_at"])
    log(found.page.specific, "payvand.delegate_review", user=user, data={"to": to.get_full_name() or to.username})
    tell_reviewers.enqueue(found.pk, "delegated")
    return found
