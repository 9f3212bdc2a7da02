"""Connects the export to the menu of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from cms.access.sites import sites_of
from cms.exporting.views import HTML, WORD, export_page
from cms.pages.models import BasePage


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("pages/<int:page_id>/export/", export_page, name="exporting_export_page")]


@hooks.register("register_page_header_buttons")
def export_buttons(page: BasePage, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if not page.pk or not sites_of(user).filter(pk=page.site_id).exists():
        return
    address = reverse("exporting_export_page", args=[page.pk])
    yield Button(_("Download as Word"), f"{address}?format={WORD}", icon_name="doc-full", priority=70)
    yield Button(_("Download as HTML"), f"{address}?format={HTML}", icon_name="code", priority=71)
