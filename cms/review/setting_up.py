"""The steps and workflows that all sites share: made once, and given their names anew with each upgrade."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from cms.review.models import CentralReview, ReviewStep, ReviewWorkflow, SiteReview


@transaction.atomic
def make_workflows(**_signal: Any) -> None:
    """May run any number of times. The names stand in Wagtail's own screens, in the first language."""
    with translation.override(settings.LANGUAGE_CODE):
        names = {
            ReviewStep.SITE: (_("Approval by the site's publishers"), _("Review on the site")),
            ReviewStep.CENTRAL: (
                _("Approval by the central office"),
                _("Review on the site and by the central office"),
            ),
        }
    tasks: list[Any] = []
    for step, task_model in ((ReviewStep.SITE, SiteReview), (ReviewStep.CENTRAL, CentralReview)):
        task_name, workflow_name = names[step]
        task = task_model.objects.first() or task_model()
        task.name = task_name
        task.save()
        tasks.append(task)
        workflow = ReviewWorkflow.objects.filter(last_step=step).first() or ReviewWorkflow(last_step=step)
        workflow.name = workflow_name
        workflow.save()
        for place, own in enumerate(tasks):
            WorkflowTask.objects.get_or_create(workflow=workflow, task=own, defaults={"sort_order": place})
    # What Wagtail's migrations bring, and no page goes through.
    Workflow.objects.filter(reviewworkflow__isnull=True, workflow_states__isnull=True).delete()
    GroupApprovalTask.objects.filter(task_states__isnull=True).delete()
