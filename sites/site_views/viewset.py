"""The addresses of sites in the admin. A site is archived; deleting one is a command."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from cms.tenancy.models import NetworkSite
from sites.site_views.listing import (
    AddressColumn,
    DigitsColumn,
    MomentColumn,
    PublisherColumn,
    SiteListView,
    SwitchColumn,
)
from sites.site_views.new_site import NewSiteView
from sites.site_views.settings import SiteSettingsView
from sites.site_views.settings_form import SETTINGS


class NetworkSiteViewSet(ModelViewSet):
    model = NetworkSite
    icon = "site"
    menu_label = _("Sites")
    menu_order = 300
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = SiteListView
    edit_view_class = SiteSettingsView
    list_display = [
        "name",
        "kind",
        DigitsColumn("number", label=_("Number"), sort_key="number"),
        "status",
        AddressColumn("route", label=_("Address"), sort_key="route__hostname"),
        MomentColumn("last_published", label=_("Last publication"), sort_key="last_published"),
        PublisherColumn("has_publisher", label=_("Publisher")),
        Column("code", label=_("Code"), sort_key="code"),
        SwitchColumn("code", label=_("Work on it")),
    ]
    list_per_page = 50
    search_fields = ["name_fa", "name_en", "short_name_fa", "code", "hostnames__hostname"]
    edit_handler = SETTINGS

    @property
    def add_view(self) -> Any:
        return self.construct_view(NewSiteView)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_common_view_kwargs(**kwargs), "delete_url_name": None}

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]


# The explorer's links to the list of sites go by this namespace.
network_site_viewset = NetworkSiteViewSet("network_sites", url_prefix="sites", url_namespace="wagtailsites")
