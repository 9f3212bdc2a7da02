"""Columns of lists of pages: what an editor looks for in a row."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageTitleColumn

from cms.editing.states import PageState


class TitleColumn(PageTitleColumn):
    """The title, which leads to the form and from there back to the list, and a small picture where there is one."""

    cell_template_name = "editing/title_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"thumbnail": getattr(instance, "thumbnail", None)}


class DateColumn(Column):
    """A moment in the reader's calendar."""

    cell_template_name = "editing/date_cell.html"


class StateColumn(Column):
    """The state that `cms.editing.states` gives; a published page leads to what citizens see.

    What waits for a review says with whom and since when, and leads there: `cms.review.rows` has asked.
    """

    cell_template_name = "editing/state_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        state = PageState(instance.editing_state)
        return context | {
            "state": state.label,
            "is_live": instance.live,
            "review": instance.review_in_row.state if instance.review_in_row else None,
            "url": instance.url if instance.live else None,
        }
