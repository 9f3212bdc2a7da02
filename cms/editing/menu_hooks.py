"""Connects the menu, its lists, the choice of a site and the dashboard."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from cms.access.current_site import current_site
from cms.editing import dashboard, media_in_view, menu, single_pages
from cms.editing.bulk_actions import ACTIONS
from cms.editing.listings import LISTINGS
from cms.editing.single_pages import SINGLE_PAGES, SinglePageView
from cms.editing.switch_site import SwitchSiteView


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("site/", SwitchSiteView.as_view(), name="editing_switch_site"),
        path("site/<slug:name>/", SinglePageView.as_view(), name="editing_single_page"),
    ]


for make_item in (menu.site_item, menu.people_menu, menu.news_words_menu):
    hooks.register("register_admin_menu_item", make_item)
for single_page in SINGLE_PAGES.values():
    hooks.register("register_admin_menu_item", partial(single_pages.menu_item, single_page))


@hooks.register("insert_global_admin_css")
def menu_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("editing/menu.css"))


@hooks.register("construct_main_menu", order=1)
def put_menu_in_place(request: Any, items: list[Any]) -> None:
    menu.put_in_place(items)


hooks.register("register_admin_urls", media_in_view.addresses, order=-1)


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def media_to_choose_from(objects: Any, request: Any) -> Any:
    return media_in_view.choosable_in_view(request, objects)


@hooks.register("register_admin_viewset")
def page_listings() -> Any:
    return LISTINGS


for action in ACTIONS:
    # After Wagtail's: the last one registered for a model and an action is the one that runs.
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("construct_homepage_panels", order=-1)  # what other packages add comes after
def dashboard_panels(request: Any, panels: list[Any]) -> None:
    panels[:] = dashboard.panels(request)


@hooks.register("construct_homepage_summary_items", order=1)
def nothing_of_wagtails(request: Any, items: list[Any]) -> None:
    """Its counts are of pages, whatever site they belong to."""
    items[:] = [item for item in items if not type(item).__module__.startswith("wagtail.")]


@hooks.register("before_edit_page")
def say_that_the_page_is_of_another_site(request: Any, page: Any) -> None:
    """Lists and choosers keep to the site that is worked on, whatever page a link has led to."""
    site = current_site(request)
    if request.method == "GET" and site is not None and page.site_id != site.pk:
        messages.warning(
            request,
            _("This page belongs to %(page_site)s; lists and choosers show what belongs to %(site)s.")
            % {"page_site": page.site.short_name, "site": site.short_name},
            buttons=[messages.button(reverse("editing_switch_site"), _("Choose a site"))],
        )
