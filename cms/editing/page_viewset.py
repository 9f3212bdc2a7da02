"""Wagtail's views of pages, some of them in our own form. One viewset serves every page type."""

from __future__ import annotations

from wagtail.admin.viewsets.pages import PageViewSet

from cms.editing.privacy import NoPrivacyView
from cms.editing.revisions.admin_views import CompareView, HistoryView
from cms.editing.withdrawing import WithdrawView


class NetworkPageViewSet(PageViewSet):
    """Whoever replaces a view of pages names its class here."""

    history_view_class = HistoryView
    revisions_compare_view_class = CompareView
    set_privacy_view_class = NoPrivacyView
    unpublish_view_class = WithdrawView


page_viewset = NetworkPageViewSet()
