"""The mark of views that keep to the sites of whoever asks; `cms.access.checks` demands it."""

from __future__ import annotations


class KeepsToSites:
    """Mixed into every view of a model with a `site`, by whoever scopes its rows, its objects and its form."""
