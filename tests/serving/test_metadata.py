"""What the head of a page says to machines, and that it says the same as the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.release.refreshing import refresh_stale
from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.serving.samples import FULL, HOSTILE, full_contact, full_news, hostile
from tests.serving.visitor import heading, local, read, text

pytestmark = pytest.mark.django_db

ORIGIN = f"http://{FIRST}:8000"


def properties(page: BeautifulSoup) -> dict[str, str]:
    return {tag["property"]: tag["content"] for tag in page.select("meta[property]")}


def graph(page: BeautifulSoup) -> dict[str, Any]:
    """The things of a page's structured data by their type."""
    (block,) = page.find_all("script", type="application/ld+json")
    data = json.loads(block.string)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_addresses_are_whole_and_encoded() -> None:
    NewsPageFactory(slug="خبر", title_en="News", ready_en=True)
    encoded = "/news/%D8%AE%D8%A8%D8%B1/"
    for address, language in (("/news/خبر/", ""), ("/en/news/خبر/", "/en"), ("/ar/news/خبر/", "")):
        page = read(FIRST, address)
        # What is not translated is the Persian page once more.
        assert page.select_one("link[rel=canonical]")["href"] == f"{ORIGIN}{language}{encoded}"
        assert {link["hreflang"]: link["href"] for link in page.select("link[hreflang][rel=alternate]")} == {
            "fa": f"{ORIGIN}{encoded}",
            "en": f"{ORIGIN}/en{encoded}",
            "x-default": f"{ORIGIN}{encoded}",
        }


def test_a_later_page_of_a_list_is_a_page_of_its_own() -> None:
    page = read(FIRST, "/news/?page=2")
    assert page.select_one("link[rel=canonical]")["href"] == f"{ORIGIN}/news/?page=2"
    assert read(FIRST, "/news/?page=1").select_one("link[rel=canonical]")["href"] == f"{ORIGIN}/news/"


def test_the_card_of_a_news_item(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.serving.page_pictures.picture.is_available", lambda: False)
    record = site("first")
    record.name_en = "District 1"
    record.save()
    item = NewsPageFactory(
        slug="item",
        title_fa="خبر",
        title_en="News",
        lead_en="Lead",
        ready_en=True,
        picture=ImageFactory(alt_en="Garden"),
    )
    page = read(FIRST, "/en/news/item/")
    said = properties(page)
    image = said.pop("og:image")
    assert said == {
        "og:type": "article",
        "og:title": "News",
        "og:description": "Lead",
        "og:url": f"{ORIGIN}/en/news/item/",
        "og:site_name": "District 1",
        "og:locale": "en_GB",
        "og:locale:alternate": "fa_IR",
        "og:image:alt": "Garden",
        "article:published_time": item.date.astimezone(timezone.get_default_timezone()).isoformat(timespec="seconds"),
        "article:modified_time": said["article:modified_time"],
    }
    assert image.startswith(f"{ORIGIN}/media/images/")
    assert page.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"
    plain = read(FIRST, "/about/")
    assert plain.select_one("meta[name='twitter:card']")["content"] == "summary"
    assert "og:image" not in properties(plain)


@pytest.mark.parametrize("type_name", FULL)
def test_every_type_says_whose_it_is_and_where(type_name: str) -> None:
    make, path = FULL[type_name]
    make()
    refresh_stale()
    page = read(FIRST, path)
    things = graph(page)
    assert things["GovernmentOrganization"]["@id"] == f"{ORIGIN}/#unit"
    if path == "/":
        assert "BreadcrumbList" not in things
        return
    way = things["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in way] == [text(item) for item in page.select(".crumbs li")]
    assert way[-1]["item"] == page.select_one("link[rel=canonical]")["href"]
    assert [local(step["item"]) for step in way[:-1]] == [link["href"] for link in page.select(".crumbs a")]


def test_the_unit_in_structured_data() -> None:
    full_contact()
    refresh_stale()
    unit = graph(read(FIRST, "/en/contact/"))["GovernmentOrganization"]
    assert unit["address"] == {"@type": "PostalAddress", "streetAddress": "address en"}
    assert unit["email"] == "unit@sample.example"
    assert unit["parentOrganization"]["url"] == f"http://{CENTRAL}:8000/en/"
    assert unit["telephone"] != []
    assert "parentOrganization" not in graph(read(CENTRAL, "/contact/"))["GovernmentOrganization"]


def test_a_news_item_in_structured_data_reads_as_its_page() -> None:
    full_news()
    page = read(FIRST, "/news/item/")
    article = graph(page)["NewsArticle"]
    assert article["headline"] == heading(page)
    assert article["description"] == page.select_one("main .lead").get_text()
    assert article["datePublished"] == page.select_one("main .meta time")["datetime"]
    assert article["url"] == page.select_one("link[rel=canonical]")["href"]
    assert article["inLanguage"] == "fa"
    assert article["publisher"] == {"@id": f"{ORIGIN}/#unit"}
    assert [local(image["contentUrl"]) in str(page.select_one("figure.wide img")) for image in article["image"]] == [
        True
    ]


def test_an_item_without_a_reporter_is_the_units() -> None:
    NewsPageFactory(slug="item")
    assert graph(read(FIRST, "/news/item/"))["NewsArticle"]["author"] == {"@id": f"{ORIGIN}/#unit"}


def test_hostile_words_stay_data() -> None:
    full_news(hostile)
    page = read(FIRST, "/news/item/")
    assert graph(page)["NewsArticle"]["description"] == f"lead fa {HOSTILE}"
    (block,) = page.find_all("script", type="application/ld+json")
    assert [sign for sign in "<>&" if sign in block.string] == []


def test_feeds_are_announced_where_they_are() -> None:
    def feeds(hostname: str, path: str) -> list[str]:
        return [
            link["href"] for link in read(hostname, path).select("link[rel=alternate][type*=feed], link[type*=atom]")
        ]

    assert set(feeds(FIRST, "/en/about/")) == {"/en/feed.atom", "/en/feed.json"}
    assert set(feeds(FIRST, "/news/")) == {"/feed.atom", "/feed.json", "/news/feed.atom", "/news/feed.json"}
    assert set(feeds(CENTRAL, "/")) == {"/feed.atom", "/feed.json", "/network/feed.atom", "/network/feed.json"}


def test_what_is_no_page_says_nothing() -> None:
    StandardPageFactory(slug="gone").unpublish()
    for path, status in (("/gone/", 410), ("/no-such/", 404), ("/search/?q=x", 200)):
        page = read(FIRST, path, status)
        assert page.select("link[rel=canonical], link[rel=alternate], meta[property], script") == []
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
