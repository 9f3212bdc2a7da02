"""What a page's form says of its review."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from wagtail.admin.utils import get_user_display_name

from cms.review.models import ReviewTaskState

register = template.Library()


@register.filter
def person(user: Any) -> str:
    """A person's name, which does not disturb the order of a text in the other direction; nothing for nobody."""
    return format_html("<bdi>{}</bdi>", get_user_display_name(user)) if user else ""


@register.inclusion_tag("review/status.html")
def review_status(page: Any) -> dict[str, Any]:
    """With whom a page waits and since when, or that it was returned and why."""
    # Wagtail shows the same panel for records, which have no review.
    workflow_state = getattr(page, "current_workflow_state", None) if page.pk else None
    key = workflow_state and workflow_state.current_task_state_id
    state = ReviewTaskState.objects.with_what_is_shown().filter(pk=key).first() if key else None
    if state is None:
        return {"state": None}
    return {"state": state, "people": list(state.reviewers()) if state.assigned_to_id is None else [state.assigned_to]}
