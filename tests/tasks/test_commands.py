"""What operators see and do."""

import io
import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.tasks.checks import check_task_settings
from cms.tasks.execution import claim
from cms.tasks.models import FailedAttempt
from cms.tasks.worker import drain
from tests.tasks import sample_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("effect_table")]


def answer(*arguments: str) -> str:
    out = io.StringIO()
    call_command("tasks", *arguments, stdout=out)
    return out.getvalue()


def test_counts_by_queue_and_failures_as_json() -> None:
    sample_tasks.always_fail.enqueue("a")
    sample_tasks.write.enqueue("done")
    drain()
    sample_tasks.write.enqueue("running")
    claim(["quick"], "worker-1")
    sample_tasks.write.enqueue("waiting")
    DBTaskResult.objects.ready().update(enqueued_at=timezone.now() - timedelta(hours=1))
    sample_tasks.write.using(run_after=timezone.now() + timedelta(days=1)).enqueue("later")
    sample_tasks.write_slowly.using(run_after=timezone.now() + timedelta(days=1)).enqueue("later")
    state: dict[str, Any] = json.loads(answer("--json"))
    quick, slow = state["queues"]
    assert 3600 <= quick.pop("oldest_waits") < 3660
    assert quick == {"queue": "quick", "waiting": 1, "scheduled": 1, "running": 1, "failed": 1, "successful": 1}
    assert slow == {
        "queue": "slow",
        "waiting": 0,
        "scheduled": 1,
        "running": 0,
        "failed": 0,
        "successful": 0,
        "oldest_waits": None,
    }
    (failed,) = state["failed"]
    assert (failed["task"], failed["queue"], failed["attempts"]) == (
        "tests.tasks.sample_tasks.always_fail",
        "quick",
        2,
    )
    assert failed["error"] == "tests.tasks.sample_tasks.OrdinaryError: always"


def test_the_same_for_people() -> None:
    result = sample_tasks.always_fail.enqueue("a")
    drain()
    lines = answer().splitlines()
    assert lines[1].split() == ["quick", "0", "0", "0", "1", "0"]
    assert lines[-1] == (
        f"{result.id} tests.tasks.sample_tasks.always_fail (2) tests.tasks.sample_tasks.OrdinaryError: always"
    )


def test_a_failed_task_is_tried_again_with_all_its_attempts() -> None:
    result = sample_tasks.always_fail.enqueue("a")
    assert drain() == 2
    answer("--retry", result.id)
    assert FailedAttempt.objects.count() == 0
    assert drain() == 2
    result.refresh()
    assert (result.status, result.attempts) == ("FAILED", 4)


def test_what_has_not_failed_is_not_tried_again() -> None:
    result = sample_tasks.write.enqueue("a")
    drain()
    with pytest.raises(CommandError):
        answer("--retry", result.id, str(uuid4()))
    result.refresh()
    assert result.status == "SUCCESSFUL"
    assert drain() == 0


def test_work_refuses_unknown_queues_and_impossible_intervals() -> None:
    with pytest.raises(CommandError, match="express"):
        call_command("work", "--queues", "quick,express")
    for value in ("0", "-1", "nan", "inf", "soon"):
        with pytest.raises(CommandError, match="positive number"):
            call_command("work", "--interval", value)


def test_settings_are_checked(settings: Any) -> None:
    assert check_task_settings() == []
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "slow"]}}
    assert [error.id for error in check_task_settings()] == ["background.E002"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    assert [error.id for error in check_task_settings()] == ["background.E001"]
