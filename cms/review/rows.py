"""Lists of pages: with whom each page waits, and whether whoever looks may decide on it, by one query for all rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import WorkflowState

from cms.review.models import ReviewStep, ReviewTaskState

# The steps' tasks as links of Wagtail's.
TASKS = {ReviewStep.SITE: "sitereview", ReviewStep.CENTRAL: "centralreview"}


@dataclass(frozen=True, slots=True)
class ReviewInRow:
    """The step that a page of a list waits at, and what `user`, who looks at the list, may do about it."""

    state: ReviewTaskState
    user: Any
    is_decidable: bool


def put_reviews(pages: Iterable[Any], user: Any) -> None:
    """Give each page its `review_in_row`; None for what does not wait.

    The buttons and the lock of a row ask the step of its page, which Wagtail finds by four queries. Here is all of it.
    """
    rows = list(pages)
    waiting = ReviewTaskState.objects.waiting().filter(page__in=[page.pk for page in rows]).with_decidable_by(user)
    tasks = [f"task__{link}" for link in TASKS.values()]
    found = {state.page_id: state for state in waiting.select_related("workflow_state", "assigned_to", *tasks)}
    for page in rows:
        state = found.get(page.pk)
        page.review_in_row = state and ReviewInRow(state, user, state.is_decidable)
        if state is not None:
            page._current_workflow_states = [_workflow_state(state)]
        elif not hasattr(page, "_current_workflow_states"):  # as by Wagtail's `prefetch_workflow_states`
            page._current_workflow_states = []


def _workflow_state(state: Any) -> WorkflowState:
    """What Wagtail goes through to the step of a page, with the specific records instead of the general ones."""
    state.task = getattr(state.task, TASKS[state.step])
    state.workflow_state.current_task_state = state
    found: WorkflowState = state.workflow_state
    return found
