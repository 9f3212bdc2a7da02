"""Connects imports to the admin's menu and reports, and pasted duties to their reader."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.access.current_site import sites_in_view
from cms.importing.admin_views import import_report, imports, settle_doubt_later
from cms.importing.authorisation import user_can_import_anywhere
from cms.importing.pasted_duties import read_duties
from cms.importing.pending_views import apply, choose_field, discard, give_file, place_line, preview, settle_doubt
from cms.units.pasted_duties import register_duty_reader

register_duty_reader(read_duties)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("imports/", imports, name="importing_imports"),
        path("imports/new/", give_file, name="importing_give_file"),
        path("imports/<int:pk>/", import_report, name="importing_report"),
        path("imports/<int:pk>/settle/", settle_doubt_later, name="importing_settle_later"),
        path("imports/waiting/<int:pk>/", preview, name="importing_preview"),
        path("imports/waiting/<int:pk>/settle/", settle_doubt, name="importing_settle"),
        path("imports/waiting/<int:pk>/line/", place_line, name="importing_place_line"),
        path("imports/waiting/<int:pk>/field/", choose_field, name="importing_choose_field"),
        path("imports/waiting/<int:pk>/apply/", apply, name="importing_apply"),
        path("imports/waiting/<int:pk>/discard/", discard, name="importing_discard"),
    ]


class ImportMenuItem(MenuItem):
    """For those who may import a page into a site."""

    def is_shown(self, request: HttpRequest) -> bool:
        return user_can_import_anywhere(request.user, sites_in_view(request))


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    return ImportMenuItem(
        _("Import a unit page"),
        reverse("importing_give_file"),
        name="import-unit-page",
        icon_name="upload",
        order=210,
    )


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("Imports of unit pages"), reverse("importing_imports"), icon_name="download", order=900)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(
        "payvand.import_contact", _("Import contact details"), _("Contact details were imported from a page")
    )
