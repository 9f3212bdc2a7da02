"""Wagtail's views of pages, some of them in our own form. One viewset serves every page type."""

from __future__ import annotations

from wagtail.admin.viewsets.pages import PageViewSet

from cms.editing.explorer import ExplorerView
from cms.editing.page_copying import SiteCopyView
from cms.editing.page_moving import SiteMoveConfirmView
from cms.editing.privacy import NoPrivacyView
from cms.editing.revisions.admin_views import CompareView, HistoryView
from cms.editing.withdrawing import WithdrawView
from cms.editing.workflow_views import (
    OwnCollectWorkflowActionDataView,
    OwnConfirmWorkflowCancellationView,
    OwnPreviewRevisionForTaskView,
    OwnWorkflowActionView,
)
from cms.review.page_views import ReviewedCreateView


class NetworkPageViewSet(PageViewSet):
    """Whoever replaces a view of pages names its class here."""

    add_view_class = ReviewedCreateView
    copy_view_class = SiteCopyView
    index_view_class = ExplorerView
    history_view_class = HistoryView
    move_confirm_view_class = SiteMoveConfirmView
    revisions_compare_view_class = CompareView
    set_privacy_view_class = NoPrivacyView
    unpublish_view_class = WithdrawView
    workflow_action_view_class = OwnWorkflowActionView
    collect_workflow_action_data_view_class = OwnCollectWorkflowActionDataView
    confirm_workflow_cancellation_view_class = OwnConfirmWorkflowCancellationView
    workflow_preview_view_class = OwnPreviewRevisionForTaskView


page_viewset = NetworkPageViewSet()
