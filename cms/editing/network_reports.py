"""Reports over all sites, for those whose work is all sites."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView

from cms.access.sites import works_for_the_network

# The menu's names of what is shown to roles of the network only.
NETWORK_REPORTS = frozenset({"site-history", "page-types-usage"})


class _NetworkOnly:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not works_for_the_network(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class NetworkHistoryView(_NetworkOnly, LogEntriesView):  # type: ignore[misc]
    pass


class NetworkPageTypesView(_NetworkOnly, PageTypesUsageReportView):  # type: ignore[misc]
    pass


def without_network_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """A hook of the reports menu: who may not open a report does not see it."""
    if not works_for_the_network(request.user):
        items[:] = [item for item in items if item.name not in NETWORK_REPORTS]
