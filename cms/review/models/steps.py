"""The steps of a review as Wagtail's tasks, and the two workflows of the network that are made of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState, Workflow, WorkflowState
from wagtail.signals import task_submitted

from cms.pages.models import BasePage
from cms.review.models.rules import ReviewMode, ReviewRule
from cms.review.models.waiting import ReviewStep, ReviewTaskState

APPROVE, RETURN = "approve", "reject"  # Wagtail's names of the actions


class ReviewLock(WorkflowLock):
    """What waits for a review is changed by those alone who may decide on it."""

    def get_message(self, user: Any) -> str | None:
        if not self.for_user(user):
            return None
        return _("This page waits for a review. Only who may decide on it can change it until then.")


class CommentForm(forms.Form):
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False, widget=forms.Textarea({"rows": 4}))


class ReturnForm(CommentForm):
    comment = forms.CharField(label=gettext_lazy("What has to be changed"), widget=forms.Textarea({"rows": 4}))


class ReviewTask(Task):
    """A step on which people of a role decide; whose people they are goes by the page's site in the database."""

    step: ClassVar[str]
    lock_class = ReviewLock
    task_state_class = ReviewTaskState

    class Meta:
        abstract = True

    def start(self, workflow_state: WorkflowState, user: Any = None) -> ReviewTaskState:
        page = BasePage.objects.get(pk=workflow_state.object_id)
        rule = ReviewRule.objects.of_page(page)
        state = ReviewTaskState(
            workflow_state=workflow_state,
            task=self,
            revision=page.get_latest_revision(),
            page=page,
            step=self.step,
            four_eyes=rule.four_eyes,
            reminder_hours=rule.reminder_hours,
        )
        state.remind_from(timezone.now())
        state.save()
        task_submitted.send(sender=ReviewTaskState, instance=state, user=user)
        return state

    def _may_decide(self, page: BasePage, user: Any) -> bool:
        """Lists have asked already, for all of their pages: see `cms.review.rows`."""
        row = getattr(page, "review_in_row", None)
        if row is not None and row.user == user:
            return row.is_decidable
        return ReviewTaskState.objects.decidable_by(user).filter(page=page.pk, step=self.step).exists()

    def user_can_access_editor(self, page: BasePage, user: Any) -> bool:
        return self._may_decide(page, user)

    def locked_for_user(self, page: BasePage, user: Any) -> bool:
        return not self._may_decide(page, user)

    def user_can_unlock(self, page: BasePage, user: Any) -> bool:
        return self._may_decide(page, user)

    def get_actions(self, page: BasePage, user: Any) -> list[tuple[str, str, bool]]:
        if not self._may_decide(page, user):
            return []
        return [(RETURN, _("Return with a comment"), True), (APPROVE, _("Approve"), False)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReturnForm if action == RETURN else CommentForm

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        return TaskState.objects.filter(
            pk__in=ReviewTaskState.objects.decidable_by(user).filter(task=self).values("pk")
        )

    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, revision: int | None = None, **kwargs: Any
    ) -> None:
        """Decide. `revision` is the version that was looked at; without it, the one that was submitted.

        Raises PermissionDenied if the user may not decide on it (any more), ValidationError if the text has changed
        since or a comment is missing.
        """
        state = ReviewTaskState.objects.decidable_by(user).locked().filter(pk=task_state.pk).first()
        if state is None or action_name not in (APPROVE, RETURN):
            raise PermissionDenied
        comment = (kwargs.pop("comment", "") or "").strip()
        if action_name == RETURN and not comment:
            raise ValidationError(_("Say what has to be changed."))
        if action_name == APPROVE and state.page.latest_revision_id != (revision or state.revision_id):
            raise ValidationError(
                _("“%(page)s” has been changed meanwhile. Look at it again, then decide."),
                params={"page": state.page.draft_title},
            )
        super().on_action(state, user, action_name, comment=comment, **kwargs)


class SiteReview(ReviewTask):
    step = ReviewStep.SITE

    class Meta:
        verbose_name = gettext_lazy("review by the site's publishers")
        verbose_name_plural = gettext_lazy("reviews by the site's publishers")


class CentralReview(ReviewTask):
    step = ReviewStep.CENTRAL

    class Meta:
        verbose_name = gettext_lazy("review by the central office")
        verbose_name_plural = gettext_lazy("reviews by the central office")


class ReviewWorkflow(Workflow):
    """One of the two workflows that all sites share. Where publishing is direct, others submit to the publishers."""

    last_step = models.CharField(max_length=10, choices=ReviewStep, unique=True)

    class Meta:
        verbose_name = gettext_lazy("way of review")
        verbose_name_plural = gettext_lazy("ways of review")


def workflow_for(mode: str) -> Workflow:
    step = ReviewStep.CENTRAL if mode == ReviewMode.CENTRAL else ReviewStep.SITE
    return Workflow.objects.get(reviewworkflow__last_step=step)
