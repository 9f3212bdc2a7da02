"""Who may import a unit page into which site."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from cms.access.site_settings import user_can_change_site_settings
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite

UNIT_PAGES = ("units.UnitIntroductionPage", "units.DutiesPage")


def unit_pages(sites: QuerySet[NetworkSite]) -> Any:
    """The pages of these sites that an import writes, without what stands on them: every screen's menu asks."""
    types = ContentType.objects.get_for_models(*(apps.get_model(model) for model in UNIT_PAGES))
    pages = BasePage.objects.filter(site__in=sites, content_type__in=types.values())
    return pages.select_related("site").order_by("path")


def sites_to_import_into(user: Any, sites: QuerySet[NetworkSite]) -> list[NetworkSite]:
    """Those of `sites` both of whose unit pages `user` may edit, in the order of the network."""
    return sorted(_importable(user, sites), key=lambda site: (site.kind, site.number or 0, site.code))


def user_can_import_anywhere(user: Any, sites: QuerySet[NetworkSite]) -> bool:
    return any(True for _site in _importable(user, sites))


def _importable(user: Any, sites: QuerySet[NetworkSite]) -> Iterator[NetworkSite]:
    """One site after the other, so that whoever needs one asks about no more; a site's pages follow one another."""
    for _site_key, pages in groupby(unit_pages(sites), key=attrgetter("site_id")):
        found = list(pages)
        if len(found) == len(UNIT_PAGES) and all(page.permissions_for_user(user).can_edit() for page in found):
            yield found[0].site


def user_can_import_unit(user: Any, site: NetworkSite) -> bool:
    return user_can_import_anywhere(user, NetworkSite.objects.filter(pk=site.pk))


def user_can_publish_import(user: Any, site: NetworkSite) -> bool:
    pages = unit_pages(NetworkSite.objects.filter(pk=site.pk)).specific()
    return bool(pages) and all(page.permissions_for_user(user).can_publish() for page in pages)


def user_can_import_contact(user: Any, site: NetworkSite) -> bool:
    """Contact details stand in the site's record, which has no drafts: whoever keeps the record may import them."""
    return user_can_change_site_settings(user, site)


def locked_pages(user: Any, site: NetworkSite) -> list[BasePage]:
    """Unit pages that somebody else has locked, or that wait for a review."""
    pages = unit_pages(NetworkSite.objects.filter(pk=site.pk)).specific()
    return [page for page in pages if page.permissions_for_user(user).page_locked()]
