"""The settings that background work stands on."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.compat import DEFAULT_TASK_BACKEND_ALIAS, task_backends

from cms.tasks.worker import ALL_QUEUES


@register
def check_task_settings(**_: Any) -> list[CheckMessage]:
    backend = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    if not isinstance(backend, DatabaseBackend):
        return [
            Error(
                "Background work needs the database as its queue.",
                hint='Set BACKEND of TASKS["default"] to "django_tasks_db.DatabaseBackend".',
                id="background.E001",
            )
        ]
    missing = sorted(set(ALL_QUEUES) - backend.queues)
    if missing:
        return [
            Error(
                f"TASKS lacks the queues {', '.join(missing)}.",
                hint=f'Set QUEUES of TASKS["default"] to {list(ALL_QUEUES)}.',
                id="background.E002",
            )
        ]
    return []
