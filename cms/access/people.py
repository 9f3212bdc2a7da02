"""Which other people somebody comes across in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from cms.access.sites import sites_of, works_for_the_network


def colleagues_of(user: Any) -> QuerySet[Any]:
    """Who holds a role on one of the user's sites, and the user; for roles of the network everybody."""
    people = get_user_model().objects.all()
    if works_for_the_network(user):
        return people
    return people.filter(Q(pk=user.pk) | Q(groups__site_role__site__in=sites_of(user))).distinct()
