"""The task table is the outbox: a task exists if and only if what asked for it was committed."""

import threading

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from cms.tasks.execution import claim
from tests.tasks import sample_tasks

pytestmark = [pytest.mark.real_transactions, pytest.mark.usefixtures("real_database")]


def seen_by_others() -> int:
    """How many tasks another connection sees."""
    counts = []

    def count() -> None:
        counts.append(DBTaskResult.objects.count())
        connection.close()

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()
    return counts[0]


def test_a_rollback_leaves_no_task() -> None:
    with transaction.atomic():
        sample_tasks.write.enqueue("a")
        assert DBTaskResult.objects.count() == 1
        transaction.set_rollback(True)
    assert seen_by_others() == 0
    assert claim(["quick"], "worker-1") is None


def test_a_commit_makes_it_visible() -> None:
    with transaction.atomic():
        sample_tasks.write.enqueue("a")
        assert seen_by_others() == 0
    assert seen_by_others() == 1
    assert claim(["quick"], "worker-1") is not None
