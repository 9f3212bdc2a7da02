"""Old results are deleted."""

from datetime import time, timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.tasks.background import background
from cms.tasks.schedule import periodic

KEEP = timedelta(days=14)
BATCH = 1000


# Each batch commits by itself: the first run after a busy fortnight has much to delete.
@periodic(daily_at=time(3, 30))
@background(queue="slow", priority=-100, atomic=False)
def prune_results() -> int:
    """Delete the results of tasks that ended more than 14 days ago, failed ones too; returns how many."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP).order_by()
    deleted = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        DBTaskResult.objects.filter(pk__in=batch).delete()
        deleted += len(batch)
    return deleted
