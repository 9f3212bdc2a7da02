"""Lists of the pages of one type in the sites in view, and the choice of the place where a new one goes.

Wagtail's list of a type with three differences: it keeps to the sites that somebody works on at the moment, speaks of
states and dates as editors do, and a new page lands where there is one place for it without a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Site

from cms.access.current_site import has_several_in_view, sites_in_view
from cms.access.scope import KeepsToSites
from cms.editing.columns import DateColumn, StateColumn, TitleColumn
from cms.editing.filters import PageFilters
from cms.editing.menu import PLACES, PagesMenuItem
from cms.editing.site_list import searched, sites_named
from cms.editing.states import with_state
from cms.media.models import SiteImageRendition
from cms.pages.models import BasePage
from cms.review.rows import put_reviews

# Readers' smallest step: made behind each upload, so that a list makes none.
THUMBNAIL = "width-320|format-webp"
PLACES_A_PAGE = 50
# Classes of columns: with a date in one line; left out on a phone.
MOMENT, MINOR = "page-list__moment", "page-list__minor"


class PagesOfSitesView(KeepsToSites, IndexView):
    """`picture` is an expression for the pk of the image that stands for a page, `dated` whether pages have a date."""

    template_name = "editing/page_list.html"
    results_template_name = "editing/page_list_results.html"
    table_classname = "listing full-width page-list"
    picture: Any = None
    dated = False
    own_columns: Iterable[Column] = ()

    @cached_property
    def columns(self) -> list[Any]:
        return [
            BulkActionsColumn("bulk_actions"),
            TitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
            *(
                [Column("site", label=_("Site"), accessor="site.short_name")]
                if has_several_in_view(self.request)
                else []
            ),
            *self.own_columns,
            *([DateColumn("date", label=_("Date"), sort_key="date", classname=MOMENT)] if self.dated else []),
            DateColumn(
                "latest_revision_created_at",
                label=_("Last change"),
                sort_key="latest_revision_created_at",
                classname=f"{MOMENT} {MINOR}",
            ),
            StateColumn("editing_state", label=_("State")),
        ]

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        """All pages are of the view's own type: Wagtail's look-up of each page's type has nothing to find."""
        in_view: Any = pages.filter(site__in=sites_in_view(self.request))
        rows = with_state(in_view.defer_streamfields().select_related("site").annotate_approved_schedule())
        return rows.annotate(shown_picture=self.picture) if self.picture is not None else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        put_root_paths(context["object_list"])
        put_reviews(context["object_list"], self.request.user)
        if self.picture is not None:
            _put_thumbnails(context["object_list"])
        return context


def put_root_paths(pages: Iterable[Any]) -> None:
    """Tell each page which route leads to its site, and whether it is the site's root.

    Wagtail looks the routes up for each page, as where the buttons of a row ask without a request, and goes through
    those of all sites; whether a page is a root it asks all sites, row by row.
    """
    routes = {route.root_path: route for route in Site.get_site_root_paths()}
    for page in pages:
        page._wagtail_cached_site_root_paths = routes_to(page, routes)
        page._is_site_root = page.url_path in routes


def routes_to(page: BasePage, routes: Mapping[str, Any]) -> list[Any]:
    """Of the `routes` by the paths of their sites' roots the one to the page's site, as a list."""
    site_path = "/".join([*page.url_path.split("/")[:2], ""])
    return [routes[site_path]] if site_path in routes else []


def _put_thumbnails(pages: Iterable[Any]) -> None:
    """Give each page the address of a small rendition as `thumbnail`, by one query; what has none shows none."""
    made = SiteImageRendition.objects.filter(
        image__in={page.shown_picture for page in pages} - {None}, filter_spec=THUMBNAIL
    )
    addresses = {rendition.image_id: rendition.url for rendition in made}
    for page in pages:
        page.thumbnail = addresses.get(page.shown_picture)


class ChoosePlaceView(KeepsToSites, ChooseParentView):
    """Where a new page goes: straight there if there is one place in view, else chosen from a list."""

    template_name = "editing/choose_place.html"
    http_method_names = ["get", "head", "options"]

    def get_valid_parent_pages(self, user: Any) -> QuerySet[BasePage]:
        places: QuerySet[BasePage] = super().get_valid_parent_pages(user)
        return places.filter(site__in=sites_in_view(self.request)).select_related("site")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        places = self.get_valid_parent_pages(request.user).order_by("site__kind", "site__number", "path")
        if len(first := places[:2]) == 1:
            return redirect(self.add_url(first[0]))
        if query := searched(request):
            places = places.filter(site__in=sites_named(sites_in_view(request), query))
        paginator = WagtailPaginator(places, PLACES_A_PAGE)
        page = paginator.get_page(request.GET.get("p"))
        return self.render_to_response(
            self.get_context_data(
                page_obj=page,
                query=query,
                search_form=SearchForm({"q": query} if query else None),
                places=[(place, self.add_url(place)) for place in page.object_list],
                elided_page_range=paginator.get_elided_page_range(page.number),
            )
        )

    def add_url(self, place: BasePage) -> str:
        options = self.model._meta
        address = reverse("wagtailadmin_pages:add", args=[options.app_label, options.model_name, place.pk])
        return f"{address}?{urlencode({'next': self.get_index_url()})}"

    def get_page_subtitle(self) -> str:
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Past Wagtail's, which reads a form: here is none."""
        context: dict[str, Any] = WagtailAdminTemplateMixin.get_context_data(self, **kwargs)
        return context


class PageListing(PageListingViewSet):
    """A list of the pages of one type: a subclass says which, and is registered in `cms.editing.wagtail_hooks`."""

    index_view_class = PagesOfSitesView
    choose_parent_view_class = ChoosePlaceView
    filterset_class: Any = PageFilters
    # The view's own, which depend on the request.
    columns: Any = PageListingViewSet.UNDEFINED
    menu_item_class = PagesMenuItem
    add_to_admin_menu = True

    picture: ClassVar[Any] = None
    dated: ClassVar[bool] = False
    own_columns: ClassVar[Iterable[Column]] = ()
    add_label: ClassVar[str | Promise] = ""

    def __init__(self, name: str) -> None:
        super().__init__(name, menu_name=name, menu_order=PLACES.get(name), export_filename=name)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        ordering = "-date" if self.dated else "-latest_revision_created_at"
        return super().get_index_view_kwargs(
            **{
                "picture": self.picture,
                "dated": self.dated,
                "own_columns": self.own_columns,
                "add_item_label": self.add_label,
                "page_title": self.menu_label,
                "default_ordering": ordering,
                **kwargs,
            }
        )

    def get_choose_parent_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_choose_parent_view_kwargs(**{"page_title": self.add_label, **kwargs})
