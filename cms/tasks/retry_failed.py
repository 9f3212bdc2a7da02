"""A task that was given up is tried again."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.tasks.models import FailedAttempt


def retry_failed(ids: Iterable[UUID]) -> int:
    """Put failed tasks back into their queues with all their attempts before them; returns how many were failed."""
    with transaction.atomic():
        failed = [
            task_result.pk for task_result in DBTaskResult.objects.failed().filter(pk__in=ids).select_for_update()
        ]
        FailedAttempt.objects.filter(task_result__in=failed).delete()
        return DBTaskResult.objects.filter(pk__in=failed).update(
            status=TaskResultStatus.READY, run_after=timezone.now(), finished_at=None
        )
