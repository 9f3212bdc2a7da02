"""Finished results are kept for a fortnight, unfinished ones until they are finished."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.tasks import pruning
from cms.tasks.execution import claim, record_failure
from cms.tasks.models import FailedAttempt
from cms.tasks.pruning import prune_results
from tests.tasks import sample_tasks

pytestmark = pytest.mark.django_db


def finished(name: str, days_ago: float, status: str) -> None:
    result = sample_tasks.write.enqueue(name)
    DBTaskResult.objects.filter(pk=result.id).update(
        status=status, finished_at=timezone.now() - timedelta(days=days_ago)
    )


def left() -> list[str]:
    return sorted(task_result.args_kwargs["args"][0] for task_result in DBTaskResult.objects.all())


def test_old_results_are_deleted_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "BATCH", 2)
    for number in range(5):
        finished(f"old {number}", 14.1, "SUCCESSFUL")
    finished("old failure", 15, "FAILED")
    finished("young", 13.9, "SUCCESSFUL")
    finished("young failure", 13.9, "FAILED")
    sample_tasks.write.enqueue("waiting")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=30))
    assert prune_results.call() == 6
    assert left() == ["waiting", "young", "young failure"]


def test_attempts_go_with_their_task() -> None:
    sample_tasks.always_fail.enqueue("a")
    for _ in range(2):
        task_result = claim(["quick"], "worker-1")
        assert task_result is not None
        record_failure(task_result, sample_tasks.OrdinaryError())
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=15))
    assert FailedAttempt.objects.count() == 2
    assert prune_results.call() == 1
    assert FailedAttempt.objects.count() == 0
