"""Workers are killed, stopped, doubled and left alone by their parent."""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from cms.tasks.locks import LockSpace
from cms.tasks.models import FailedAttempt, Worker
from cms.tasks.recovery import recover_lost_tasks
from tests.tasks import sample_tasks
from tests.tasks.conftest import Process, effects, kill_group, rows, wait_until

pytestmark = [pytest.mark.real_transactions, pytest.mark.usefixtures("real_database")]

StartWorker = Callable[..., Process]


def held_locks(space: LockSpace) -> int:
    query = (
        "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
        " WHERE locktype = 'advisory' AND classid = %s AND datname = current_database()"
    )
    return int(rows(query, int(space))[0][0])


def wait_for_starts(folder: Path, count: int) -> None:
    wait_until(lambda: len(sample_tasks.starts(folder)) >= count, f"{count} tasks have started")


def own_results() -> DBTaskResultQuerySet:
    """Without those of the product's periodic tasks, which run here too."""
    return DBTaskResult.objects.filter(task_path__startswith=sample_tasks.__name__)


def wait_for_success(count: int = 1) -> None:
    wait_until(lambda: own_results().successful().count() == count, f"{count} tasks are done")


@pytest.mark.parametrize("task", [sample_tasks.write_and_wait, sample_tasks.write_once_and_wait])
def test_a_worker_is_killed_in_a_task(start_worker: StartWorker, tmp_path: Path, task: object) -> None:
    """Its parent starts another, which does the task once more; there is one effect."""
    start_worker()
    result = task.enqueue("a", str(tmp_path))
    wait_for_starts(tmp_path, 1)
    os.kill(sample_tasks.starts(tmp_path)[0], signal.SIGKILL)
    wait_for_starts(tmp_path, 2)
    (tmp_path / "go").touch()
    wait_for_success()
    result.refresh()
    assert effects() == ["a"]
    assert len(sample_tasks.starts(tmp_path)) == len(set(sample_tasks.starts(tmp_path))) == 2
    assert (result.attempts, len(set(result.worker_ids))) == (2, 2)
    lost = FailedAttempt.objects.get(task_result=result.id)
    assert (lost.worker, lost.worker_lost) == (result.worker_ids[0], True)


def test_everything_is_killed_in_a_task(start_worker: StartWorker, tmp_path: Path) -> None:
    """The next `manage.py work` does the task once more; there is one effect."""
    first = start_worker()
    sample_tasks.write_and_wait.enqueue("a", str(tmp_path))
    wait_for_starts(tmp_path, 1)
    kill_group(first)
    (tmp_path / "go").touch()
    start_worker()
    wait_for_success()
    assert effects() == ["a"]
    assert len(sample_tasks.starts(tmp_path)) == 2


def test_a_living_worker_keeps_its_task(start_worker: StartWorker, tmp_path: Path) -> None:
    """However long it takes and however often others look."""
    start_worker()
    result = sample_tasks.write_and_wait.enqueue("a", str(tmp_path))
    wait_for_starts(tmp_path, 1)
    start_worker()
    wait_until(lambda: Worker.objects.count() == 4, "the second pair of workers is there")
    assert [recover_lost_tasks() for _ in range(5)] == [0] * 5
    own_results().update(started_at=timezone.now() - timedelta(days=3))
    assert recover_lost_tasks() == 0
    (tmp_path / "go").touch()
    wait_for_success()
    result.refresh()
    assert (len(sample_tasks.starts(tmp_path)), result.attempts) == (1, 1)


def test_two_workers_never_run_one_task(start_worker: StartWorker, tmp_path: Path) -> None:
    names = [f"{number:03}" for number in range(100)]
    for name in names:
        sample_tasks.write.enqueue(name)
    # Each ends only while the other runs: proof that there are two at work.
    sample_tasks.meet.enqueue("left", "right", str(tmp_path))
    sample_tasks.meet.enqueue("right", "left", str(tmp_path))
    start_worker("--queues", "quick")
    start_worker("--queues", "quick")
    wait_for_success(102)
    assert effects() == names
    assert {len(task_result.worker_ids) for task_result in own_results()} == {1}


def test_a_task_of_later_runs_when_it_is_time(start_worker: StartWorker) -> None:
    later = timezone.now() + timedelta(seconds=3)
    sample_tasks.write.using(run_after=later).enqueue("later")
    sample_tasks.write_slowly.enqueue("now")
    start_worker()
    wait_for_success(2)
    assert own_results().get(queue_name="quick").started_at >= later
    assert effects() == ["later", "now"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_after_the_task(start_worker: StartWorker, tmp_path: Path, number: int) -> None:
    worker = start_worker("--queues", "quick")
    first = sample_tasks.write_and_wait.enqueue("first", str(tmp_path))
    wait_for_starts(tmp_path, 1)
    second = sample_tasks.write.enqueue("second")
    # The parent, then all of them, as a terminal does.
    os.kill(worker.pid, number)
    os.killpg(worker.pid, number)
    (tmp_path / "go").touch()
    assert worker.wait(60) == 0
    first.refresh()
    second.refresh()
    assert (first.status, second.status) == ("SUCCESSFUL", "READY")
    assert effects() == ["first"]
    wait_until(lambda: held_locks(LockSpace.WORKER) == held_locks(LockSpace.SCHEDULER) == 0, "all locks are free")


def test_who_does_not_finish_in_time_is_killed_and_made_up_for(start_worker: StartWorker, tmp_path: Path) -> None:
    worker = start_worker("--grace", "0.1")
    result = sample_tasks.write_and_wait.enqueue("a", str(tmp_path))
    wait_for_starts(tmp_path, 1)
    worker.terminate()
    assert worker.wait(60) == 0
    result.refresh()
    assert (result.status, effects()) == ("RUNNING", [])
    (tmp_path / "go").touch()
    start_worker()
    wait_for_success()
    assert effects() == ["a"]


def test_children_end_with_their_parent(start_worker: StartWorker) -> None:
    worker = start_worker()
    wait_until(lambda: held_locks(LockSpace.WORKER) == 2 and held_locks(LockSpace.SCHEDULER) == 1, "all three are up")
    worker.kill()
    wait_until(lambda: held_locks(LockSpace.WORKER) == held_locks(LockSpace.SCHEDULER) == 0, "all three are gone")


def test_a_worker_whose_session_is_cut_starts_anew(start_worker: StartWorker) -> None:
    start_worker("--queues", "quick")
    wait_until(lambda: held_locks(LockSpace.WORKER) == 1, "the worker is up")
    rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    sample_tasks.write.enqueue("a")
    wait_for_success()
    assert effects() == ["a"]
