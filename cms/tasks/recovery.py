"""Tasks whose worker died are put back."""

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from cms.tasks.execution import WorkerLostError, record_failure
from cms.tasks.locks import LockSpace, is_free
from cms.tasks.models import Worker


def recover_lost_tasks() -> int:
    """Put the running tasks of ended workers back into their queues; returns how many there were.

    That a worker has ended is no guess: PostgreSQL frees its lock with the session in which it worked. However long
    a task takes, it stays with its worker while that lives.
    """
    with transaction.atomic():
        ended = [worker for worker in Worker.objects.all() if is_free(LockSpace.WORKER, worker.number)]
        return sum(_clear_away(worker) for worker in ended)


def _clear_away(worker: Worker) -> int:
    had_it = DBTaskResult.objects.running().filter(worker_ids__contains=[worker.name]).select_for_update()
    # An earlier worker of a task that another one runs by now stands in the list too, but not at its end.
    lost = [task_result for task_result in had_it if task_result.worker_ids[-1] == worker.name]
    for task_result in lost:
        record_failure(task_result, WorkerLostError(f"{worker.name} (process {worker.process} on {worker.host}) ended"))
    worker.delete()
    return len(lost)
