"""Steps of a workflow. Wagtail's views name page and step in a message before they ask who is there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views import View
from wagtail.admin.views.pages.workflow import (
    CollectWorkflowActionDataView,
    ConfirmWorkflowCancellationView,
    PreviewRevisionForTaskView,
    WorkflowActionView,
)
from wagtail.admin.views.workflows import (
    TaskChooserCreateView,
    TaskChooserResultsView,
    TaskChooserView,
    task_chosen,
)

from cms.access.sites import visible_to
from cms.pages.models import BasePage


class WorkflowManagersOnly:
    """Mixed in before the choosers of tasks, which ask nobody what they may do."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perms(("wagtailcore.change_workflow", "wagtailcore.change_task")):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class ChooseTaskView(WorkflowManagersOnly, TaskChooserView):  # type: ignore[misc]
    pass


class ChooseTaskResultsView(WorkflowManagersOnly, TaskChooserResultsView):  # type: ignore[misc]
    pass


class CreateTaskView(WorkflowManagersOnly, TaskChooserCreateView):  # type: ignore[misc]
    pass


class _ChosenTask(View):
    def get(self, request: HttpRequest, task_id: int) -> HttpResponse:
        response: HttpResponse = task_chosen(request, task_id)
        return response


class ChosenTaskView(WorkflowManagersOnly, _ChosenTask):
    pass


class _OwnPageFirst:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not visible_to(request.user, BasePage.objects.filter(pk=kwargs["page_id"])).exists():
            raise Http404
        # Wagtail takes whatever step the address names for one of this page.
        step = getattr(self, "task_state", None)
        if step is not None and step.workflow_state.object_id != str(kwargs["page_id"]):
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class OwnWorkflowActionView(_OwnPageFirst, WorkflowActionView):  # type: ignore[misc]
    pass


class OwnCollectWorkflowActionDataView(_OwnPageFirst, CollectWorkflowActionDataView):  # type: ignore[misc]
    pass


class OwnConfirmWorkflowCancellationView(_OwnPageFirst, ConfirmWorkflowCancellationView):  # type: ignore[misc]
    pass


class OwnPreviewRevisionForTaskView(_OwnPageFirst, PreviewRevisionForTaskView):  # type: ignore[misc]
    pass
