"""What waits for a decision, and who may take it: the one place that says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, TaskState
from wagtail.models.workflows import BaseTaskStateManager, TaskStateQuerySet

from cms.pages.models import BasePage
from cms.tenancy.models import Role, SiteRole

# Whose word counts on a step. The network manager's does on both, but is not asked for on a site's.
SITE_REVIEWERS = (Role.PUBLISHER, Role.SITE_MANAGER)
CENTRAL_REVIEWERS = (Role.CENTRAL_EDITOR, Role.NETWORK_MANAGER)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class ReviewStep(models.TextChoices):
    SITE = "site", _("Publisher of the site")
    CENTRAL = "central", _("Central office")


def unpublished_versions(page_key: Any, published_at: Any) -> QuerySet[Revision]:
    """The versions of a page that were saved after what citizens read was published."""
    return Revision.page_revisions.filter(object_id=page_key, created_at__gt=published_at)


class ReviewTaskStateQuerySet(TaskStateQuerySet):
    def waiting(self) -> ReviewTaskStateQuerySet:
        return self.filter(status=TaskState.STATUS_IN_PROGRESS)

    def decidable_by(self, user: Any) -> ReviewTaskStateQuerySet:
        """What `user` may decide on: by role and site, and never on what they wrote where four eyes are asked for."""
        every, _asked = self._steps_of(user)
        return self._of_others(user).filter(every)

    def awaited_of(self, user: Any) -> ReviewTaskStateQuerySet:
        """What is `user`'s to decide: handed to them, or to nobody and theirs by role."""
        every, asked = self._steps_of(user)
        return self._of_others(user).filter(every & Q(assigned_to=user.pk) | asked & Q(assigned_to__isnull=True))

    @staticmethod
    def _steps_of(user: Any) -> tuple[Q, Q]:
        """The steps on which the user's roles may decide, and those on which they are asked to: without a query."""
        if not user.is_active:
            return Q(pk__in=[]), Q(pk__in=[])
        roles = SiteRole.objects.filter(group__user=user.pk)
        of_own_sites = Q(step=ReviewStep.SITE, page__site__in=roles.filter(role__in=SITE_REVIEWERS).values("site"))
        central = Q(step=ReviewStep.CENTRAL)
        if user.is_superuser:
            return Q(), of_own_sites | central
        asked = of_own_sites | central & Q(Exists(roles.filter(role__in=CENTRAL_REVIEWERS)))
        return asked | Q(Exists(roles.filter(role=Role.NETWORK_MANAGER))), asked

    def _of_others(self, user: Any) -> ReviewTaskStateQuerySet:
        written = Q(workflow_state__requested_by=user.pk) | self._written_by(user)
        return self.waiting().exclude(Q(four_eyes=True) & written)

    @staticmethod
    def _written_by(user: Any) -> Q:
        published_at = Coalesce(OuterRef("page__last_published_at"), NEVER)
        versions = unpublished_versions(OuterRef("workflow_state__object_id"), published_at)
        return Q(Exists(versions.filter(user=user.pk)))

    def with_decidable_by(self, user: Any) -> ReviewTaskStateQuerySet:
        """Each with whether `user` may decide on it, as `is_decidable`."""
        decidable = ReviewTaskState.objects.decidable_by(user).filter(pk=OuterRef("pk"))
        return self.annotate(is_decidable=Exists(decidable))

    def locked(self) -> ReviewTaskStateQuerySet:
        """For whoever decides: of two at the same time the second one finds nothing that waits."""
        return self.select_for_update(of=("self", "taskstate_ptr"))

    def with_what_is_shown(self) -> ReviewTaskStateQuerySet:
        return self.select_related(
            "page__site", "page__content_type", "workflow_state__requested_by", "assigned_to", "task"
        )


class ReviewTaskState(TaskState):
    """A step that a page waits at. Four eyes and hours are those of the rule by which it was submitted."""

    page = models.ForeignKey(BasePage, models.CASCADE, related_name="+", verbose_name=_("page"))
    step = models.CharField(_("step"), max_length=10, choices=ReviewStep)
    four_eyes = models.BooleanField(default=True)
    reminder_hours = models.PositiveSmallIntegerField(default=0)
    remind_at = models.DateTimeField(null=True, blank=True, db_index=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("with")
    )
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BaseTaskStateManager.from_queryset(ReviewTaskStateQuerySet)()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def remind_from(self, moment: datetime) -> None:
        """The next reminder is due when the hours of the rule have passed since `moment`."""
        self.remind_at = moment + timedelta(hours=self.reminder_hours) if self.reminder_hours else None

    def reviewers(self) -> QuerySet[Any]:
        """The people who may decide and are asked to: the step's roles, without whoever wrote it."""
        return self._people(Q(role=Role.NETWORK_MANAGER) if self.step == ReviewStep.CENTRAL else Q())

    def candidates(self) -> QuerySet[Any]:
        """The people to whom it may be handed: all who may decide, the network manager included."""
        return self._people(Q(role=Role.NETWORK_MANAGER))

    def _people(self, others: Q) -> QuerySet[Any]:
        if self.step == ReviewStep.SITE:
            site = BasePage.objects.filter(pk=self.page_id).values("site")
            roles = Q(role__in=SITE_REVIEWERS, site__in=site)
        else:
            roles = Q(role__in=CENTRAL_REVIEWERS)
        groups = SiteRole.objects.filter(roles | others if others else roles).values("group")
        people = get_user_model().objects.filter(is_active=True, groups__in=groups).distinct()
        return people.exclude(pk__in=self.authors()) if self.four_eyes else people

    def authors(self) -> set[int]:
        """Whoever submitted the change or wrote a version of it that is not public."""
        versions = unpublished_versions(str(self.page_id), self.page.last_published_at or NEVER)
        written = versions.filter(user__isnull=False).values_list("user", flat=True)
        requested_by = self.workflow_state.requested_by_id
        return {*written, *([requested_by] if requested_by else [])}
