"""The form of a site's settings and contact card: site managers change their own, network managers every one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic

from cms.access.current_site import current_site
from cms.access.site_settings import NETWORK_PERMISSION, sites_with_settings_of, user_can_change_site_settings
from cms.access.sites import sites_of
from cms.tenancy.addresses import site_origin
from cms.tenancy.models import NetworkSite, SiteStatus


class SiteSettingsView(generic.EditView):
    """Who may not change the settings is sent away; whoever has no business with the site does not find it."""

    # Asked of the site itself.
    permission_required = None
    template_name = "network/settings.html"
    page_title = gettext_lazy("Settings of the site")
    success_message = gettext_lazy("The settings of “%(object)s” are saved. Citizens see them from now on.")
    error_message = gettext_lazy("Nothing was saved. Correct what is marked below.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.manages_network = request.user.has_perm(NETWORK_PERMISSION)

    def get_object(self, queryset: Any = None) -> NetworkSite:
        site: NetworkSite = super().get_object(queryset)
        if not sites_of(self.request.user).filter(pk=site.pk).exists():
            raise Http404
        if not user_can_change_site_settings(self.request.user, site):
            raise PermissionDenied
        return site

    def get_queryset(self) -> Any:
        return NetworkSite.objects.select_related("route", "collection", "logo")

    def get_breadcrumbs_items(self) -> list[Any]:
        sites = [{"url": reverse(self.index_url_name), "label": _("Sites")}] if self.manages_network else []
        return [*self.breadcrumbs_items, *sites, {"url": "", "label": self.get_page_subtitle()}]

    def get_history_url(self) -> str | None:
        return super().get_history_url() if self.manages_network else None

    def get_usage_url(self) -> str | None:
        return super().get_usage_url() if self.manages_network else None

    def get_success_url(self) -> str:
        return self.get_edit_url()

    def get_success_buttons(self) -> list[Any]:
        if self.object.status != SiteStatus.LIVE:
            return []
        return [messages.button(f"{site_origin(self.object)}/", _("Open the site"))]


def settings_of_current_site(request: HttpRequest) -> HttpResponse:
    """To the form of the site that somebody works on, or to a choice among those that they manage."""
    managed = sites_with_settings_of(request.user)
    site = current_site(request)
    if site is not None and managed.filter(pk=site.pk).exists():
        return redirect("wagtailsites:edit", site.pk)
    if request.user.has_perm(NETWORK_PERMISSION):
        return redirect("wagtailsites:index")
    sites = list(managed)
    if not sites:
        raise PermissionDenied
    if len(sites) == 1:
        return redirect("wagtailsites:edit", sites[0].pk)
    return render(request, "network/choose_settings.html", {"sites": sites})
