"""The tree of pages, level by level."""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.pages.listing import ExplorableIndexView

from cms.editing.page_list import put_root_paths
from cms.review.rows import put_reviews


class ExplorerView(ExplorableIndexView):
    def annotate_queryset(self, pages: Any) -> Any:
        """Wagtail's without the question which pages are roots of sites: `put_root_paths` answers it."""
        specific = pages.prefetch_related("content_type").defer_streamfields().specific()
        return specific.prefetch_workflow_states().annotate_approved_schedule()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        put_root_paths(context["object_list"])
        put_reviews(context["object_list"], self.request.user)
        return context
