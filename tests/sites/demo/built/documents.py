"""What the demo network has released."""

from __future__ import annotations

from typing import Any

from cms.release.models import ReleasedDocument, State


def documents(**conditions: Any) -> Any:
    return ReleasedDocument.objects.filter(state=State.RELEASED, **conditions)
