"""Which site a host name belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Lower
from django.http import Http404, HttpRequest

from cms.tenancy.models import Hostname, NetworkSite, SiteKind, SitePhone

# What a page shows of a phone of its site's record.
PHONE_FIELDS = ("label_fa", "label_en", "label_ar", "number", "extension")


@dataclass(frozen=True, slots=True)
class Host:
    """What a request's host name leads to."""

    name: str
    site: NetworkSite | None
    is_primary: bool
    central: NetworkSite | None

    @property
    def is_admin(self) -> bool:
        return self.name != "" and self.name == admin_hostname(self.central)


class SiteRequest(HttpRequest):
    """A request behind HostMiddleware."""

    host: Host


def site_of(request: SiteRequest) -> NetworkSite:
    """The site that the request is for. Raises Http404 on a host that is no site's."""
    if request.host.site is None:
        raise Http404
    return request.host.site


def admin_hostname(central: NetworkSite | None) -> str:
    """The one host of the admin: ADMIN_HOST, or else the central office's."""
    return settings.ADMIN_HOST or (central.route.hostname if central and central.route else "")


def find_host(name: str) -> Host:
    """One query answers for the site with its phones and for the central office, which every page names."""
    # Both sides of the "or" are on the hostnames' own columns, so that indexes answer at any number of sites.
    central_office = NetworkSite.objects.filter(kind=SiteKind.CENTRAL).values("pk")
    named = Q(folded=name) | Q(is_primary=True, site=Subquery(central_office))
    phones = SitePhone.objects.filter(site=OuterRef("site")).order_by("sort_order", "pk")
    as_json = JSONObject(**{name: F(name) for name in PHONE_FIELDS})
    rows = (
        Hostname.objects.alias(folded=Lower("hostname"))
        .filter(named)
        .annotate(phones=ArraySubquery(phones.annotate(value=as_json).values("value")))
        .select_related("site__route", "site__logo")
    )
    own = central = None
    for row in rows:
        row.site.phones = [SitePhone(**values) for values in row.phones]
        if row.hostname == name:
            own = row
        if row.is_primary and row.site.kind == SiteKind.CENTRAL:
            central = row.site
    return Host(name, own.site if own else None, bool(own and own.is_primary), central)
