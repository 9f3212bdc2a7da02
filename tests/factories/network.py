"""Many sites at once, by rows: as much of each as the admin could ask about."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.core.cache import caches
from wagtail.models import Collection, Site

from cms.home.models import HomePage
from cms.news.models import NewsCategory, NewsTag
from cms.pages.models import BasePage
from cms.people.models import Person
from cms.tenancy.models import Hostname, NetworkSite, SiteRole
from tests.factories.users import UserFactory
from tests.factories.world import site


def add_sites(number: int) -> None:
    """Live sites with a root page, collection, route, role and somebody who holds it, and records of each kind."""
    root, files = BasePage.objects.get(depth=1), site("first").collection.get_parent()
    codes = [f"many{n}" for n in range(number)]
    groups = Group.objects.bulk_create(Group(name=f"{code}: editor") for code in codes)
    sites = []
    for code in codes:
        home = root.add_child(instance=HomePage(title_fa=code, slug=code, live=False))
        collection = Collection.objects.get(pk=files.pk).add_child(name=code)
        sites.append(
            NetworkSite(
                code=code,
                kind="organisation",
                name_fa=f"سازمان {code}",
                short_name_fa=code,
                status="live",
                root_page_id=home.pk,
                collection=collection,
            )
        )
    routes = Site.objects.bulk_create(Site(hostname=f"{row.code}.test", root_page_id=row.root_page_id) for row in sites)
    for row, route in zip(sites, routes, strict=True):
        row.route = route
    NetworkSite.objects.bulk_create(sites)
    for row in sites:
        BasePage.objects.filter(pk=row.root_page_id).update(site=row)
    Hostname.objects.bulk_create(Hostname(site=row, hostname=f"{row.code}.test", is_primary=True) for row in sites)
    SiteRole.objects.bulk_create(
        SiteRole(site=row, role="editor", group=group) for row, group in zip(sites, groups, strict=True)
    )
    for code in codes:
        UserFactory(username=f"{code}-editor", role=(code, "editor"))
    Person.objects.bulk_create(Person(site=row, name_fa="شخص") for row in sites)
    NewsCategory.objects.bulk_create(NewsCategory(site=row, name_fa="دسته") for row in sites)
    NewsTag.objects.bulk_create(NewsTag(site=row, name_fa="برچسب") for row in sites)
    for name in ("local", "renditions"):
        caches[name].clear()
    assert Collection.objects.filter(name__in=codes).count() == number
