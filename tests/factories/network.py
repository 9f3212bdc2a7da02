"""Many sites at once, by rows: as much of each as the admin could ask about."""

from __future__ import annotations

from django.core.cache import caches
from django.db import connection
from wagtail.models import Site

from bench.more_sites import copy_site
from cms.news.models import NewsCategory, NewsTag
from cms.people.models import Person
from cms.tenancy.models import NetworkSite
from tests.factories.users import UserFactory


def add_sites(number: int) -> None:
    """Copies of the first site with its content and roles, somebody who edits each, and records of each kind."""
    known = set(NetworkSite.objects.values_list("pk", flat=True))
    copy_site("first", range(2, 2 + number))
    sites = NetworkSite.objects.exclude(pk__in=known)
    assert len(sites) == number
    for row in sites:
        UserFactory(username=f"{row.code}-editor", role=(row.code, "editor"))
    Person.objects.bulk_create(Person(site=row, name_fa="شخص") for row in sites)
    NewsCategory.objects.bulk_create(NewsCategory(site=row, name_fa="دسته") for row in sites)
    NewsTag.objects.bulk_create(NewsTag(site=row, name_fa="برچسب") for row in sites)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    Site.clear_site_root_paths_cache()
    for name in ("local", "renditions"):
        caches[name].clear()
