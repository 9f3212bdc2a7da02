"""Pages of which each site has one: an item of the menu leads straight to the form of the current site's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from cms.access.current_site import sites_in_view
from cms.editing.menu import PLACES
from cms.editing.site_list import SiteListView
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite


@dataclass(frozen=True)
class SinglePage:
    """`name` stands in addresses and names the item of the menu."""

    name: str
    model: str
    label: str | Promise
    icon: str


SINGLE_PAGES = {
    page.name: page
    for page in (
        SinglePage("home-page", "home.HomePage", _("Home page"), "home"),
        SinglePage("introduction", "units.UnitIntroductionPage", _("Unit introduction"), "info-circle"),
        SinglePage("duties", "units.DutiesPage", _("Duties"), "list-ol"),
    )
}


def may_edit_pages(user: Any) -> bool:
    """Whether the user changes pages that others have made: Wagtail lets a contributor change their own."""
    granted = policy_registry.get_by_type(BasePage).get_cached_permissions_for_user(user)
    wanted = BasePage.PERMISSION_CODENAMES.CHANGE
    return user.is_superuser or any(row.permission.codename == wanted for row in granted)


class SinglePageMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_edit_pages(request.user)


def menu_item(page: SinglePage) -> MenuItem:
    return SinglePageMenuItem(
        page.label,
        reverse("editing_single_page", args=[page.name]),
        name=page.name,
        icon_name=page.icon,
        order=PLACES[page.name],
    )


class SinglePageView(SiteListView):
    """Leads to the form of the page of the one site in view; of several sites, lets choose whose."""

    template_name = "editing/single_page.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["name"] not in SINGLE_PAGES:
            raise Http404
        if not may_edit_pages(request.user):
            raise PermissionDenied
        self.single = SINGLE_PAGES[kwargs["name"]]
        self.page_title, self.header_icon = self.single.label, self.single.icon
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sites = list(sites_in_view(request)[:2])
        if len(sites) == 1 and (page := self.pages(sites).first()):
            return redirect("wagtailadmin_pages:edit", page.pk)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def pages(self, sites: Any) -> QuerySet[BasePage]:
        model: Any = apps.get_model(self.single.model)
        return model.objects.filter(site__in=sites).only("pk", "site_id")

    def get_sites(self) -> QuerySet[NetworkSite]:
        return sites_in_view(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        of_site = {page.site_id: page.pk for page in self.pages(context["object_list"])}
        context["rows"] = [(site, of_site.get(site.pk)) for site in context["object_list"]]
        return context
