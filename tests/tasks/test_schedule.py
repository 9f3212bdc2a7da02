"""Periodic tasks: when they are due, that none is skipped or doubled, and that one scheduler leads."""

import threading
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from cms.tasks import schedule
from cms.tasks.execution import claim, execute
from cms.tasks.locks import LockSpace
from cms.tasks.models import PeriodicRun
from cms.tasks.pruning import prune_results
from cms.tasks.schedule import DailyAt, Every, enqueue_due_tasks, periodic
from cms.tasks.worker import drain
from tests.tasks import sample_tasks
from tests.tasks.conftest import Process, StartProcess, effects, kill_group, rows, wait_until

TICK = "tests.tasks.sample_tasks.tick"
START = datetime(2026, 5, 1, 12, 0, 0, tzinfo=UTC)
TEHRAN = ZoneInfo("Asia/Tehran")


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry with one task that is due every ten seconds."""
    monkeypatch.setattr(schedule, "_registry", {})
    periodic(every=timedelta(seconds=10))(sample_tasks.tick)


@pytest.fixture
def ticking_once_seen(effect_table: None, ticking: None) -> None:
    assert enqueue_due_tasks(START) == []


# When


def test_every_is_due_at_whole_multiples() -> None:
    rhythm = Every(timedelta(minutes=5))
    assert rhythm.latest(START) == START
    assert rhythm.latest(after(299.9)) == START
    assert rhythm.latest(after(300)) == after(300)


def test_daily_at_is_due_at_local_time() -> None:
    rhythm = DailyAt(time(3, 30))
    assert rhythm.latest(datetime(2026, 5, 1, 3, 30, tzinfo=TEHRAN)) == datetime(2026, 5, 1, 3, 30, tzinfo=TEHRAN)
    assert rhythm.latest(datetime(2026, 5, 1, 3, 29, tzinfo=TEHRAN)) == datetime(2026, 4, 30, 3, 30, tzinfo=TEHRAN)
    assert rhythm.latest(datetime(2026, 5, 1, 0, 0, tzinfo=UTC)) == datetime(2026, 5, 1, 0, 0, tzinfo=UTC)


@given(
    st.datetimes(timezones=st.just(UTC)),
    st.timedeltas(timedelta(seconds=1), timedelta(days=30)),
)
def test_the_latest_moment_is_past_and_less_than_an_interval_ago(now: datetime, interval: timedelta) -> None:
    assert timedelta(0) <= now - Every(interval).latest(now) < interval
    assert Every(interval).latest(Every(interval).latest(now)) == Every(interval).latest(now)


def test_refused_declarations(ticking: None) -> None:
    with pytest.raises(ValueError, match="either every or daily_at"):
        periodic()
    with pytest.raises(ValueError, match="either every or daily_at"):
        periodic(every=timedelta(minutes=1), daily_at=time(3))
    with pytest.raises(ValueError, match="once a second"):
        periodic(every=timedelta(milliseconds=999))
    with pytest.raises(TypeError, match="name"):
        periodic(every=timedelta(minutes=1))(sample_tasks.write)
    assert list(schedule._registry) == [TICK]


# Enqueued once


@pytest.mark.django_db
@pytest.mark.usefixtures("ticking_once_seen")
class TestEnqueued:
    def test_first_at_its_next_moment(self) -> None:
        assert enqueue_due_tasks(after(9)) == []
        assert enqueue_due_tasks(after(10)) == [TICK]
        assert drain() == 1
        assert effects() == ["tick"]

    def test_once_for_each_moment(self) -> None:
        for seconds in (10, 11, 19, 20, 21):
            enqueue_due_tasks(after(seconds))
            drain()
        assert effects() == ["tick", "tick"]

    def test_missed_runs_are_made_up_for_by_one(self) -> None:
        assert enqueue_due_tasks(after(86_400)) == [TICK]
        assert drain() == 1
        assert enqueue_due_tasks(after(86_401)) == []
        assert PeriodicRun.objects.get().due_at == after(86_400)

    def test_not_again_when_the_clock_goes_back(self) -> None:
        assert enqueue_due_tasks(after(10)) == [TICK]
        drain()
        assert enqueue_due_tasks(after(-100)) == []
        assert enqueue_due_tasks(after(10)) == []

    def test_not_beside_a_run_that_still_waits(self) -> None:
        assert enqueue_due_tasks(after(10)) == [TICK]
        assert enqueue_due_tasks(after(20)) == []
        assert DBTaskResult.objects.count() == 1

    def test_not_beside_a_run_that_has_begun_but_after_it(self) -> None:
        enqueue_due_tasks(after(10))
        task_result = claim(["quick"], "worker-1")
        assert task_result is not None
        assert enqueue_due_tasks(after(20)) == []
        execute(task_result)
        assert enqueue_due_tasks(after(21)) == [TICK]

    def test_a_success_is_forgotten_and_a_failure_kept(self) -> None:
        enqueue_due_tasks(after(10))
        drain()
        enqueue_due_tasks(after(20))
        DBTaskResult.objects.update(status="FAILED")
        enqueue_due_tasks(after(30))
        assert list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True)) == [
            "FAILED",
            "READY",
        ]


@pytest.mark.real_transactions
def test_schedulers_at_the_same_moment_enqueue_once(real_database: str, ticking: None) -> None:
    enqueue_due_tasks(START)
    barrier = threading.Barrier(4)
    enqueued: list[list[str]] = []

    def look() -> None:
        connection.ensure_connection()
        barrier.wait()
        enqueued.append(enqueue_due_tasks(after(10)))
        connection.close()

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(enqueued) == [[], [], [], [TICK]]
    assert DBTaskResult.objects.count() == 1


# One leads


def leaders() -> list[str]:
    query = (
        "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
        " WHERE locktype = 'advisory' AND classid = %s AND datname = current_database()"
    )
    return [name for (name,) in rows(query, int(LockSpace.SCHEDULER))]


def connected() -> set[str]:
    query = "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
    return {name for (name,) in rows(query)}


@pytest.mark.real_transactions
def test_one_scheduler_leads_until_it_dies(start_process: StartProcess) -> None:
    def start(name: str) -> Process:
        return start_process("-m", "tests.tasks.run_scheduler", PGAPPNAME=name)

    first = start("first")
    wait_until(lambda: leaders() == ["first"], "the first scheduler leads")
    start("second")
    wait_until(lambda: connected() >= {"first", "second"}, "the second scheduler looks")
    wait_until(lambda: DBTaskResult.objects.filter(task_path=TICK).exists(), "a run is enqueued")
    assert leaders() == ["first"]
    kill_group(first)
    wait_until(lambda: leaders() == ["second"], "the second scheduler leads")
    DBTaskResult.objects.all().delete()
    wait_until(lambda: DBTaskResult.objects.filter(task_path=TICK).exists(), "the second scheduler enqueues a run")


@pytest.mark.real_transactions
def test_work_runs_what_is_due(start_process: StartProcess) -> None:
    """The command has both parts, and the packages' periodic tasks are known to it."""
    path = prune_results.module_path
    PeriodicRun.objects.create(task_path=path, due_at=START - timedelta(days=2000))
    start_process("manage.py", "work")
    done = DBTaskResult.objects.successful().filter(task_path=path)
    wait_until(lambda: list(done.values_list("return_value", flat=True)) == [0], "the overdue task is done")
