"""What happens to a page when its last step is approved. `WAGTAIL_FINISH_WORKFLOW_ACTION` names it.

Wagtail loads this module while its own models are being loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_reviewed(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish the version that was approved, or order it for its time. Those who approved need no other permission."""
    workflow_state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
