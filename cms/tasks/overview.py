"""What waits, runs and has failed, for operators."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, Min, Q, When
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from cms.tasks.models import Worker


@dataclass(frozen=True, slots=True)
class QueueState:
    """Numbers of tasks by state, and how long the oldest due task has waited (seconds; None: none waits)."""

    queue: str
    waiting: int
    scheduled: int
    running: int
    failed: int
    successful: int
    oldest_waits: float | None


@dataclass(frozen=True, slots=True)
class FailedTask:
    id: str
    task: str
    queue: str
    failed_at: datetime | None
    attempts: int
    error: str


@dataclass(frozen=True, slots=True)
class Overview:
    queues: list[QueueState]
    workers: list[str]
    """Names, hosts, processes and queues of the workers; one that has just died may still be among them."""
    failed: list[FailedTask]
    """The latest failures first."""


def overview(*, failures: int = 20) -> Overview:
    """The state of all queues, with at most the given number of failed tasks."""
    now = timezone.now()
    latest_failed = DBTaskResult.objects.failed().order_by("-finished_at")
    return Overview(
        queues=[_queue_state(row, now) for row in _rows_by_queue(now)],
        workers=[_worker(worker) for worker in Worker.objects.order_by("number")],
        failed=[_failed_task(task_result) for task_result in latest_failed[:failures]],
    )


def _rows_by_queue(now: datetime) -> list[dict[str, Any]]:
    at_once = Q(run_after=get_date_max())
    ready = Q(status=TaskResultStatus.READY)
    due = ready & (at_once | Q(run_after__lte=now))
    rows = (
        DBTaskResult.objects.order_by("queue_name")
        .values("queue_name")
        .annotate(
            waiting=Count("pk", filter=due),
            scheduled=Count("pk", filter=ready & ~due),
            running=Count("pk", filter=Q(status=TaskResultStatus.RUNNING)),
            failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED)),
            successful=Count("pk", filter=Q(status=TaskResultStatus.SUCCESSFUL)),
            oldest=Min(Case(When(at_once, then=F("enqueued_at")), default=F("run_after")), filter=due),
        )
    )
    return [dict(row) for row in rows]


def _queue_state(row: dict[str, Any], now: datetime) -> QueueState:
    oldest = row.pop("oldest")
    queue = row.pop("queue_name")
    return QueueState(queue=queue, oldest_waits=None if oldest is None else (now - oldest).total_seconds(), **row)


def _worker(worker: Worker) -> str:
    return f"{worker.name} ({worker.host}, process {worker.process}): {', '.join(worker.queues)}"


def _failed_task(task_result: DBTaskResult[..., Any]) -> FailedTask:
    lines = task_result.traceback.strip().splitlines()
    return FailedTask(
        id=str(task_result.id),
        task=task_result.task_path,
        queue=task_result.queue_name,
        failed_at=task_result.finished_at,
        attempts=len(task_result.worker_ids),
        error=lines[-1] if lines else task_result.exception_class_path,
    )
