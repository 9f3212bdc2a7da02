"""News and standard pages of a demo site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from cms.home.models import HomePage
from cms.news.models import NewsCategory, NewsIndexPage, NewsPage, NewsTag, RelatedNews
from cms.standard.models import StandardPage
from cms.tenancy.models import NetworkSite
from sites.demo.bodies import stream
from sites.demo.content import LANGUAGES, pages_of, set_translated
from sites.demo.media import SiteMedia
from sites.demo.moments import end_of_day, moment
from sites.demo.publishing import publish_below

AnyWord = TypeVar("AnyWord", NewsCategory, NewsTag)


def build_news(
    site: NetworkSite, content: dict[str, Any], media: SiteMedia, earlier: Mapping[str, NewsPage]
) -> dict[str, NewsPage]:
    """Publish the site's news, the oldest first, and return them by their keys.

    `earlier` holds the news of sites that are there already, by code and key: `central:half-year`.
    """
    index = NewsIndexPage.objects.get(site=site)
    categories = {key: _word(NewsCategory(site=site), names) for key, names in content["categories"].items()}
    tags = {key: _word(NewsTag(site=site), names) for key, names in content["tags"].items()}
    items: dict[str, NewsPage] = {}
    for record in sorted(content["news"], key=lambda record: -record["days_ago"]):
        published_at = moment(record["days_ago"], record["time"])
        page = NewsPage(kind=record["kind"], date=published_at, category=categories[record["category"]])
        page.tags.set([tags[key] for key in record.get("tags", [])])
        related = [items.get(key) or earlier[key] for key in record.get("related", [])]
        page.related_news.set([RelatedNews(sort_order=order, item=item) for order, item in enumerate(related)])
        if "picture" in record:
            page.picture = media.scene(*record["picture"])
        if "ends_in_days" in record:
            page.valid_until = end_of_day(record["ends_in_days"])
        page.source_url = record.get("source_url", "")
        _answer(page, record.get("answers", {}))
        for language in LANGUAGES:
            if language in record:
                _write_news(page, record[language], language, media)
        items[record["key"]] = publish_below(index, page, published_at)
    return items


def _answer(page: NewsPage, record: dict[str, Any]) -> None:
    """What a response to the media answers."""
    if record:
        page.media_name, page.media_title = record["media"], record["title"]
        page.media_date = moment(record["days_ago"], "12:00").date()
        page.media_url = record.get("url", "")


def build_standard_pages(site: NetworkSite, media: SiteMedia, published_at: datetime) -> None:
    """Publish the pages that several sites share in the languages of this one."""
    home = HomePage.objects.get(site=site)
    for record in pages_of(site.code):
        page = StandardPage(slug=record["slug"], show_in_menus=site.code in record["in_menu"])
        for language in ("fa", *site.languages):
            if language in record:
                words = record[language]
                set_translated(page, "title", {language: words["title"]})
                set_translated(page, "lead", {language: words["lead"]})
                _write_body(page, words["body"], language, media)
        publish_below(home, page, published_at)


def _word(word: AnyWord, names: dict[str, str]) -> AnyWord:
    set_translated(word, "name", names)
    word.save()
    return word


def _write_news(page: NewsPage, words: dict[str, Any], language: str, media: SiteMedia) -> None:
    set_translated(page, "title", {language: words["title"]})
    set_translated(page, "lead", {language: words["lead"]})
    set_translated(page, "picture_caption", {language: words.get("caption", "")})
    for field in ("kicker", "reporter", "source_name"):
        set_translated(page, field, {language: words.get(field, "")})
    _write_body(page, words["body"], language, media)


def _write_body(page: NewsPage | StandardPage, blocks: list[dict[str, Any]], language: str, media: SiteMedia) -> None:
    setattr(page, f"body_{language}", stream(blocks, media))
    if language != "fa":
        setattr(page, f"ready_{language}", True)
