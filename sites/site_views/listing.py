"""The list of sites: found by name, number and hostname, narrowed, sorted, each with its address and last activity."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import DateTimeField, F, Max, OuterRef, QuerySet, Subquery
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from cms.pages.models import BasePage
from cms.tenancy.addresses import origin
from cms.tenancy.models import NetworkSite, SiteKind, SiteStatus
from cms.text.cleaning import clean
from sites.members.without_publisher import has_publisher, sites_without_publisher


class SiteFilterSet(WagtailFilterSet):
    kind = MultipleChoiceFilter(choices=SiteKind.choices, label=_("Kind"), widget=forms.CheckboxSelectMultiple)
    status = MultipleChoiceFilter(choices=SiteStatus.choices, label=_("Status"), widget=forms.CheckboxSelectMultiple)

    # Not a single box: one that is not ticked would count as asked for.
    without_publisher = MultipleChoiceFilter(
        choices=[("yes", _("yes"))],
        label=_("Without a publisher"),
        method="filter_without_publisher",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = NetworkSite
        fields = ["kind", "status"]

    def filter_without_publisher(
        self, sites: QuerySet[NetworkSite], _name: str, wanted: list[str]
    ) -> QuerySet[NetworkSite]:
        return sites.filter(pk__in=sites_without_publisher().values("pk")) if wanted else sites


class AddressColumn(Column):
    """The hostname; a link where citizens see something there."""

    cell_template_name = "network/tables/address.html"

    def get_cell_context_data(self, instance: NetworkSite, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        hostname = instance.route.hostname if instance.route else ""
        is_open = hostname and instance.status == SiteStatus.LIVE
        return {**context, "hostname": hostname, "url": f"{origin(hostname)}/" if is_open else ""}


class MomentColumn(Column):
    """Date and time in the calendar of the reader's language."""

    cell_template_name = "network/tables/moment.html"


class DigitsColumn(Column):
    """A number in the digits of the reader's language."""

    cell_template_name = "network/tables/digits.html"


class SwitchColumn(Column):
    """Leads to the choice of the site that the reader works on, with this one found."""

    cell_template_name = "network/tables/switch.html"


class PublisherColumn(Column):
    """Whether somebody publishes there; where nobody does, it leads to the appointment of a steward."""

    cell_template_name = "network/tables/publisher.html"


class SiteListView(generic.IndexView):
    default_ordering = ["kind", "number", "code"]
    filterset_class = SiteFilterSet

    def get_base_queryset(self) -> QuerySet[NetworkSite]:
        published = (
            BasePage.objects.filter(site=OuterRef("pk"))
            .order_by()
            .values("site")
            .annotate(last=Max("last_published_at"))
        )
        last = Subquery(published.values("last"), output_field=DateTimeField())
        rows: QuerySet[NetworkSite] = super().get_base_queryset()
        return rows.select_related("route").annotate(last_published=last, has_publisher=has_publisher())

    def search_queryset(self, queryset: QuerySet[NetworkSite]) -> QuerySet[NetworkSite]:
        """A site with several hostnames is found once."""
        if not self.is_searching:
            return queryset
        found: QuerySet[NetworkSite] = super().search_queryset(queryset)
        return found.distinct()

    @cached_property
    def search_query(self) -> str:
        return clean(super().search_query or "", "fa")

    def order_queryset(self, queryset: QuerySet[NetworkSite]) -> QuerySet[NetworkSite]:
        """Sites that never published anything stand last in either direction."""
        if self.ordering == "-last_published":
            return queryset.order_by(F("last_published").desc(nulls_last=True), "code")
        if self.ordering == "last_published":
            return queryset.order_by(F("last_published").asc(nulls_last=True), "code")
        ordered: QuerySet[NetworkSite] = super().order_queryset(queryset)
        return ordered
