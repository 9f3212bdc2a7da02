"""What an editor calls the state of a page: each page is in exactly one."""

from __future__ import annotations

from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from cms.pages.models import BasePage
from cms.review.models import ReviewTaskState


class PageState(TextChoices):
    LIVE = "live", _("published")
    CHANGED = "changed", _("published, with a newer draft")
    REVIEW = "review", _("waiting for a review")
    SCHEDULED = "scheduled", _("scheduled")
    DRAFT = "draft", _("draft")
    WITHDRAWN = "withdrawn", _("withdrawn or expired")


def with_state(pages: QuerySet[BasePage]) -> QuerySet[BasePage]:
    """The pages with their state as `editing_state`."""
    approved = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    of_page = approved.filter(object_id=Cast(OuterRef("pk"), output_field=CharField()))
    waiting = ReviewTaskState.objects.waiting().filter(page=OuterRef("pk"))
    return pages.annotate(
        editing_state=Case(
            When(Exists(waiting), then=Value(PageState.REVIEW)),
            When(Exists(of_page), then=Value(PageState.SCHEDULED)),
            When(live=True, has_unpublished_changes=True, then=Value(PageState.CHANGED)),
            When(live=True, then=Value(PageState.LIVE)),
            When(first_published_at__isnull=False, then=Value(PageState.WITHDRAWN)),
            default=Value(PageState.DRAFT),
        )
    )
