"""The loop that looks after the tables: enqueues what is due, and recovers what was lost."""

import time

from django.utils import timezone

from cms.tasks.locks import LockSpace, SessionLock, SessionLostError, notice_lost_clients
from cms.tasks.recovery import recover_lost_tasks
from cms.tasks.schedule import enqueue_due_tasks
from cms.tasks.stopping import StopRequest


def run_scheduler(stop: StopRequest, *, interval: float = 1.0) -> None:
    """Schedule and recover until asked to stop, or wait to do so: of all schedulers on a database, one leads.

    Args:
        interval: seconds between two looks.

    Raises:
        SessionLostError: another scheduler may lead by now; this one must end and start with a new session.
    """
    notice_lost_clients()
    leadership = SessionLock(LockSpace.SCHEDULER, 0)
    leads = False
    while not stop.requested:
        leads = leads or leadership.acquire()
        if leads:
            if not leadership.is_held():
                raise SessionLostError("scheduler")
            recover_lost_tasks()
            enqueue_due_tasks(timezone.now())
        time.sleep(interval)
