"""One task, from claim to outcome."""

import logging
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from traceback import format_exception
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.compat import (
    DEFAULT_TASK_BACKEND_ALIAS,
    Task,
    TaskContext,
    TaskResultStatus,
    task_finished,
    task_started,
)
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from cms.tasks.background import BackgroundTask, Policy, policy_of
from cms.tasks.models import FailedAttempt

logger = logging.getLogger(__name__)

# A task that takes its worker down with it every time must end somewhere.
WORKERS_LOST_AT_MOST = 3


class TaskTakenOverError(RuntimeError):
    """Another worker has been given the task meanwhile; what this one did is rolled back."""


class WorkerLostError(RuntimeError):
    """The worker ended while it ran the task."""


def claim(queues: Sequence[str], worker_name: str) -> DBTaskResult[..., Any] | None:
    """Mark the next due task of the queues as run by this worker and return it; None when none is due."""
    due = DBTaskResult.objects.ready().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS, queue_name__in=queues)
    with transaction.atomic():
        task_result = due.get_locked()
        if task_result is not None:
            task_result.claim(worker_name)
    return task_result


def execute(task_result: DBTaskResult[..., Any]) -> None:
    """Run a claimed task and record its outcome; an error of the task is recorded, not raised."""
    try:
        task = task_result.task
        task_started.send(sender=DatabaseBackend, task_result=task_result.task_result)
        with _effects(task), translation.override(settings.LANGUAGE_CODE):
            _mark_as_successful(task_result, _call(task, task_result))
    except TaskTakenOverError:
        logger.warning("Task %s (%s) was taken over by another worker.", task_result.id, task_result.task_path)
    # SystemExit and the like end the task, not the worker.
    except BaseException as error:
        record_failure(task_result, error)
    else:
        task_result.refresh_from_db()
        task_finished.send_robust(sender=DatabaseBackend, task_result=task_result.task_result)


def record_failure(task_result: DBTaskResult[..., Any], error: BaseException) -> None:
    """Keep the error and have the task run again later, or give it up. Does nothing if it was taken over meanwhile."""
    with transaction.atomic():
        if not _held(task_result).select_for_update().exists():
            logger.error("Error after task %s (%s) ended.", task_result.id, task_result.task_path, exc_info=error)
            return
        worker_lost = isinstance(error, WorkerLostError)
        attempt = FailedAttempt.objects.create(
            task_result=task_result,
            worker=task_result.worker_ids[-1],
            worker_lost=worker_lost,
            exception_class_path=f"{type(error).__module__}.{type(error).__qualname__}",
            traceback="".join(format_exception(error)),
        )
        failures = FailedAttempt.objects.filter(task_result=task_result, worker_lost=worker_lost).count()
        task_result.exception_class_path = attempt.exception_class_path
        task_result.traceback = attempt.traceback
        retry_at = _retry_at(task_result, failures, worker_lost)
        if retry_at is None:
            task_result.status = TaskResultStatus.FAILED
            task_result.finished_at = attempt.failed_at
        else:
            task_result.status = TaskResultStatus.READY
            task_result.run_after = retry_at
        task_result.save(update_fields=["status", "run_after", "finished_at", "exception_class_path", "traceback"])
    if retry_at is None:
        logger.error("Task %s (%s) is given up: %s", task_result.id, task_result.task_path, attempt.traceback)
        _announce_failure(task_result)
    else:
        logger.warning(
            "Task %s (%s) failed and runs again after %s: %s",
            task_result.id,
            task_result.task_path,
            retry_at.isoformat(timespec="seconds"),
            attempt.traceback,
        )


def _effects(task: Task[..., Any]) -> AbstractContextManager[None]:
    return transaction.atomic() if policy_of(task).atomic else nullcontext()


def _call(task: Task[..., Any], task_result: DBTaskResult[..., Any]) -> Any:
    args, kwargs = task_result.args_kwargs["args"], task_result.args_kwargs["kwargs"]
    if task.takes_context:
        return task.call(TaskContext(task_result=task_result.task_result), *args, **kwargs)
    try:
        return task.call(*args, **kwargs)
    except ObjectDoesNotExist:
        if isinstance(task, BackgroundTask):
            raise
        # Wagtail's tasks name a record that may be gone by now; then there is nothing to do.
        return None


def _held(task_result: DBTaskResult[..., Any]) -> DBTaskResultQuerySet:
    """The task's row as long as the task is run by the worker that claimed it as `task_result`."""
    return DBTaskResult.objects.running().filter(pk=task_result.pk, worker_ids=task_result.worker_ids)


def _mark_as_successful(task_result: DBTaskResult[..., Any], return_value: Any) -> None:
    marked = _held(task_result).update(
        status=TaskResultStatus.SUCCESSFUL,
        finished_at=timezone.now(),
        return_value=return_value,
        exception_class_path="",
        traceback="",
    )
    if not marked:
        raise TaskTakenOverError(str(task_result.id))


def _retry_at(task_result: DBTaskResult[..., Any], failures: int, worker_lost: bool) -> datetime | None:
    if worker_lost:
        return timezone.now() if failures <= WORKERS_LOST_AT_MOST else None
    try:
        policy = policy_of(import_string(task_result.task_path))
    # Whatever keeps it from loading. During an update an older worker meets tasks that only the newer code knows.
    except Exception:
        policy = Policy()
    return timezone.now() + policy.delay(failures) if failures < policy.attempts else None


def _announce_failure(task_result: DBTaskResult[..., Any]) -> None:
    try:
        announced = task_result.task_result
    # As above; then there is nobody to tell but the log, which knows already.
    except Exception:
        return
    task_finished.send_robust(sender=DatabaseBackend, task_result=announced)
