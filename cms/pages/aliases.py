"""Wagtail tells nobody that an alias of a published page is public from the moment it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.signals import page_published

if TYPE_CHECKING:
    from cms.pages.models import BasePage


def original_of(page: BasePage) -> BasePage:
    """The page whose text `page` has: itself, or of an alias, and of an alias's alias, the one that editors write."""
    while page.alias_of_id:
        page = page.alias_of
    return page


def announce_alias(alias: BasePage) -> None:
    """Announce the alias, and those of its original's subpages below it, as their originals' publication would."""
    for page in alias.get_descendants(inclusive=True).filter(live=True, alias_of__isnull=False).specific().iterator():
        revision = original_of(page).live_revision
        page_published.send(sender=page.specific_class, instance=page, revision=revision, alias=True)
