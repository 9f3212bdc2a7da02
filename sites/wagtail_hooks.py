"""Connects the network's own views and rules to the admin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite
from sites.admin_views import network_site_viewset


@hooks.register("register_admin_viewset")
def register_network_site_viewset() -> Any:
    return network_site_viewset


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
