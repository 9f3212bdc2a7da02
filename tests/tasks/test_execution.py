"""One task, from claim to outcome, in the test's own transaction."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone, translation
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import update_reference_index_task

from cms.tasks.execution import WORKERS_LOST_AT_MOST, WorkerLostError, claim, execute, record_failure
from cms.tasks.models import FailedAttempt
from cms.tasks.worker import drain
from tests.tasks import sample_tasks
from tests.tasks.conftest import effects

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("effect_table")]


def claimed(worker_name: str = "worker-1") -> DBTaskResult:
    task_result = claim(["quick"], worker_name)
    assert task_result is not None
    return task_result


def test_success() -> None:
    result = sample_tasks.write.enqueue("a")
    assert drain() == 1
    result.refresh()
    assert (result.status, result.return_value, result.attempts) == ("SUCCESSFUL", "a", 1)
    assert effects() == ["a"]


def test_drain_runs_what_tasks_enqueue() -> None:
    sample_tasks.write_and_enqueue.enqueue("a")
    assert drain() == 2
    assert effects() == ["a", "a, next"]


def test_each_queue_has_its_own_workers() -> None:
    sample_tasks.write_slowly.enqueue("slow")
    assert claim(["quick", "default"], "worker-1") is None
    assert claim(["slow"], "worker-1") is not None


def test_what_libraries_enqueue_is_run_too() -> None:
    sample_tasks.as_libraries_do.enqueue("a")
    assert drain() == 1
    assert effects() == ["a"]


def test_higher_priority_goes_first() -> None:
    sample_tasks.write.enqueue("usual")
    sample_tasks.write.using(priority=10).enqueue("urgent")
    assert claimed().args_kwargs["args"] == ["urgent"]
    assert claimed().args_kwargs["args"] == ["usual"]


def test_a_task_of_later_waits() -> None:
    sample_tasks.write.using(run_after=timezone.now() + timedelta(hours=1)).enqueue("later")
    assert claim(["quick"], "worker-1") is None


def test_retry_then_success_leaves_one_effect(tmp_path: Path) -> None:
    result = sample_tasks.fail_until_third_start.enqueue("a", str(tmp_path))
    assert drain() == 3
    result.refresh()
    assert (result.status, result.return_value, result.attempts) == ("SUCCESSFUL", "third", 3)
    assert effects() == ["a"]
    kept = FailedAttempt.objects.order_by("pk").values_list("exception_class_path", "worker_lost")
    assert list(kept) == [("tests.tasks.sample_tasks.OrdinaryError", False)] * 2


def test_between_attempts_it_waits_and_keeps_the_error() -> None:
    sample_tasks.write.enqueue("a")
    task_result = claimed()
    before = timezone.now()
    record_failure(task_result, sample_tasks.OrdinaryError("first"))
    task_result.refresh_from_db()
    assert (task_result.status, task_result.finished_at) == ("READY", None)
    assert before + timedelta(seconds=1) <= task_result.run_after <= timezone.now() + timedelta(seconds=2)
    assert task_result.exception_class_path == "tests.tasks.sample_tasks.OrdinaryError"
    assert claim(["quick"], "worker-1") is None


def test_given_up_after_its_attempts_with_the_error_kept() -> None:
    finished = []

    def note(task_result: object, **_: object) -> None:
        finished.append(task_result.status)

    task_finished.connect(note)
    try:
        result = sample_tasks.always_fail.enqueue("a")
        assert drain() == 2
    finally:
        task_finished.disconnect(note)
    result.refresh()
    assert (result.status, result.attempts) == ("FAILED", 2)
    assert result.errors[0].exception_class is sample_tasks.OrdinaryError
    assert result.errors[0].traceback.endswith("OrdinaryError: always\n")
    assert effects() == []
    assert finished == ["FAILED"]


def test_an_attempt_to_leave_fails_the_task_and_not_the_worker() -> None:
    result = sample_tasks.leave.enqueue()
    assert drain() == 1
    result.refresh()
    assert (result.status, result.errors[0].exception_class_path) == ("FAILED", "builtins.SystemExit")


def test_a_result_that_cannot_be_kept_takes_the_effect_back() -> None:
    result = sample_tasks.return_what_json_cannot_carry.enqueue()
    assert drain() == 1
    result.refresh()
    assert (result.status, result.errors[0].exception_class_path) == ("FAILED", "builtins.TypeError")
    assert effects() == []


def test_a_task_that_the_code_does_not_know_is_tried_again() -> None:
    sample_tasks.write.enqueue("a")
    DBTaskResult.objects.update(task_path="tests.tasks.sample_tasks.of_the_next_version")
    assert drain() == 1
    task_result = DBTaskResult.objects.get()
    assert (task_result.status, task_result.exception_class_path) == ("READY", "builtins.ImportError")


def test_what_was_taken_over_has_no_effect_and_no_outcome() -> None:
    sample_tasks.write.enqueue("a")
    former = claimed("worker-1")
    record_failure(former, WorkerLostError("worker-1"))
    taken_over = claimed("worker-2")
    execute(former)
    record_failure(former, sample_tasks.OrdinaryError("too late"))
    taken_over.refresh_from_db()
    assert (taken_over.status, taken_over.worker_ids) == ("RUNNING", ["worker-1", "worker-2"])
    assert FailedAttempt.objects.count() == 1
    assert effects() == []


def test_lost_workers_do_not_use_up_attempts_but_are_not_borne_for_ever() -> None:
    sample_tasks.leave.enqueue()
    for number in range(WORKERS_LOST_AT_MOST):
        task_result = claimed(f"worker-{number}")
        record_failure(task_result, WorkerLostError(f"worker-{number}"))
        assert task_result.status == "READY"
    task_result = claimed("worker-last")
    record_failure(task_result, WorkerLostError("worker-last"))
    task_result.refresh_from_db()
    assert (task_result.status, len(task_result.worker_ids)) == ("FAILED", WORKERS_LOST_AT_MOST + 1)
    assert task_result.exception_class_path == "cms.tasks.execution.WorkerLostError"


def test_tasks_run_in_the_first_language() -> None:
    sample_tasks.note_language.enqueue()
    with translation.override("en"):
        drain()
    assert effects() == ["fa"]


def test_a_library_task_about_a_record_that_is_gone_is_done() -> None:
    result = update_reference_index_task.enqueue("news", "newspage", "0")
    execute(claim(["default"], "worker"))
    assert (DBTaskResult.objects.get(pk=result.id).status, FailedAttempt.objects.count()) == ("SUCCESSFUL", 0)
