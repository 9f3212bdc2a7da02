"""What a build and a removal leave to the worker: the same task once, and nothing about rows that are gone."""

from __future__ import annotations

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import delete_file_from_storage_task


def forget_repeated_tasks() -> int:
    """Of waiting tasks that say the same, keep the last; returns how many were forgotten.

    Every save of a page asks to index it, so that a site in the making asks seven times a page.
    """
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    same = ("task_path", "args_kwargs", "run_after")
    last = waiting.order_by(*same, "-enqueued_at").distinct(*same).values_list("pk", flat=True)
    forgotten, _rows = waiting.exclude(pk__in=list(last)).delete()
    return forgotten


def delete_files_now() -> None:
    """Delete the files whose rows are gone, and forget all tasks that wait: what they are about is gone too."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    for result in waiting.filter(task_path=delete_file_from_storage_task.module_path):
        delete_file_from_storage_task.call(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])
    DBTaskResult.objects.exclude(status=TaskResultStatus.RUNNING).delete()
