"""Steps of a workflow. Wagtail's views name page and step in a message before they ask who is there."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.pages.workflow import (
    CollectWorkflowActionDataView,
    ConfirmWorkflowCancellationView,
    PreviewRevisionForTaskView,
    WorkflowActionView,
)

from cms.access.sites import visible_to
from cms.pages.models import BasePage


class _OwnPageFirst:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not visible_to(request.user, BasePage.objects.filter(pk=kwargs["page_id"])).exists():
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
