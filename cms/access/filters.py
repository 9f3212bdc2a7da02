"""Filters of the admin's lists offer people, sites and records of the user's own sites.

Wagtail makes the choices of its filters from the whole installation, in more than ten filter sets; a new list may bring
another. So this is done where all of them begin, in their common base class.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Site

from cms.access.people import colleagues_of
from cms.access.sites import belongs_to_a_site, sites_of, visible_to

_original_init = WagtailFilterSet.__init__


def choices_for(user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows that a filter may offer to `user`."""
    if rows.model is get_user_model():
        return rows.filter(pk__in=colleagues_of(user).values("pk"))
    if rows.model is Site:
        return rows.filter(pk__in=sites_of(user).values("route"))
    return visible_to(user, rows) if belongs_to_a_site(rows.model) else rows


def _scoped(choices: Any) -> Callable[[Any], Any]:
    def of_request(request: Any) -> Any:
        rows = choices(request) if callable(choices) else choices
        return rows if rows is None or request is None else choices_for(request.user, rows.all())

    return of_request


def _scoped_init(self: WagtailFilterSet, *args: Any, **kwargs: Any) -> None:
    _original_init(self, *args, **kwargs)
    for entry in self.filters.values():
        if "queryset" in entry.extra:
            entry.extra["queryset"] = _scoped(entry.extra["queryset"])
            entry.queryset = entry.extra["queryset"]


def scope_filters() -> None:
    WagtailFilterSet.__init__ = _scoped_init
