"""Where the keeper of reviews registers itself: pages lie below the rules of what is reviewed before it is public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from wagtail.models import PagePermissionTester, Workflow

if TYPE_CHECKING:
    from cms.pages.models import BasePage


class Reviewing(Protocol):
    def get_workflow(self, page: BasePage) -> Workflow:
        """The steps that a change of the page goes through when it is submitted."""

    def user_can_publish_unreviewed(self, user: Any, page: BasePage) -> bool:
        """Whether `user`, who holds the permission to publish, may do so to this page without a review."""

    def user_can_publish_below_unreviewed(self, user: Any, parent: BasePage, model: type[BasePage] | None) -> bool:
        """The same of a new page below `parent`; None: of pages of every type."""


_keepers: list[Reviewing] = []


def register_reviewing(keeper: Reviewing) -> None:
    _keepers[:] = [keeper]


def workflow_of(page: BasePage) -> Workflow:
    return _keepers[0].get_workflow(page)


class ReviewedPagePermissionTester(PagePermissionTester):
    """Wagtail's, and nobody publishes past the review that a site's rules ask for.

    Every way to publish asks here: forms, actions on many pages, schedules, the admin's API, copies, imports. What the
    schedule or the end of a review publishes was decided before.
    """

    # Set by whoever knows of which type the new page will be.
    new_page_model: type[BasePage] | None = None

    def can_publish(self) -> bool:
        return self.holds_publishing() and _keepers[0].user_can_publish_unreviewed(self.user, self.page)

    def holds_publishing(self) -> bool:
        """Whether the user's role publishes here at all, reviewed or not."""
        return bool(super().can_publish())

    def can_publish_subpage(self) -> bool:
        return bool(super().can_publish_subpage()) and _keepers[0].user_can_publish_below_unreviewed(
            self.user, self.page, self.new_page_model
        )

    def can_unschedule(self) -> bool:
        return self.holds_publishing()

    def can_set_view_restrictions(self) -> bool:
        return self.holds_publishing()

    def can_move_to(self, destination: BasePage) -> bool:
        """What is public on one site would become public on another: where that one reviews, it goes through a copy."""
        if not super().can_move_to(destination):
            return False
        stays = destination.site_id == self.page.site_id
        return stays or bool(destination.permissions_for_user(self.user).can_publish_subpage()) or not self._has_live()

    def _has_live(self) -> bool:
        return bool(self.page.get_descendants(inclusive=True).filter(live=True).exists())
