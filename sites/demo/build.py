"""Build the demo network: each site in one transaction, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.galleries.models import GalleryIndexPage
from cms.home.models import HomePage
from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from cms.people.models import PeopleIndexPage
from cms.release.refreshing import refresh_stale
from cms.tenancy.models import Hostname, NetworkSite, SitePhone
from cms.text.digits import localize_digits
from cms.units.models import ContactPage
from sites.create_site import create_site
from sites.demo.articles import build_news, build_standard_pages
from sites.demo.content import pages_of, portals_of, read_site, set_translated, site_records
from sites.demo.drawing import Studio, works_in
from sites.demo.front_pages import build_portals, sections, urgent_notices
from sites.demo.galleries import build_galleries
from sites.demo.logins import manager_password, manager_username
from sites.demo.media import SiteMedia
from sites.demo.moments import moment
from sites.demo.pending_tasks import forget_repeated_tasks
from sites.demo.people import build_posts
from sites.demo.publishing import publish
from sites.demo.unit_pages import complete_unit_pages, import_unit_page
from sites.demo.users import add_members

# The sites were opened before their oldest news.
OPENED_DAYS_AGO = 170
RECORD_FIELDS = (
    "fax",
    "email",
    "website",
    "latitude",
    "longitude",
    "hue",
    "seal_points",
    "masthead",
    "opening",
    "languages",
)
TRANSLATED_RECORD_FIELDS = ("name", "short_name", "affiliation", "address", "hours")

Progress = Callable[[str], None]


class AnotherNetworkError(Exception):
    """The database holds sites that are not the demo's."""


def missing_sites() -> list[dict[str, Any]]:
    """The demo's sites that are not there yet. Raises AnotherNetworkError where they would join a real network."""
    records = site_records()
    taken = set(Hostname.objects.values_list("hostname", flat=True))
    missing = [record for record in records if record["hostname"] not in taken]
    strangers = taken - {record["hostname"] for record in records}
    if missing and strangers:
        raise AnotherNetworkError(
            _("The database holds another network already (%(hostname)s); the demo needs an empty one.")
            % {"hostname": sorted(strangers)[0]}
        )
    return missing


def build_network(progress: Progress) -> int:
    """Build the missing sites, then let every document follow what it refers to; returns how many were built."""
    records = missing_sites()
    if not records:
        return 0
    news: dict[str, NewsPage] = {}
    with Studio() as studio:
        for record in records:
            code = record["code"]
            pictured = [read_site(code), pages_of(code), portals_of(code)]
            studio.order(works_in(pictured, record["hue"]))
        for number, record in enumerate(records, start=1):
            language = get_language() or "fa"
            line = _("site %(number)d of %(count)d: %(name)s") % {
                "number": number,
                "count": len(records),
                "name": record["name"][language],
            }
            progress(localize_digits(line, language))
            with transaction.atomic(), translation.override("fa"):
                news |= build_site(record, studio, news)
    progress(_("references between pages"))
    refresh_stale()
    forget_repeated_tasks()
    return len(records)


def build_site(record: dict[str, Any], studio: Studio, earlier: dict[str, NewsPage]) -> dict[str, NewsPage]:
    """One site with its record, unit pages, people, galleries, news and standard pages, all published, and its members.

    Takes the news of the sites before it and gives its own, by code and key.
    """
    content = read_site(record["code"])
    opened_at = moment(OPENED_DAYS_AGO, "08:00")
    site = _create(record)
    media = SiteMedia(site, content["documents"], studio)
    # Before the pages are published again, so that their documents carry the date.
    BasePage.objects.filter(site=site).update(first_published_at=opened_at)
    imported_head = import_unit_page(site)
    head = build_posts(site, content["posts"], imported_head, media, opened_at)
    complete_unit_pages(site, head, content["home"])
    build_galleries(site, content["galleries"], media)
    items = build_news(site, content, media, earlier)
    build_standard_pages(site, media, opened_at)
    build_portals(site, media, opened_at)
    _publish_front_pages(site, content, items, media)
    add_members(site)
    return {f"{site.code}:{key}": item for key, item in items.items()}


def _create(record: dict[str, Any]) -> NetworkSite:
    site = create_site(
        record["hostname"],
        kind=record["kind"],
        name=record["name"]["fa"],
        short_name=record["short_name"]["fa"],
        code=record["code"],
        number=record.get("number"),
        editor_username=manager_username(record["code"]),
        editor_password=manager_password(record["code"]),
    ).site
    for field in RECORD_FIELDS:
        setattr(site, field, record[field])
    for field in TRANSLATED_RECORD_FIELDS:
        set_translated(site, field, record[field])
    site.phones.set([_phone(order, phone) for order, phone in enumerate(record["phones"])])
    site.full_clean()
    site.save()
    return site


def _phone(order: int, record: dict[str, Any]) -> SitePhone:
    phone = SitePhone(sort_order=order, number=record["number"], extension=record.get("extension", ""))
    set_translated(phone, "label", record["label"])
    return phone


def _publish_front_pages(
    site: NetworkSite, content: dict[str, Any], items: dict[str, NewsPage], media: SiteMedia
) -> None:
    """Publish the pages that provisioning made once more, with their introductions, in the site's languages."""
    home = HomePage.objects.get(site=site)
    home.opening = items[content["opening"]]
    home.sections = sections(content["front"]["sections"], items, media)
    home.urgent = urgent_notices(content["front"]["urgent"], items)
    for language in site.languages:
        setattr(home, f"title_{language}", getattr(site, f"name_{language}"))
    for page, words in (
        (home, content["home"]),
        (ContactPage.objects.get(site=site), content["contact"]),
        (NewsIndexPage.objects.get(site=site), content["news_index"]),
        (PeopleIndexPage.objects.get(site=site), content["people"]),
        (GalleryIndexPage.objects.get(site=site), content["gallery_index"]),
    ):
        set_translated(page, "introduction", words)
        # A site without pictures does not lead its readers to an empty gallery.
        page.show_in_menus = bool(words)
        for language in site.languages:
            setattr(page, f"ready_{language}", True)
        publish(page)
