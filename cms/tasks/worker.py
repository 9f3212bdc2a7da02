"""The loop that takes due tasks from queues and runs them, one at a time."""

import os
import platform
import time
from collections.abc import Mapping, Sequence

from django.db import transaction

from cms.tasks.execution import claim, execute
from cms.tasks.locks import LockSpace, SessionLock, SessionLostError, notice_lost_clients
from cms.tasks.models import Worker
from cms.tasks.stopping import StopRequest

# By the name of the process: the queues that it serves. Libraries enqueue on "default".
QUEUES_SERVED: Mapping[str, tuple[str, ...]] = {"quick": ("quick", "default"), "slow": ("slow",)}
ALL_QUEUES = tuple(queue for queues in QUEUES_SERVED.values() for queue in queues)


def work(queues: Sequence[str], stop: StopRequest, *, interval: float = 0.5) -> None:
    """Run the queues' due tasks until asked to stop; a task that has begun is finished first.

    Args:
        interval: seconds between two looks at queues that were empty.

    Raises:
        SessionLostError: the worker counts as dead and must end; a new one starts with a new session.
    """
    notice_lost_clients()
    worker, presence = register_worker(queues)
    while not stop.requested:
        if not presence.is_held():
            raise SessionLostError(worker.name)
        task_result = claim(queues, worker.name)
        if task_result is None:
            time.sleep(interval)
        else:
            execute(task_result)


def drain(queues: Sequence[str] = ALL_QUEUES) -> int:
    """Run what is due now in this process, and what that enqueues, until nothing is; returns how many runs it took.

    For commands and tests that need the work done before they go on.
    """
    worker, presence = register_worker(queues)
    runs = 0
    while (task_result := claim(queues, worker.name)) is not None:
        execute(task_result)
        runs += 1
    presence.release()
    return runs


def register_worker(queues: Sequence[str]) -> tuple[Worker, SessionLock]:
    """Make this process known as a worker for as long as the returned lock is held."""
    with transaction.atomic():
        worker = Worker.objects.create(host=platform.node(), process=os.getpid(), queues=list(queues))
        presence = SessionLock(LockSpace.WORKER, worker.number)
        # Before the row is visible to anybody: a row without its lock means a dead worker.
        presence.acquire()
    return worker, presence
