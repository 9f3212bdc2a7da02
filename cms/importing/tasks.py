"""Files that nobody imported are forgotten."""

from __future__ import annotations

from datetime import time

from django.utils import timezone

from cms.importing.models import PendingImport
from cms.tasks.background import background
from cms.tasks.schedule import periodic


@periodic(daily_at=time(3, 40))
@background(queue="slow", priority=-100)
def prune_pending_imports() -> int:
    """Delete what has waited for a week since its last decision; returns how many."""
    deleted, _rows = PendingImport.objects.filter(expires_at__lt=timezone.now()).delete()
    return deleted
