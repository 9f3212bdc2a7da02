"""Choosing the site that somebody works on: menu, lists and creation keep to it until they choose another."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_valid_next_url_from_request

from cms.access.current_site import choose_site, current_site, has_several_sites, sites_in_view
from cms.access.sites import sites_of
from cms.editing.site_list import SiteListView
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite

# What the form sends for all of the user's sites.
ALL = "all"
# Wagtail's names of the page in an address.
PAGE_ARGUMENTS = ("page_id", "parent_page_id")


class SwitchSiteView(SiteListView):
    template_name = "editing/switch_site.html"
    page_title = gettext_lazy("Choose a site")
    header_icon = "site"

    def get_sites(self) -> QuerySet[NetworkSite]:
        return sites_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "current": current_site(self.request),
            "several": has_several_sites(self.request),
            "all": ALL,
            "next": get_valid_next_url_from_request(self.request),
        }

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        chosen = request.POST.get("site", "")
        if chosen == ALL:
            choose_site(request, None)
            messages.success(request, _("You work on all of your sites now."))
        elif chosen.isdecimal():
            site = get_object_or_404(sites_of(request.user), pk=chosen)
            choose_site(request, site)
            messages.success(request, _("You work on this site now: %(site)s") % {"site": site.name})
        else:
            raise Http404
        return HttpResponseRedirect(place_to_return(request))


def place_to_return(request: HttpRequest) -> str:
    """Where the user was, if that means something on the chosen site: a list, or a page of that site."""
    dashboard = reverse("wagtailadmin_home")
    path = get_valid_next_url_from_request(request).partition("?")[0]
    if not path.startswith(dashboard) or path == reverse("editing_switch_site"):
        return dashboard
    try:
        match = resolve(path)
    except Resolver404:
        return dashboard
    if not match.args and not match.kwargs:
        # What nothing answers to is caught by an address without a name.
        return path if match.url_name else dashboard
    page = next((match.kwargs[name] for name in PAGE_ARGUMENTS if name in match.kwargs), None)
    is_in_view = page is not None and BasePage.objects.filter(pk=page, site__in=sites_in_view(request)).exists()
    return path if is_in_view else dashboard
