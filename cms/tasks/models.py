"""What the task table of django-tasks-db does not say: who works, what failed before, what ran last."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult


class Worker(models.Model):
    """A process that runs tasks. The row is visible only while, or after, its database session holds the worker's lock:

    a row whose lock nobody holds belongs to a worker that has ended.
    """

    # Half of an advisory lock's key, hence 32 bits wide.
    number = models.AutoField(_("number"), primary_key=True)
    host = models.TextField(_("host"))
    process = models.IntegerField(_("process"))
    queues = models.JSONField(_("queues"))
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """How the task table names this worker."""
        return f"worker-{self.number}"


class FailedAttempt(models.Model):
    """One attempt at a task that did not end well, kept as long as the task's result."""

    task_result = models.ForeignKey(
        DBTaskResult, verbose_name=_("task"), on_delete=models.CASCADE, related_name="failed_attempts"
    )
    failed_at = models.DateTimeField(_("failed at"), auto_now_add=True)
    worker = models.TextField(_("worker"))
    # A lost worker says nothing about the task, so it does not use up one of the task's attempts.
    worker_lost = models.BooleanField(_("worker was lost"))
    exception_class_path = models.TextField(_("exception"))
    traceback = models.TextField(_("traceback"))

    class Meta:
        verbose_name = _("failed attempt")
        verbose_name_plural = _("failed attempts")

    def __str__(self) -> str:
        return f"{self.worker}: {self.exception_class_path}"


class PeriodicRun(models.Model):
    """Up to when a periodic task has been enqueued, so that a restart neither skips nor doubles a run."""

    task_path = models.TextField(_("task"), primary_key=True)
    due_at = models.DateTimeField(_("latest run was due at"))
    task_result = models.ForeignKey(
        DBTaskResult, verbose_name=_("latest run"), on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("periodic run")
        verbose_name_plural = _("periodic runs")

    def __str__(self) -> str:
        return self.task_path
