"""Lists of what waits: for whoever looks, for everybody, and what they submitted themselves."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.models import WorkflowState

from cms.access.current_site import has_several_in_view, sites_in_view
from cms.review.admin_views.filters import ReviewFilters
from cms.review.models import ReviewTaskState

ROWS_A_PAGE = 50


def in_view(request: Any) -> Any:
    """Reviews of the sites that somebody works on at the moment."""
    return ReviewTaskState.objects.filter(page__site__in=sites_in_view(request))


def awaited_in_view(request: Any) -> Any:
    """What waits for whoever asks."""
    return in_view(request).awaited_of(request.user)


def submitted_in_view(request: Any) -> Any:
    """What whoever asks has submitted and what is not public yet: it waits with somebody, or was returned."""
    return in_view(request).filter(
        workflow_state__current_task_state=F("pk"),
        workflow_state__requested_by=request.user,
        workflow_state__status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
    )


class ReviewListView(BaseListingView):
    """`rows` says of which reviews."""

    model = ReviewTaskState
    template_name = "review/list.html"
    results_template_name = "review/list_results.html"
    filterset_class = ReviewFilters
    paginate_by = ROWS_A_PAGE
    header_icon = "tasks"
    page_title = _("Reviews")
    heading: ClassVar[str | Promise]
    empty: ClassVar[str | Promise]
    may_choose = False

    def rows(self) -> QuerySet[ReviewTaskState]:
        raise NotImplementedError

    def get_base_queryset(self) -> QuerySet[ReviewTaskState]:
        rows: Any = self.rows()
        found: QuerySet[ReviewTaskState] = rows.with_what_is_shown()
        return found

    def order_queryset(self, queryset: QuerySet[ReviewTaskState]) -> QuerySet[ReviewTaskState]:
        return queryset.order_by("started_at", "pk")

    def get_page_subtitle(self) -> str:
        return str(self.heading)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {
            "heading": self.heading,
            "empty": self.empty,
            "may_choose": self.may_choose,
            "shows_sites": has_several_in_view(self.request),
            "tabs": [(view.index_url_name, view.heading, view is type(self)) for view in LISTS],
        }


class InboxView(ReviewListView):
    index_url_name, index_results_url_name = "review_inbox", "review_inbox_results"
    heading = _("Waits for you")
    empty = _("Nothing waits for your review.")
    may_choose = True

    def rows(self) -> QuerySet[ReviewTaskState]:
        found: QuerySet[ReviewTaskState] = awaited_in_view(self.request)
        return found


class SubmittedView(ReviewListView):
    index_url_name, index_results_url_name = "review_submitted", "review_submitted_results"
    heading = _("You submitted")
    empty = _("Nothing that you submitted waits for a review.")

    def rows(self) -> QuerySet[ReviewTaskState]:
        found: QuerySet[ReviewTaskState] = submitted_in_view(self.request)
        return found


class WaitingView(ReviewListView):
    index_url_name, index_results_url_name = "review_waiting", "review_waiting_results"
    heading = _("All that waits")
    empty = _("Nothing waits for a review.")

    def rows(self) -> QuerySet[ReviewTaskState]:
        found: QuerySet[ReviewTaskState] = in_view(self.request).waiting()
        return found


LISTS = (InboxView, SubmittedView, WaitingView)
