"""How many queries an address costs, uncached: the same at one site and many, at one item and many."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.tenancy.models import Hostname, NetworkSite
from tests.factories import (
    FilmPageFactory,
    ImageFactory,
    NewsPageFactory,
    PhotoReportPageFactory,
    PortalPageFactory,
)
from tests.factories.world import CENTRAL, FIRST, site
from tests.serving.samples import FULL, full_contact, full_home
from tests.serving.visitor import ask

pytestmark = pytest.mark.django_db

MANY_SITES = 50
MANY_ITEMS = 200


def queries(hostname: str, path: str, status: int = 200) -> int:
    caches["local"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert ask(hostname, path).status_code == status
    return len(captured)


def multiply(document: ReleasedDocument, sites: list[NetworkSite]) -> None:
    """Released items like this one, newer than it."""
    kept = [field.attname for field in ReleasedDocument._meta.fields]
    kept = [name for name in kept if name not in ("id", "uid", "site_id", "xid", "sequence", "published_at")]
    now = timezone.now()
    ReleasedDocument.objects.bulk_create(
        ReleasedDocument(
            **{name: getattr(document, name) for name in kept},
            uid=uuid4(),
            site=record,
            published_at=now + timedelta(seconds=number),
        )
        for number, record in enumerate(sites)
    )


def make_many_sites(document: ReleasedDocument, count: int = MANY_SITES) -> None:
    """Records, hosts and an item each, without their pages: nothing reads those."""
    root = site("first").root_page_id
    records = NetworkSite.objects.bulk_create(
        NetworkSite(
            code=f"many-{number}", kind="district", name_fa=f"منطقه {number}", short_name_fa=str(number), status="live"
        )
        for number in range(count)
    )
    routes = Site.objects.bulk_create(Site(hostname=f"{record.code}.test", root_page_id=root) for record in records)
    for record, route in zip(records, routes, strict=True):
        record.route = route
    NetworkSite.objects.bulk_update(records, ["route"])
    Hostname.objects.bulk_create(
        Hostname(site=record, hostname=f"{record.code}.test", is_primary=True) for record in records
    )
    multiply(document, records)


def counts(hostname: str, code: str, path: str) -> list[int]:
    """Queries of an address as it is, among many sites, and with many items on the site too."""
    item = NewsPageFactory(site=code, title_en="News", ready_en=True)
    document = ReleasedDocument.objects.get(uid=item.uid, locale="en" if path.startswith("/en") else "fa")
    ask(hostname, path)  # the logo's sizes are made once
    first = queries(hostname, path)
    make_many_sites(document)
    second = queries(hostname, path)
    multiply(document, [document.site] * MANY_ITEMS)
    return [first, second, queries(hostname, path)]


# Host, the documents on the way, menu with urgent notices, phones, logo, and what the type lists: a home page all its
# lists by one query, and the duties by another.
EXPECTED = {
    "home": 6,
    "unit_introduction": 5,
    "duties": 4,
    "people_index": 4,
    "post": 4,
    "gallery_index": 6,
    "photo_report": 6,
    "film": 6,
    "audio": 6,
    "news_index": 6,
    "news": 6,
    "contact": 4,
    "standard": 6,
    "portal": 5,
}


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("type_name", FULL)
def test_a_page_of_a_site(type_name: str, prefix: str) -> None:
    full_contact()
    make, path = FULL[type_name]
    make()
    refresh_stale()
    assert counts(FIRST, "first", prefix + path) == [EXPECTED[type_name]] * 3


@pytest.mark.parametrize(
    ("path", "count"), [("/galleries/", 6), ("/galleries/?kind=film&page=2", 6), ("/galleries/f/", 5)]
)
def test_galleries_cost_the_same_however_many_items_and_sites_there_are(path: str, count: int) -> None:
    full_contact()
    film = FilmPageFactory(slug="f", poster=ImageFactory(width=60, height=40))
    report = PhotoReportPageFactory(images=[ImageFactory(width=60, height=40)])
    documents = [ReleasedDocument.objects.get(uid=page.uid, locale="fa") for page in (film, report)]
    refresh_stale()
    ask(FIRST, path)
    measured = []
    for more in (5, 95):
        for document in documents:
            multiply(document, [document.site] * more)
        measured.append(queries(FIRST, path))
    make_many_sites(documents[0])
    assert [*measured, queries(FIRST, path)] == [count] * 3


@pytest.mark.parametrize(
    ("hostname", "path", "count"),
    [
        (FIRST, "/news/?kind=news", 5),
        (FIRST, "/news/?kind=news&category=x&tag=y&month=1404-01&page=2", 5),
        (CENTRAL, "/news/", 5),
        (CENTRAL, "/news/?scope=network", 6),
        (CENTRAL, "/news/?scope=network&site=first&kind=news&month=1404-01", 6),
    ],
)
def test_a_narrowed_index_of_news(hostname: str, path: str, count: int) -> None:
    code = "first" if hostname == FIRST else "central"
    assert counts(hostname, code, path) == [count] * 3


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_home_page_of_the_central_office(prefix: str) -> None:
    full_contact(code="central")
    full_home(code="central")
    refresh_stale()
    assert counts(CENTRAL, "central", f"{prefix}/") == [8, 8, 8]


def test_a_home_page_without_a_pinned_item_costs_the_same() -> None:
    full_contact()
    refresh_stale()
    assert counts(FIRST, "first", "/") == [6, 6, 6]


def test_a_portal_page_that_shows_the_menus_sections_costs_one_more() -> None:
    full_contact()
    PortalPageFactory(slug="portal")
    refresh_stale()
    assert counts(FIRST, "first", "/portal/") == [5, 5, 5]


def test_a_site_without_a_logo_costs_one_less() -> None:
    NewsPageFactory(slug="item")
    assert queries(FIRST, "/news/item/") == 4
    record = site("first")
    record.logo = ImageFactory(width=60, height=60)
    record.save()
    ask(FIRST, "/")
    assert queries(FIRST, "/news/item/") == 5


@pytest.mark.parametrize(
    ("hostname", "path", "status", "count"),
    [
        ("nowhere.test", "/", 404, 1),
        (FIRST, "/admin/", 302, 1),
        (FIRST, "/fa/", 301, 1),
        (FIRST, "/news", 301, 2),
        (FIRST, "/NEWS/", 301, 3),
        (FIRST, "/n/1", 302, 3),
        (FIRST, "/s/second/", 302, 2),
        (FIRST, "/no-such-page/", 404, 5),
    ],
)
def test_other_answers(hostname: str, path: str, status: int, count: int) -> None:
    assert queries(hostname, path, status) == count


def test_the_list_of_sites_is_kept_until_a_record_changes() -> None:
    ask(CENTRAL, "/")
    with CaptureQueriesContext(connection) as captured:
        ask(CENTRAL, "/")
    kept = len(captured)
    site("first").save()
    with CaptureQueriesContext(connection) as captured:
        ask(CENTRAL, "/")
    assert len(captured) == kept + 1
