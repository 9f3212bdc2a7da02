"""Messages about reviews, and the reminders of what waits too long."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.review.mails import send_mail_about
from cms.review.models import ReviewTaskState
from cms.tasks.background import background
from cms.tasks.schedule import periodic


@background(queue="quick")
def tell_reviewers(state_id: int, occasion: str) -> int:
    """A message to each person who is asked to decide, or to the one to whom it was handed. Returns how many."""
    state = ReviewTaskState.objects.waiting().select_related("page", "workflow_state").filter(pk=state_id).first()
    if state is None:
        return 0
    people = state.reviewers() if state.assigned_to_id is None else state.candidates().filter(pk=state.assigned_to_id)
    found = list(people.exclude(email="").values_list("pk", flat=True))
    for user in found:
        mail_about_review.enqueue(state_id, user, occasion)
    return len(found)


@background(queue="quick")
def tell_author(state_id: int, occasion: str) -> int:
    """A message to whoever submitted the change, unless they decided themselves. Returns how many."""
    state = ReviewTaskState.objects.select_related("workflow_state").filter(pk=state_id).first()
    author = state and state.workflow_state.requested_by_id
    if state is None or author is None or author == state.finished_by_id:
        return 0
    mail_about_review.enqueue(state_id, author, occasion)
    return 1


@background(queue="quick")
def mail_about_review(state_id: int, user_id: int, occasion: str) -> bool:
    """One message to one person, so that one that fails is tried again alone. Returns whether it was sent."""
    state = ReviewTaskState.objects.with_what_is_shown().filter(pk=state_id).first()
    user = get_user_model().objects.filter(pk=user_id, is_active=True).exclude(email="").first()
    return state is not None and user is not None and send_mail_about(state, user, occasion)


@periodic(every=timedelta(minutes=5))
@background(queue="quick")
def remind_reviewers() -> int:
    """Whatever has waited for the hours of its rule since it came or since the last reminder. Returns how many."""
    now = timezone.now()
    due = ReviewTaskState.objects.waiting().filter(remind_at__lte=now)
    found = list(due.select_for_update(of=("self",), skip_locked=True))
    for state in found:
        # Committed with the order of the messages: each period is reminded of once, however often this runs.
        state.remind_from(now)
        state.save(update_fields=["remind_at"])
        tell_reviewers.enqueue(state.pk, "reminder")
    return len(found)
