"""Acting on many pages at once: those that are ticked, and no titles of other sites' pages among the refusals."""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.admin.views.pages.bulk_actions.move import MoveForm

from cms.access.forms import accept_only
from cms.access.sites import sites_of, visible_to
from cms.pages.models import BasePage


class OwnPages:
    """Mixed in before Wagtail's actions on pages.

    Wagtail takes “all in the listing” without a parent for all pages that there are, whatever the list was narrowed by.
    """

    request: Any

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Any:
        return super().get_all_objects_in_listing_query(parent_id) if parent_id else []  # type: ignore[misc]

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        pages, refused = super().get_actionable_objects()  # type: ignore[misc]
        sites = set(sites_of(self.request.user).values_list("pk", flat=True))
        kept = {
            reason: [entry for entry in those if _page_of(entry).site_id in sites] for reason, those in refused.items()
        }
        return pages, kept


def _page_of(entry: Any) -> Any:
    """Moving names a page with what may be done about it, the other actions the page alone."""
    return entry["item"] if isinstance(entry, dict) else entry


class DeleteOwnPages(OwnPages, DeleteBulkAction):
    pass


class OwnDestinationForm(MoveForm):  # type: ignore[misc]
    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accept_only(self.fields["chooser"], visible_to(user, BasePage.objects.all()))


class MoveOwnPages(OwnPages, MoveBulkAction):
    form_class = OwnDestinationForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}


class PublishOwnPages(OwnPages, PublishBulkAction):
    pass


class UnpublishOwnPages(OwnPages, UnpublishBulkAction):
    pass


ACTIONS = (DeleteOwnPages, MoveOwnPages, PublishOwnPages, UnpublishOwnPages)
