"""The page chooser: everything of one's own sites, and of the others what citizens read."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views import chooser
from wagtail.models import Site

from cms.access.sites import sites_of
from cms.editing.page_list import routes_to
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite, SiteStatus


def choosable_by(user: Any, pages: QuerySet[BasePage]) -> QuerySet[BasePage]:
    """By the column of the site, because Wagtail's search filters by columns of its index alone."""
    live = NetworkSite.objects.filter(status=SiteStatus.LIVE)
    return pages.filter(Q(depth=1) | Q(site__in=sites_of(user)) | Q(live=True, site__in=live))


class PublicTitleColumn(chooser.PageTitleColumn):  # type: ignore[misc]
    """Another site's page goes by the title that citizens read, whatever is being written there."""

    def __init__(self, *args: Any, own_sites: set[int], parent: BasePage | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_sites = own_sites
        self.parent = parent
        self.routes = {route.root_path: route for route in Site.get_site_root_paths()}

    def get_cell_context_data(self, instance: BasePage, parent_context: Any) -> Any:
        # Otherwise each row looks them up.
        instance._wagtail_cached_site_root_paths = routes_to(instance, self.routes)
        if self.parent is not None and self.parent != instance:
            instance._cached_parent_obj = self.parent
        if instance.site_id not in self.own_sites:
            instance.draft_title = instance.title_fa
        return super().get_cell_context_data(instance, parent_context)


class _PublicTitles:
    request: HttpRequest
    is_multiple_choice: Any

    @property
    def columns(self) -> list[Any]:
        own = set(sites_of(self.request.user).values_list("pk", flat=True))
        parent = getattr(self, "parent_page", None)
        return [
            PublicTitleColumn(
                column.name,
                label=column.label,
                is_multiple_choice=self.is_multiple_choice,
                own_sites=own,
                parent=parent,
            )
            if isinstance(column, chooser.PageTitleColumn)
            else column
            for column in super().columns  # type: ignore[misc]
        ]


class BrowseView(_PublicTitles, chooser.BrowseView):  # type: ignore[misc]
    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        if parent_page_id and not choosable_by(request.user, BasePage.objects.filter(pk=parent_page_id)).exists():
            raise Http404
        response: HttpResponse = super().get(request, parent_page_id)
        return response

    def get_object_list(self) -> Any:
        # What may be chosen of them, Wagtail asks the hook, for browsing as for searching.
        return super().get_object_list().prefetch_workflow_states().annotate_approved_schedule()


class SearchView(_PublicTitles, chooser.SearchView):  # type: ignore[misc]
    pass


class ChosenMultipleView(chooser.ChosenMultipleView):  # type: ignore[misc]
    def render_chosen_response(self, result: list[dict[str, Any]]) -> HttpResponse:
        chosen = BasePage.objects.filter(pk__in=[entry["id"] for entry in result])
        own = set(chosen.filter(site__in=sites_of(self.request.user)).values_list("pk", flat=True))
        public = dict(choosable_by(self.request.user, chosen).values_list("pk", "title_fa"))
        kept = [
            entry if entry["id"] in own else {**entry, "adminTitle": public[entry["id"]]}
            for entry in result
            if entry["id"] in public
        ]
        response: HttpResponse = super().render_chosen_response(kept)
        return response
