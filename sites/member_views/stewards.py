"""Sites without a publisher, shown to the central office, and the appointment of a temporary steward."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from cms.access.current_site import has_several_sites
from cms.access.sites import works_for_the_network
from cms.tenancy.models import Role, SiteRole
from sites.member_views.forms import StewardForm
from sites.member_views.scope import page_of
from sites.members.grant_membership import grant_membership
from sites.members.refusal import MembershipRefused
from sites.members.rules import RANKS, authority_of, user_can_manage_role
from sites.members.without_publisher import sites_without_publisher

ROWS = 5


def may_appoint(user: Any) -> bool:
    """On any site: central editors and network managers, who publish everywhere themselves."""
    return authority_of(user).on_network >= RANKS[Role.PUBLISHER]


def sites_to_care_for(request: Any) -> HttpResponse:
    if not works_for_the_network(request.user):
        raise PermissionDenied
    page = page_of(request, sites_without_publisher())
    context = {
        "page_obj": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "may_appoint": may_appoint(request.user),
    }
    return render(request, "network/members/without_publisher.html", context)


def appoint_steward(request: Any, pk: int) -> HttpResponse:
    if not may_appoint(request.user):
        raise PermissionDenied
    site = get_object_or_404(sites_without_publisher(), pk=pk)
    role = SiteRole.objects.select_related("site").get(site=site, role=Role.PUBLISHER)
    if not user_can_manage_role(request.user, role, as_steward=True):
        raise PermissionDenied
    form = StewardForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        person, ends_on = form.cleaned_data["person"], form.cleaned_data["ends_on"]
        try:
            grant_membership(person, role, by=request.user, ends_on=ends_on, is_steward=True)
        except MembershipRefused as refusal:
            form.add_error("person", str(refusal))
        else:
            messages.success(
                request, _("%(person)s publishes on “%(site)s” for now.") % {"person": person, "site": site.short_name}
            )
            return redirect("network_without_publisher")
    context = {
        "heading": _("Appoint a steward"),
        "place": site.name,
        "form": form,
        "label": _("Appoint"),
        "back": reverse("network_without_publisher"),
    }
    return render(request, "network/members/form.html", context)


class WithoutPublisherPanel(Component):
    """On the first page of the central office, as long as there is such a site."""

    name = "without-publisher"
    order = 45
    template_name = "network/members/without_publisher_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        assert parent_context is not None
        sites, user = list(sites_without_publisher()[: ROWS + 1]), parent_context["request"].user
        return {"sites": sites[:ROWS], "more": len(sites) > ROWS, "may_appoint": may_appoint(user)}


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """A hook of the first page. Who works on one site alone is not of the central office: no question is asked."""
    if has_several_sites(request) and works_for_the_network(request.user):
        panels.append(WithoutPublisherPanel())
