"""By what lists of pages are narrowed: state, kind, category, month of the reader's calendar, site."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Min, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from cms.access.current_site import has_several_in_view, sites_in_view
from cms.editing.states import PageState, with_state
from cms.news.models import NewsCategory, NewsKind, NewsPage
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite
from cms.text.months import month_bounds, month_name, months_back

# Ten years; what is older is found by searching.
MOST_MONTHS = 120


def only(pages: QuerySet[Any], wanted: QuerySet[Any]) -> QuerySet[Any]:
    """A condition that the index of the admin's search can follow, whatever columns it is about."""
    return pages.filter(pk__in=wanted.order_by().values("pk"))


def categories_in_view(request: Any) -> QuerySet[NewsCategory]:
    return NewsCategory.objects.filter(site__in=sites_in_view(request)).order_by("name_fa")


class PageFilters(WagtailFilterSet):
    """`date_field` is what the months are about."""

    date_field = "latest_revision_created_at"

    state = ChoiceFilter(label=_("State"), method="in_state", choices=PageState.choices, empty_label=_("All states"))
    month = ChoiceFilter(label=_("Month"), method="in_month", empty_label=_("All months"))
    site = ModelChoiceFilter(label=_("Site"), method="of_site", queryset=sites_in_view, empty_label=_("All sites"))

    class Meta:
        model = BasePage
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_several_in_view(self.request):
            del self.filters["site"]
        months = self._months()
        if months:
            self.filters["month"].extra["choices"] = months
        else:
            del self.filters["month"]

    @property
    def _model(self) -> Any:
        return self._meta.model

    def _months(self) -> list[tuple[str, str]]:
        """The months, the newest first, from that of the first page in view to that of the last one."""
        pages = self._model.objects.filter(site__in=sites_in_view(self.request))
        first, last = pages.aggregate(first=Min(self.date_field), last=Max(self.date_field)).values()
        language = get_language() or ""
        keys = months_back(first, last, language, MOST_MONTHS) if first else []
        return [(key, month_name(key, language)) for key in keys]

    def in_state(self, pages: QuerySet[Any], _name: str, state: str) -> QuerySet[Any]:
        return only(pages, with_state(self._model.objects.all()).filter(editing_state=state))

    def in_month(self, pages: QuerySet[Any], _name: str, month: str) -> QuerySet[Any]:
        begin, end = month_bounds(month, get_language() or "")
        dates = {f"{self.date_field}__gte": begin, f"{self.date_field}__lt": end}
        return only(pages, self._model.objects.filter(**dates))

    def of_site(self, pages: QuerySet[Any], _name: str, site: NetworkSite) -> QuerySet[Any]:
        return only(pages, self._model.objects.filter(site=site))


class DatedPageFilters(PageFilters):
    """Of pages whose date is the one that citizens see."""

    date_field = "date"


class NewsFilters(DatedPageFilters):
    kind = ChoiceFilter(label=_("Kind"), method="of_kind", choices=NewsKind.choices, empty_label=_("All kinds"))
    category = ModelChoiceFilter(
        label=_("Category"), method="in_category", queryset=categories_in_view, empty_label=_("All categories")
    )

    class Meta(DatedPageFilters.Meta):
        model = NewsPage

    def of_kind(self, pages: QuerySet[Any], _name: str, kind: str) -> QuerySet[Any]:
        return only(pages, NewsPage.objects.filter(kind=kind))

    def in_category(self, pages: QuerySet[Any], _name: str, category: NewsCategory) -> QuerySet[Any]:
        return only(pages, NewsPage.objects.filter(category=category))
