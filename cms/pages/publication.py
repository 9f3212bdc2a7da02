"""Where the keeper of what is public registers itself: pages lie below what releases them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cms.pages.models import BasePage

Finder = Callable[["BasePage"], frozenset[str]]
_finders: list[Finder] = []


def register_published_languages(finder: Finder) -> None:
    _finders[:] = [finder]


def published_languages(page: BasePage) -> frozenset[str]:
    """The languages in which citizens read the page now, by one query."""
    return _finders[0](page)
