"""The menu of the admin: an editor's own words, in the order of an ordinary day.

How an item gets into it, from any package:

- at the top level: Wagtail's hook `register_admin_menu_item`, with an `order` between two of `PLACES`. Content stands
  from 100 to 199, what is done seldom from 200 to 899 (imports, the tree, the network's sites), reports and settings
  are Wagtail's own hooks (`register_reports_menu_item`, `register_settings_menu_item`);
- below «people» or below the words by which news are ordered: `menu_hook = PEOPLE` on a viewset, or `hooks.register`
  with that name. Lower packages write the name out, as they do Wagtail's;
- a list of pages of one type: see `cms.editing.listings`, which makes its own item;
- a page of which each site has one: a line in `cms.editing.single_pages`.

`is_shown(request)` hides an item from whoever has no permission for what it leads to. Items are made once and shared by
all requests, so what depends on the request is said in `render_component`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem as LinkComponent
from wagtail.admin.ui.sidebar import PageExplorerMenuItem as ExplorerComponent
from wagtail.permissions import policy_registry

from cms.access.current_site import current_site, has_several_sites
from cms.pages.models import BasePage

# Hooks of the submenus.
PEOPLE = "register_people_menu_item"
NEWS_WORDS = "register_news_words_menu_item"

# By the name of the item, from the top. What Wagtail registers by itself is moved to its place.
PLACES = {
    "current-site": 10,
    "news": 100,
    "photo-reports": 110,
    "films": 120,
    "sound-recordings": 130,
    "home-page": 140,
    "introduction": 141,
    "duties": 142,
    "people": 150,
    "posts": 10,  # below «people»
    "standard-pages": 160,
    "images": 170,
    "documents": 180,
    "news-words": 190,
    "explorer": 250,
}
# Where our word is another than Wagtail's.
WORDS = {"documents": gettext_lazy("Files")}
PAGE_ACTIONS = ("add", "change", "publish")


def works_on_pages(user: Any) -> bool:
    """Whether the user writes pages of any site: an overseer does not."""
    return bool(policy_registry.get_by_type(BasePage).user_has_any_permission(user, PAGE_ACTIONS))


class SiteMenuItem(MenuItem):
    """Names the site that is worked on and leads to the choice of another."""

    def is_shown(self, request: Any) -> bool:
        return has_several_sites(request)

    def render_component(self, request: Any) -> LinkComponent:
        site = current_site(request)
        label = _("Site: %(site)s") % {"site": site.short_name} if site else _("All sites")
        url = f"{self.url}?{urlencode({'next': request.path})}"
        return LinkComponent(self.name, label, url, icon_name=self.icon_name, classname=self.classname)


class PagesMenuItem(MenuItem):
    """Leads to pages, for those who write any."""

    def is_shown(self, request: Any) -> bool:
        return works_on_pages(request.user)


class TreeMenuItem(PagesMenuItem):
    """Wagtail's explorer: it begins at the site that is worked on."""

    def render_component(self, request: Any) -> Any:
        site = current_site(request)
        start = site.root_page_id if site else None
        if start is None:
            root = policy_registry.get_by_type(BasePage).explorable_root_instance(request.user)
            start = root.pk if root else None
        if start is None:
            return super().render_component(request)
        url = reverse("wagtailadmin_explore", args=[start])
        return ExplorerComponent(self.name, self.label, url, start, icon_name=self.icon_name)


def site_item() -> MenuItem:
    return SiteMenuItem(
        "",
        reverse("editing_switch_site"),
        name="current-site",
        classname="current-site-item",
        icon_name="site",
        order=PLACES["current-site"],
    )


def people_menu() -> MenuItem:
    menu = Menu(register_hook_name=PEOPLE)
    return SubmenuMenuItem(gettext_lazy("People"), menu, name="people", icon_name="group", order=PLACES["people"])


def news_words_menu() -> MenuItem:
    menu = Menu(register_hook_name=NEWS_WORDS)
    return SubmenuMenuItem(
        gettext_lazy("Categories and tags"), menu, name="news-words", icon_name="tag", order=PLACES["news-words"]
    )


def tree_item() -> MenuItem:
    return TreeMenuItem(
        gettext_lazy("Page tree"),
        reverse("wagtailadmin_explore_root"),
        name="explorer",
        icon_name="folder-open-inverse",
        order=PLACES["explorer"],
    )


def put_in_place(items: list[Any]) -> None:
    """Move what Wagtail registers to our places; its explorer gives way to one that knows the current site."""
    items[:] = [tree_item() if item.name == "explorer" else item for item in items]
    for item in items:
        item.order = PLACES.get(item.name, item.order)
        item.label = WORDS.get(item.name, item.label)
