"""Feeds: valid, whole, in step with what is released, and cheap to ask for again."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.news.models import NewsIndexPage
from cms.release.models import ReleasedDocument
from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.samples import full_news, hostile
from tests.serving.test_query_counts import make_many_sites, multiply
from tests.serving.visitor import ask, main_of, read, text, where

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
ORIGIN = f"http://{FIRST}:8000"


def atom(hostname: str, path: str) -> ElementTree.Element:
    """An Atom feed with what RFC 4287, sections 4.1.1 and 4.1.2, requires."""
    answer = ask(hostname, path)
    assert answer.status_code == 200, path
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    for parent in [feed, *feed.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1, name
            assert parent.findtext(f"{ATOM}{name}"), name
        assert datetime.fromisoformat(parent.findtext(f"{ATOM}updated") or "").tzinfo is not None
        assert [author.findtext(f"{ATOM}name") != "" for author in parent.findall(f"{ATOM}author")] == [True]
        links = [link for link in parent.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert [link.get("href", "").startswith("http://") for link in links] == [True]
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    assert [identity for identity in ids if not identity.startswith("urn:uuid:")] == []
    return feed


def json_feed(hostname: str, path: str) -> dict[str, Any]:
    """A JSON feed with what version 1.1 requires."""
    answer = ask(hostname, path)
    assert answer.status_code == 200, path
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    feed: dict[str, Any] = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (bool(feed["title"]), isinstance(feed["items"], list)) == (True, True)
    for item in feed["items"]:
        assert item["id"].startswith("urn:uuid:")
        assert "content_html" in item
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
    return feed


def titles(hostname: str, path: str) -> list[str]:
    """Of the entries, which Atom and JSON have alike."""
    entries = [
        entry.findtext(f"{ATOM}title") or "" for entry in atom(hostname, f"{path}feed.atom").iter(f"{ATOM}entry")
    ]
    assert [item["title"] for item in json_feed(hostname, f"{path}feed.json")["items"]] == entries
    return entries


def test_an_entry_says_what_its_page_says() -> None:
    full_news()
    page = read(FIRST, "/en/news/item/")
    entry = atom(FIRST, "/en/feed.atom").find(f"{ATOM}entry")
    item = json_feed(FIRST, "/en/feed.json")["items"][0]
    assert entry is not None
    links = {link.get("rel"): link for link in entry.findall(f"{ATOM}link")}
    assert links["alternate"].get("href") == item["url"] == page.select_one("link[rel=canonical]")["href"]
    assert (links["enclosure"].get("type"), links["enclosure"].get("href")) == (
        item["attachments"][0]["mime_type"],
        item["attachments"][0]["url"],
    )
    assert links["enclosure"].get("href", "").startswith(f"{ORIGIN}/media/images/")
    assert entry.findtext(f"{ATOM}title") == item["title"] == text(main_of(page).h1)
    assert entry.findtext(f"{ATOM}summary") == item["summary"] == text(page.select_one("main .lead"))
    assert entry.findtext(f"{ATOM}published") == item["date_published"] == page.select_one(".meta time")["datetime"]
    assert entry.findtext(f"{ATOM}content") == item["content_html"]
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == item["tags"]
    content = BeautifulSoup(item["content_html"], "html.parser")
    shown = text(main_of(page).select_one(".prose"))
    words = text(content)
    assert [
        part for part in ("section en", "paragraph en", "bullet 1 en", "quote en", "cell 1 en") if part in shown
    ] == [part for part in ("section en", "paragraph en", "bullet 1 en", "quote en", "cell 1 en") if part in words]
    assert "cell 1 en" in words
    addresses = [element[name] for element in content.find_all(True) for name in ("href", "src") if element.get(name)]
    assert addresses != []
    absolute = re.compile(r"(https?|mailto|tel|geo):")
    assert [address for address in addresses if not absolute.match(address)] == []
    assert [element.name for element in content.find_all(True) if element.get("class") or element.get("style")] == []


def test_hostile_words_and_signs_that_xml_forbids() -> None:
    full_news(hostile)
    ReleasedDocument.objects.filter(type="news").update(title="خبر \x0b\x01 <b>")
    (entry,) = atom(FIRST, "/feed.atom").iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "خبر  <b>"
    content = BeautifulSoup(entry.findtext(f"{ATOM}content") or "", "html.parser")
    assert content.find_all(["script", "style", "iframe"]) == []
    assert [node.name for node in content.find_all(True) if any(name.startswith("on") for name in node.attrs)] == []


def test_the_feed_of_a_site_a_section_and_a_language() -> None:
    NewsPageFactory(title_fa="خبر یک", title_en="News one", ready_en=True)
    NewsPageFactory(title_fa="خبر دو", date=timezone.now() - timedelta(days=2))
    NewsPageFactory(title_fa="بیگانه", site="second")
    StandardPageFactory(title_fa="صفحه")
    assert titles(FIRST, "/") == titles(FIRST, "/news/") == ["خبر یک", "خبر دو"]
    assert titles(FIRST, "/en/") == titles(FIRST, "/en/news/") == ["News one"]
    assert titles(FIRST, "/ar/") == []
    assert titles(SECOND, "/") == ["بیگانه"]
    assert titles(CENTRAL, "/") == []
    feed = atom(FIRST, "/en/news/feed.atom")
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "self": f"{ORIGIN}/en/news/feed.atom",
        "alternate": f"{ORIGIN}/en/news/",
    }


def test_the_feed_of_the_network_stands_on_the_central_office() -> None:
    NewsPageFactory(title_fa="خبر یک")
    NewsPageFactory(title_fa="خبر دو", site="second", date=timezone.now() - timedelta(days=1))
    assert titles(CENTRAL, "/network/") == ["خبر یک", "خبر دو"]
    items = json_feed(CENTRAL, "/network/feed.json")["items"]
    assert [item["authors"][0]["name"] for item in items] == ["روابط‌عمومی منطقهٔ ۱", "روابط‌عمومی سازمان نمونه"]
    assert items[1]["url"].startswith(f"http://{SECOND}:8000/news/")
    assert ask(FIRST, "/network/feed.atom").status_code == 404


@pytest.mark.parametrize(
    "path", ["/about/feed.atom", "/no-such/feed.atom", "/news/item/feed.json", "/feed.rss", "/feed"]
)
def test_what_is_no_section_has_no_feed(path: str) -> None:
    NewsPageFactory(slug="item")
    assert ask(FIRST, path).status_code == 404


def test_an_entry_stays_the_same_one() -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True)

    def identity(hostname: str, path: str) -> str:
        return str(json_feed(hostname, path)["items"][0]["id"])

    persian, english = identity(FIRST, "/feed.json"), identity(FIRST, "/en/feed.json")
    assert persian != english
    page.title_fa, page.slug = "خبر دیگر", "other"
    page.save_revision().publish()
    page.move(NewsIndexPage.objects.get(site=site("second")), "last-child")
    assert (identity(SECOND, "/feed.json"), identity(SECOND, "/en/feed.json")) == (persian, english)
    assert json_feed(FIRST, "/feed.json")["items"] == []


def test_at_most_thirty() -> None:
    item = NewsPageFactory(title_fa="خبر")
    multiply(ReleasedDocument.objects.get(uid=item.uid), [site("first")] * 40)
    assert len(titles(FIRST, "/")) == 30


def test_an_unchanged_feed_is_not_sent_again() -> None:
    page = NewsPageFactory(title_fa="خبر")
    for hostname, path in ((FIRST, "/feed.atom"), (FIRST, "/news/feed.json"), (CENTRAL, "/network/feed.atom")):
        first = ask(hostname, path)
        again = ask(hostname, path, HTTP_IF_NONE_MATCH=first.headers["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
    stamp = ask(FIRST, "/feed.atom").headers["Last-Modified"]
    assert ask(FIRST, "/feed.atom", HTTP_IF_MODIFIED_SINCE=stamp).status_code == 304
    etag = ask(FIRST, "/feed.atom").headers["ETag"]
    # What is taken back changes the feed as well.
    page.unpublish()
    ReleasedDocument.objects.filter(uid=page.uid).update(updated_at=timezone.now() + timedelta(seconds=5))
    assert ask(FIRST, "/feed.atom", HTTP_IF_NONE_MATCH=etag).status_code == 200
    assert ask(FIRST, "/feed.atom", HTTP_IF_MODIFIED_SINCE=stamp).status_code == 200
    assert titles(FIRST, "/") == []


def test_states_and_languages_of_the_site() -> None:
    record = site("first")
    record.languages = ["en"]
    record.save()
    assert where(ask(FIRST, "/ar/feed.atom")) == (302, "/feed.atom")
    for status, code in (("suspended", 503), ("archived", 410), ("preparing", 404)):
        record.status = status
        record.save()
        assert ask(FIRST, "/feed.atom").status_code == code


def test_the_cost_does_not_grow() -> None:
    item = NewsPageFactory(title_fa="خبر", picture=ImageFactory(width=60, height=40))
    document = ReleasedDocument.objects.get(uid=item.uid, locale="fa")

    def counts() -> list[int]:
        made = []
        for hostname, path in ((FIRST, "/feed.atom"), (FIRST, "/news/feed.json"), (CENTRAL, "/network/feed.atom")):
            caches["local"].clear()
            with CaptureQueriesContext(connection) as captured:
                assert ask(hostname, path).status_code == 200
            made.append(len(captured))
        return made

    alone = counts()
    make_many_sites(document)
    multiply(document, [site("first")] * 200)
    assert counts() == alone
    assert alone == [3, 4, 2]
