"""Connects the menu, its lists, the choice of a site and the dashboard."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import path
from wagtail import hooks

from cms.editing import dashboard, menu, single_pages
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


@hooks.register("construct_main_menu", order=1)
def put_menu_in_place(request: Any, items: list[Any]) -> None:
    menu.put_in_place(items)


@hooks.register("register_admin_viewset")
def page_listings() -> Any:
    return LISTINGS


@hooks.register("construct_homepage_panels", order=-1)  # what other packages add comes after
def dashboard_panels(request: Any, panels: list[Any]) -> None:
    panels[:] = dashboard.panels(request)


@hooks.register("construct_homepage_summary_items", order=1)  # after Wagtail's own
def dashboard_summary(request: Any, items: list[Any]) -> None:
    others = [item for item in items if not type(item).__module__.startswith("wagtail.")]
    items[:] = [dashboard.StatesSummary(request), *others]
