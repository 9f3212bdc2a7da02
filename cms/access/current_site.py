"""Which of their sites somebody works on at the moment: chosen in the admin, kept in the session."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cms.access.sites import sites_of
from cms.tenancy.models import NetworkSite

SESSION_KEY = "current_site"


def _own_sites(request: Any) -> QuerySet[NetworkSite]:
    """Whose sites they are is looked up once a request."""
    if not hasattr(request, "_own_sites"):
        request._own_sites = sites_of(request.user)
    sites: QuerySet[NetworkSite] = request._own_sites
    return sites.all()


def current_site(request: Any) -> NetworkSite | None:
    """The site that was chosen, or the only one of the user; None means all sites of the user.

    A choice that is no longer the user's counts for nothing.
    """
    if not hasattr(request, "_current_site"):
        sites = _own_sites(request)
        chosen = request.session.get(SESSION_KEY)
        found = sites.filter(pk=chosen).first() if chosen else None
        if found is None:
            first = list(sites[:2])
            found = first[0] if len(first) == 1 else None
        request._current_site = found
    site: NetworkSite | None = request._current_site
    return site


def sites_in_view(request: Any) -> QuerySet[NetworkSite]:
    """The sites that menu, lists, choosers and creation keep to: the current one, or all of the user."""
    site = current_site(request)
    return _own_sites(request) if site is None else NetworkSite.objects.filter(pk=site.pk)


def has_several_sites(request: Any) -> bool:
    """Whether there is a choice at all: menu and lists name the site only to those who could work on another."""
    if not hasattr(request, "_has_several_sites"):
        request._has_several_sites = len(_own_sites(request).order_by()[:2].values_list("pk")) > 1
    several: bool = request._has_several_sites
    return several


def has_several_in_view(request: Any) -> bool:
    """Whether lists hold content of more than one site, so that each row says whose it is."""
    return current_site(request) is None and has_several_sites(request)


def choose_site(request: Any, site: NetworkSite | None) -> None:
    """Work on this site from now on; None for all of the user's sites. The caller checks that it is the user's."""
    if site is None:
        request.session.pop(SESSION_KEY, None)
    else:
        request.session[SESSION_KEY] = site.pk
    request._current_site = site
