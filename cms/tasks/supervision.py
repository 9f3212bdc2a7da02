"""One parent process that keeps its children working and ends them together."""

import logging
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Mapping

from django.db import InterfaceError, OperationalError, connections

from cms.tasks.locks import SessionLostError
from cms.tasks.stopping import StopRequest

logger = logging.getLogger(__name__)

Job = Callable[[StopRequest], None]

LOOK_INTERVAL = 0.1
# A job that cannot start, say for want of a database, is not tried more often than this (seconds).
RESTART_INTERVAL = 1.0


def supervise(jobs: Mapping[str, Job], stop: StopRequest, *, grace: float) -> None:
    """Run each job in a child process, anew when one dies, until asked to stop.

    Args:
        grace: seconds that the children have to finish what they began. Who takes longer is killed: its task is
            recovered by the next worker.
    """
    # The children inherit what is open; two processes on one database session would break both.
    connections.close_all()
    children: dict[str, _Child] = {}
    while not stop.requested:
        for name, job in jobs.items():
            if name not in children or children[name].has_ended():
                children[name] = _Child(name, job, stop)
        time.sleep(LOOK_INTERVAL)
    deadline = time.monotonic() + grace
    for child in children.values():
        child.ask_to_end()
    for child in children.values():
        child.end_by(deadline)


class _Child:
    """One process for one job."""

    def __init__(self, name: str, job: Job, stop: StopRequest) -> None:
        self.name = name
        self._started = time.monotonic()
        # Forked, not started anew: no second start-up, and the loaded code is shared memory.
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_run, args=(name, job, stop, os.getpid()), name=name)
        self._process.start()

    def has_ended(self) -> bool:
        """True once it is dead and may be replaced; says so in the log."""
        if self._process.is_alive() or time.monotonic() - self._started < RESTART_INTERVAL:
            return False
        logger.error("%s ended with code %s and is started again.", self.name, self._process.exitcode)
        return True

    def ask_to_end(self) -> None:
        self._process.terminate()

    def end_by(self, deadline: float) -> None:
        """Wait until the moment (of the monotonic clock), then kill."""
        self._process.join(max(0.0, deadline - time.monotonic()))
        if self._process.is_alive():
            logger.warning("%s did not finish in time and is killed.", self.name)
            self._process.kill()
            self._process.join()


def _run(name: str, job: Job, stop: StopRequest, parent: int) -> None:
    stop.follow(parent)
    try:
        job(stop)
    except (SessionLostError, OperationalError, InterfaceError) as error:
        logger.error("%s lost the database: %s", name, error)
        sys.exit(1)
