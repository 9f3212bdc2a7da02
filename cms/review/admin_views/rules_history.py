"""The history of the rules, for those who work for the whole network."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.access.sites import sites_of, works_for_the_network
from cms.review.rule_changes import changes_in, read_change
from cms.tenancy.models import NetworkSite

ROWS_A_PAGE = 50


class RulesHistoryView(WagtailAdminTemplateMixin, View):
    """Of all rules, or of one site's exceptions."""

    template_name = "review/rules_history.html"
    page_title = gettext_lazy("History of the rules")
    header_icon = "history"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not works_for_the_network(request.user):
            raise PermissionDenied
        self.site: NetworkSite | None = None
        if "site_id" in kwargs:
            self.site = sites_of(request.user).filter(pk=kwargs["site_id"]).first()
            if self.site is None:
                raise Http404

    def get_page_subtitle(self) -> str:
        return self.site.name if self.site else ""

    def rules_url(self) -> str:
        return reverse("review_rules_of_site", args=[self.site.pk]) if self.site else reverse("review_rules")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [
            {"url": reverse("review_inbox"), "label": _("Reviews")},
            {"url": self.rules_url(), "label": _("Rules of review")},
        ]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        paginator = WagtailPaginator(changes_in(self.site), ROWS_A_PAGE)
        page = paginator.get_page(request.GET.get("p"))
        return self.render_to_response(
            self.get_context_data(
                site=self.site,
                rules_url=self.rules_url(),
                lines=[read_change(entry) for entry in page.object_list],
                page_obj=page,
                elided_page_range=paginator.get_elided_page_range(page.number),
            )
        )
