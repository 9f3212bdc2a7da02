"""What the form of a page offers: submit, take back, decide; and publishing only where the rule allows it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)

from cms.review.models import ReviewTaskState


class SubmitItem(SubmitForModerationMenuItem):
    """Wagtail's names the workflow, and for a new page that of its parent."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"label": _("Submit for review")}


class TakeBackItem(CancelWorkflowMenuItem):
    label = _("Take back from review")


class DecideItem(ActionMenuItem):
    """Leads to the decision, which looks at what has been saved."""

    name = "action-decide"
    label = _("Decide on the review")
    icon_name = "tasks"

    def __init__(self, state: ReviewTaskState, order: int) -> None:
        super().__init__(order=order)
        self.state = state

    def get_url(self, parent_context: Any) -> str:
        return reverse("review_decide", args=[self.state.pk])


def offer(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Wagtail's items in our words; its dialogs of a decision give way to the page on which it is taken."""
    is_new = context["view"] == "create"
    if is_new:
        _publish_as_the_new_pages_rule_says(items, request, context)
    publishes = any(isinstance(item, PublishMenuItem) for item in items)
    decides = any(isinstance(item, WorkflowMenuItem) for item in items)
    kept = []
    for item in items:
        if isinstance(item, SubmitForModerationMenuItem):
            # Whoever may publish need not ask.
            kept += [] if publishes else [SubmitItem(order=item.order)]
        elif isinstance(item, CancelWorkflowMenuItem):
            kept.append(TakeBackItem(order=item.order))
        elif not isinstance(item, (RestartWorkflowMenuItem, WorkflowMenuItem)):
            kept.append(item)
    if decides:
        state = ReviewTaskState.objects.waiting().filter(page=context["page"].pk).first()
        kept += [DecideItem(state, order=-10)] if state else []
    items[:] = sorted(kept, key=lambda item: item.order)


def _publish_as_the_new_pages_rule_says(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Wagtail asks the parent, which does not know of what type the new page will be."""
    named = request.resolver_match.kwargs if request.resolver_match else {}
    if "content_type_model_name" not in named:
        return
    permissions = context["parent_page"].permissions_for_user(request.user)
    permissions.new_page_model = apps.get_model(named["content_type_app_name"], named["content_type_model_name"])
    items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]
    if permissions.can_publish_subpage():
        items.append(PublishMenuItem(order=30))
