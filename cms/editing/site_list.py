"""Lists of sites that work for one and for five hundred: searched by name and number, a page at a time."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.views.generic import ListView
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms.tenancy.models import NetworkSite
from cms.text.cleaning import clean
from cms.text.digits import to_ascii

SITES_A_PAGE = 60
MOST_DIGITS = 4
NAMES = [f"{field}_{code}" for field in ("name", "short_name") for code, _name in settings.LANGUAGES]


def searched(request: HttpRequest) -> str:
    """The words that were searched for, in the letters in which names are stored."""
    return clean(request.GET.get("q", ""), settings.LANGUAGE_CODE).strip()


def sites_named(sites: QuerySet[NetworkSite], query: str) -> QuerySet[NetworkSite]:
    """The sites whose code, or name in any language, holds the words; a number is also that of a district."""
    wanted = Q(code__icontains=query)
    for name in NAMES:
        wanted |= Q(**{f"{name}__icontains": query})
    number = to_ascii(query)
    if number.isdecimal() and len(number) <= MOST_DIGITS:
        wanted |= Q(number=int(number))
    return sites.filter(wanted)


class SiteListView(WagtailAdminTemplateMixin, ListView):  # type: ignore[type-arg]
    """Base of views that list sites; `get_sites` says which."""

    paginate_by = SITES_A_PAGE
    page_kwarg = "p"
    paginator_class = WagtailPaginator

    def get_sites(self) -> QuerySet[NetworkSite]:
        raise NotImplementedError

    def get_queryset(self) -> QuerySet[NetworkSite]:
        sites, query = self.get_sites().order_by("kind", "number", "code"), searched(self.request)
        return sites_named(sites, query) if query else sites

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """A page that is not there is the nearest one, as in Wagtail's lists."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        page, query = context["page_obj"], searched(self.request)
        return context | {
            "search_form": SearchForm({"q": query} if query else None),
            "query": query,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
        }
