"""Connects the reports of imports to the admin's menu."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.importing.admin_views import import_report, imports


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("imports/", imports, name="importing_imports"),
        path("imports/<int:pk>/", import_report, name="importing_report"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("Imports of unit pages"), reverse("importing_imports"), icon_name="download", order=900)
