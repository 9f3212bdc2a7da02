"""What runs periodically: packages register their tasks here, the scheduler enqueues them when they are due."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Protocol, TypeVar

from django.db import transaction
from django.utils import timezone
from django_tasks_db.compat import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.tasks.models import PeriodicRun

AnyTask = TypeVar("AnyTask", bound=Task[..., Any])

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Rhythm(Protocol):
    """When a task is due."""

    def latest(self, now: datetime) -> datetime:
        """The last moment at or before `now` (aware) at which the task was due."""


@dataclass(frozen=True, slots=True)
class Every:
    """At each whole multiple of an interval since 1970."""

    interval: timedelta

    def latest(self, now: datetime) -> datetime:
        return EPOCH + (now - EPOCH) // self.interval * self.interval


@dataclass(frozen=True, slots=True)
class DailyAt:
    """Once a day at a time of day in TIME_ZONE."""

    time_of_day: time

    def latest(self, now: datetime) -> datetime:
        zone = timezone.get_default_timezone()
        today = now.astimezone(zone).date()
        due = datetime.combine(today, self.time_of_day, tzinfo=zone)
        return due if due <= now else datetime.combine(today - timedelta(days=1), self.time_of_day, tzinfo=zone)


@dataclass(frozen=True, slots=True)
class PeriodicTask:
    task: Task[..., Any]
    rhythm: Rhythm


_registry: dict[str, PeriodicTask] = {}


def periodic(*, every: timedelta | None = None, daily_at: time | None = None) -> Callable[[AnyTask], AnyTask]:
    """Register a task that takes no arguments to run periodically; stands above `@background(...)`.

    A run that fails is tried again by its own policy; where the next run makes up for it, say `attempts=1`.

    Args:
        every: at least a second. The task is due at whole multiples since 1970, whenever the scheduler started.
        daily_at: time of day in TIME_ZONE.

    Raises:
        ValueError: both or neither are given, or `every` is under a second.
        TypeError: the task needs arguments.
    """
    rhythm = _rhythm(every, daily_at)

    def register(task: AnyTask) -> AnyTask:
        inspect.signature(task.func).bind()
        _registry[task.module_path] = PeriodicTask(task, rhythm)
        return task

    return register


def enqueue_due_tasks(now: datetime) -> list[str]:
    """Enqueue the periodic tasks that became due since their last run, and return their paths.

    However many runs were missed, one makes up for them. A task met for the first time waits for its next moment.
    """
    enqueued_up_to = dict(PeriodicRun.objects.values_list("task_path", "due_at"))
    behind = [
        path
        for path, entry in _registry.items()
        if path not in enqueued_up_to or enqueued_up_to[path] < entry.rhythm.latest(now)
    ]
    return [path for path in behind if _enqueue_if_due(path, now)]


def _enqueue_if_due(path: str, now: datetime) -> bool:
    entry = _registry[path]
    latest = entry.rhythm.latest(now)
    with transaction.atomic():
        run, is_new = PeriodicRun.objects.select_for_update().get_or_create(task_path=path, defaults={"due_at": latest})
        if is_new or run.due_at >= latest:
            return False
        former = run.task_result
        # It began before this run was due and may have missed what has changed since: so this run stays due.
        if former is not None and former.status == TaskResultStatus.RUNNING:
            return False
        run.due_at = latest
        # What still waits will see everything that a second run would.
        is_covered = former is not None and former.status == TaskResultStatus.READY
        if not is_covered:
            run.task_result = DBTaskResult.objects.get(pk=entry.task.enqueue().id)
        run.save()
        # A successful run leaves nothing worth keeping, and some tasks run every few seconds.
        if former is not None and former.status == TaskResultStatus.SUCCESSFUL:
            former.delete()
        return not is_covered


def _rhythm(every: timedelta | None, daily_at: time | None) -> Rhythm:
    if every is not None and daily_at is None:
        if every < timedelta(seconds=1):
            raise ValueError("A periodic task runs at most once a second.")
        return Every(every)
    if daily_at is not None and every is None:
        return DailyAt(daily_at)
    raise ValueError("A periodic task needs either every or daily_at.")
