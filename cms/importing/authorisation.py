"""Who may import a unit page into which site."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from cms.access.site_settings import user_can_change_site_settings
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite

UNIT_PAGES = ("units.UnitIntroductionPage", "units.DutiesPage")


def unit_pages(sites: QuerySet[NetworkSite]) -> list[BasePage]:
    """The pages of these sites that an import writes."""
    pages: list[BasePage] = []
    for model in UNIT_PAGES:
        page_model: Any = apps.get_model(model)
        pages += page_model.objects.filter(site__in=sites).select_related("site")
    return pages


def sites_to_import_into(user: Any, sites: QuerySet[NetworkSite]) -> list[NetworkSite]:
    """Those of `sites` both of whose unit pages `user` may edit, in the order of the network."""
    editable: dict[int, int] = {}
    found: dict[int, NetworkSite] = {}
    for page in unit_pages(sites):
        if page.site and page.permissions_for_user(user).can_edit():
            editable[page.site.pk] = editable.get(page.site.pk, 0) + 1
            found[page.site.pk] = page.site
    complete = [found[pk] for pk, count in editable.items() if count == len(UNIT_PAGES)]
    return sorted(complete, key=lambda site: (site.kind, site.number or 0, site.code))


def user_can_import_unit(user: Any, site: NetworkSite) -> bool:
    return bool(sites_to_import_into(user, NetworkSite.objects.filter(pk=site.pk)))


def user_can_publish_import(user: Any, site: NetworkSite) -> bool:
    pages = unit_pages(NetworkSite.objects.filter(pk=site.pk))
    return bool(pages) and all(page.permissions_for_user(user).can_publish() for page in pages)


def user_can_import_contact(user: Any, site: NetworkSite) -> bool:
    """Contact details stand in the site's record, which has no drafts: whoever keeps the record may import them."""
    return user_can_change_site_settings(user, site)


def locked_pages(user: Any, site: NetworkSite) -> list[BasePage]:
    """Unit pages that somebody else has locked, or that wait for a review."""
    pages = unit_pages(NetworkSite.objects.filter(pk=site.pk))
    return [page for page in pages if page.permissions_for_user(user).page_locked()]
