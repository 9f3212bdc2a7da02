"""Connects the Persian admin's scripts and styles, menu and versions."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail import hooks

from cms.editing import appearance
from cms.editing import menu_hooks as _menu  # noqa: F401
from cms.editing.dates import picker_settings
from cms.editing.network_reports import without_network_reports
from cms.editing.page_chooser import choosable_by
from cms.editing.page_copying import PagesWithoutCopying
from cms.editing.page_viewset import NetworkPageViewSet, page_viewset
from cms.editing.revisions import hooks as _revisions  # noqa: F401
from cms.text.languages import base_language

# Copied from its npm package when assets are provided; without it editors get Wagtail's own picker.
CALENDAR = "editing/jalaali/index.js"


def has_jalali_picker() -> bool:
    return base_language(get_language()) == "fa" and finders.find(CALENDAR) is not None


hooks.register("insert_global_admin_css", appearance.styles)
hooks.register("insert_global_admin_js", appearance.scripts)


@hooks.register("insert_global_admin_js")
def jalali_picker() -> SafeString | str:
    if not has_jalali_picker():
        return ""
    return format_html(
        '{}<script src="{}"></script><script type="module" src="{}"></script>',
        json_script(picker_settings(), "jalali-settings"),
        static("editing/jalali-dates.js"),
        static("editing/jalali-picker.js"),
    )


@hooks.register("insert_global_admin_css")
def jalali_picker_style() -> SafeString | str:
    if not has_jalali_picker():
        return ""
    return format_html('<link rel="stylesheet" href="{}">', static("editing/jalali-picker.css"))


@hooks.register("insert_editor_js")
def saving_in_turn() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("editing/saving-in-turn.js"))


@hooks.register("register_admin_viewset", order=1)  # after Wagtail's: the last one registered for a model serves it
def pages() -> NetworkPageViewSet:
    return page_viewset


@hooks.register("construct_admin_api", order=1)  # after Wagtail's, whose endpoint this replaces
def pages_of_the_api(router: Any) -> None:
    router.register_endpoint("pages", PagesWithoutCopying)


hooks.register("construct_reports_menu", without_network_reports)


@hooks.register("construct_page_chooser_queryset")
def choosable_pages(pages: Any, request: HttpRequest) -> Any:
    return choosable_by(request.user, pages)
