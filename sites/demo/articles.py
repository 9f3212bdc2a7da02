"""News and standard pages of a demo site."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cms.home.models import HomePage
from cms.news.models import NewsCategory, NewsIndexPage, NewsPage
from cms.standard.models import StandardPage
from cms.tenancy.models import NetworkSite
from sites.demo.bodies import stream
from sites.demo.content import LANGUAGES, read, set_translated
from sites.demo.media import SiteMedia
from sites.demo.publishing import publish_below

FRIDAY = 4


def build_news(site: NetworkSite, content: dict[str, Any], media: SiteMedia) -> dict[str, NewsPage]:
    """Publish the site's news, the oldest first, and return them by their keys."""
    index = NewsIndexPage.objects.get(site=site)
    categories = {key: _category(site, names) for key, names in content["categories"].items()}
    items = {}
    for record in sorted(content["news"], key=lambda record: -record["days_ago"]):
        published_at = moment(record["days_ago"], record["time"])
        page = NewsPage(kind=record["kind"], date=published_at, category=categories[record["category"]])
        if "picture" in record:
            page.picture = media.scene(*record["picture"])
        for language in LANGUAGES:
            if language in record:
                _write_news(page, record[language], language, media)
        items[record["key"]] = publish_below(index, page, published_at)
    return items


def build_standard_pages(site: NetworkSite, media: SiteMedia, published_at: datetime) -> None:
    """Publish the pages that several sites share in the languages of this one."""
    home = HomePage.objects.get(site=site)
    for record in read("pages"):
        if site.code not in record["sites"]:
            continue
        page = StandardPage(slug=record["slug"], show_in_menus=record["in_menu"])
        for language in ("fa", *site.languages):
            if language in record:
                words = record[language]
                set_translated(page, "title", {language: words["title"]})
                set_translated(page, "lead", {language: words["lead"]})
                _write_body(page, words["body"], language, media)
        publish_below(home, page, published_at)


def moment(days_ago: int, clock: str) -> datetime:
    """A past moment: that many days ago at that time of day, a day earlier instead of a Friday, never in the future."""
    now = timezone.localtime()
    day = now.date() - timedelta(days=days_ago)
    if day.weekday() == FRIDAY:
        day -= timedelta(days=1)
    return min(timezone.make_aware(datetime.combine(day, time.fromisoformat(clock))), now - timedelta(minutes=1))


def _category(site: NetworkSite, names: dict[str, str]) -> NewsCategory:
    category = NewsCategory(site=site)
    set_translated(category, "name", names)
    category.save()
    return category


def _write_news(page: NewsPage, words: dict[str, Any], language: str, media: SiteMedia) -> None:
    set_translated(page, "title", {language: words["title"]})
    set_translated(page, "kicker", {language: words.get("kicker", "")})
    set_translated(page, "lead", {language: words["lead"]})
    set_translated(page, "picture_caption", {language: words.get("caption", "")})
    _write_body(page, words["body"], language, media)


def _write_body(page: NewsPage | StandardPage, blocks: list[dict[str, Any]], language: str, media: SiteMedia) -> None:
    setattr(page, f"body_{language}", stream(blocks, media))
    if language != "fa":
        setattr(page, f"ready_{language}", True)
