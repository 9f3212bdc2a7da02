"""Reviews on the admin's first page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from cms.access.current_site import current_site, has_several_in_view
from cms.review.admin_views.lists import awaited_in_view, submitted_in_view

ROWS = 5


class ReviewsPanel(Component):
    """What waits for the user and what they submitted, the longest waiting first."""

    name = "reviews"
    order = 15
    template_name = "review/dashboard.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        assert parent_context is not None
        request = parent_context["request"]
        return {
            "awaited": list(self._first(awaited_in_view(request))),
            "submitted": list(self._first(submitted_in_view(request))),
            "shows_sites": has_several_in_view(request),
            "site": current_site(request),
        }

    @staticmethod
    def _first(states: Any) -> Any:
        return states.with_what_is_shown().order_by("started_at", "pk")[:ROWS]
