"""Connects what happens to a review to the messages about it."""

from __future__ import annotations

from typing import Any

from wagtail.models import WorkflowState
from wagtail.signals import task_rejected, task_submitted, workflow_approved

from cms.review.models import ReviewTaskState
from cms.review.tasks import tell_author, tell_reviewers


def submitted(sender: Any, instance: ReviewTaskState, **_: Any) -> None:
    tell_reviewers.enqueue(instance.pk, "submitted")


def returned(sender: Any, instance: ReviewTaskState, **_: Any) -> None:
    tell_author.enqueue(instance.pk, "returned")


def approved(sender: Any, instance: WorkflowState, **_: Any) -> None:
    if instance.current_task_state_id is not None:
        tell_author.enqueue(instance.current_task_state_id, "approved")


def connect() -> None:
    task_submitted.connect(submitted, sender=ReviewTaskState)
    task_rejected.connect(returned, sender=ReviewTaskState)
    workflow_approved.connect(approved, sender=WorkflowState)
