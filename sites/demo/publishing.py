"""Publishing demo pages the way an editor does, with a past date."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from cms.pages.models import BasePage

AnyPage = TypeVar("AnyPage", bound=BasePage)


def publish(page: AnyPage) -> AnyPage:
    """Publish the page as it is in memory and return it as it is stored."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def publish_below(parent: BasePage, page: AnyPage, published_at: datetime) -> AnyPage:
    """Add the page as the last child of `parent`, first published at that moment."""
    page.live = False
    page.first_published_at = published_at
    # An earlier child may have been added through another instance of the parent.
    BasePage.objects.get(pk=parent.pk).add_child(instance=page)
    return publish(type(page).objects.get(pk=page.pk))
