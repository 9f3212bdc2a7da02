"""Connects the network's own views and rules to the admin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks

from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite
from sites.member_views import hooks as _members  # noqa: F401
from sites.site_views.faces import face_preview
from sites.site_views.hostnames import hostnames_of_site, make_hostname_primary, remove_hostname_of_site
from sites.site_views.menu import SiteSettingsMenuItem
from sites.site_views.new_site import checks_of_new_site
from sites.site_views.settings import settings_of_current_site
from sites.site_views.status import change_site_status
from sites.site_views.viewset import network_site_viewset


@hooks.register("register_admin_viewset")
def register_network_site_viewset() -> Any:
    return network_site_viewset


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("sites/new/checks/", checks_of_new_site, name="network_new_site_checks"),
        path("sites/face/", face_preview, name="network_face_preview"),
        path("sites/<int:pk>/status/<str:status>/", change_site_status, name="network_site_status"),
        path("sites/<int:pk>/hostnames/", hostnames_of_site, name="network_site_hostnames"),
        path(
            "sites/<int:pk>/hostnames/<int:hostname_id>/primary/",
            make_hostname_primary,
            name="network_site_hostname_primary",
        ),
        path(
            "sites/<int:pk>/hostnames/<int:hostname_id>/remove/",
            remove_hostname_of_site,
            name="network_site_hostname_remove",
        ),
        path("site-settings/", settings_of_current_site, name="network_site_settings"),
    ]


@hooks.register("register_admin_menu_item")
def register_site_settings_menu_item() -> SiteSettingsMenuItem:
    return SiteSettingsMenuItem()


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(
        "payvand.change_site_status", gettext_lazy("Change status"), gettext_lazy("The status of the site was changed")
    )
    actions.register_action(
        "payvand.change_site_hostnames", gettext_lazy("Change hostnames"), gettext_lazy("Its hostnames were changed")
    )


def _refuse_for_roots(request: HttpRequest, pages: Iterable[BasePage]) -> HttpResponse | None:
    root = NetworkSite.objects.filter(root_page__in=[page.pk for page in pages]).first()
    if root is None:
        return None
    messages.error(
        request, _("This is the home page of the site “%(site)s”. A site is archived, not deleted.") % {"site": root}
    )
    return redirect("wagtailadmin_explore_root")


@hooks.register("before_delete_page")
@hooks.register("before_move_page")
def keep_site_roots(request: HttpRequest, page: BasePage, *_arguments: Any) -> HttpResponse | None:
    return _refuse_for_roots(request, [page])


@hooks.register("before_bulk_action")
def keep_site_roots_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    if action_type not in ("delete", "move") or not issubclass(action.models[0], BasePage):
        return None
    return _refuse_for_roots(request, objects)


@hooks.register("construct_main_menu")
def leave_out_help_elsewhere(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's help leads out of the network."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
