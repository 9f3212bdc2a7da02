"""Whose members a request sees: those of the sites in view, and of the network for those who read everything."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator

from cms.access.current_site import current_site, sites_in_view
from cms.accounts.models import User
from cms.tenancy.models import SiteRole
from sites.members.rules import Authority, authority_of
from sites.models import Membership

ROWS_A_PAGE = 50


def reading_authority(request: Any) -> Authority:
    """Raises PermissionDenied for those who see no members at all."""
    authority = authority_of(request.user)
    if not authority.readable_sites().exists():
        raise PermissionDenied
    return authority


def managing_authority(request: Any) -> Authority:
    """Raises PermissionDenied for those who manage no members."""
    authority = authority_of(request.user)
    if not authority.sites().exists():
        raise PermissionDenied
    return authority


def in_view(request: Any, authority: Authority, site: str = "role__site") -> Q:
    """A condition on rows whose path to their site is `site`; rows of the network have none."""
    sites = authority.readable_sites().filter(pk__in=sites_in_view(request))
    own = Q(**{f"{site}__in": sites})
    if authority.reads_everything and current_site(request) is None:
        own |= Q(**{f"{site}__isnull": True})
    return own


def roles_to_give(request: Any, authority: Authority) -> list[SiteRole]:
    """The roles that may be given on the sites in view, in the order of the ranks."""
    sites = authority.sites().filter(pk__in=sites_in_view(request))
    wanted = Q(site__in=sites)
    if authority.manages_network and current_site(request) is None:
        wanted |= Q(site__isnull=True)
    rows = SiteRole.objects.filter(wanted).select_related("site")
    rows = rows.order_by("site__kind", "site__number", "site__code", "pk")
    return [role for role in rows if authority.may_manage(role)]


def find_membership(authority: Authority, pk: int) -> Membership:
    """Raises Http404 for a membership that the request must not know of."""
    rows = Membership.objects.select_related("user", "role__site", "given_by")
    if not authority.reads_everything:
        rows = rows.filter(role__site__in=authority.readable_sites())
    membership = rows.filter(pk=pk).first()
    if membership is None:
        raise Http404
    return membership


def find_person(authority: Authority, pk: int) -> User:
    """Somebody who has or had a role on a site that may be read. Raises Http404."""
    people = User.objects.filter(pk=pk)
    if not authority.reads_everything:
        people = people.filter(memberships__role__site__in=authority.readable_sites()).distinct()
    person = people.first()
    if person is None:
        raise Http404
    return person


def page_of(request: Any, rows: Any) -> Page[Any]:
    """The page of a list that is asked for, or the nearest one."""
    return WagtailPaginator(rows, ROWS_A_PAGE).get_page(request.GET.get("p"))


class MembersMenuItem(MenuItem):
    """Shown to whoever sees members of the sites in view."""

    def __init__(self, url: str) -> None:
        super().__init__(_("Members"), url, name="members", icon_name="group", order=210)

    def is_shown(self, request: Any) -> bool:
        authority = authority_of(request.user)
        return authority.readable_sites().filter(pk__in=sites_in_view(request)).exists()
