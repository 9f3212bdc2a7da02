"""Sitemaps and robots.txt: every address, in every language, with its pictures, and nothing that is not released."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.release.models import ReleasedDocument
from cms.serving import sitemaps
from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.world import FIRST, SECOND, site
from tests.serving.test_query_counts import make_many_sites, multiply
from tests.serving.visitor import ask

pytestmark = pytest.mark.django_db

NAMES = {"s": sitemaps.SITEMAP, **sitemaps.NAMESPACES}
ORIGIN = f"http://{FIRST}:8000"


def xml(path: str, hostname: str = FIRST) -> ElementTree.Element:
    answer = ask(hostname, path)
    assert answer.status_code == 200, path
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def texts(root: ElementTree.Element, path: str) -> list[str]:
    return [unquote(node.text or "") for node in root.findall(path, NAMES)]


def addresses(hostname: str = FIRST) -> list[str]:
    """Every address of a site, of all its files."""
    files = [file for file in texts(xml("/sitemap.xml", hostname), "s:sitemap/s:loc") if "news" not in file]
    return [
        address.removeprefix(f"http://{hostname}:8000")
        for file in files
        for address in texts(xml(file.removeprefix(f"http://{hostname}:8000"), hostname), "s:url/s:loc")
    ]


def test_every_released_address_once() -> None:
    NewsPageFactory(slug="خبر", title_en="News", ready_en=True)
    NewsPageFactory(slug="draft", publish=False)
    StandardPageFactory(slug="gone").unpublish()
    StandardPageFactory(slug="foreign", site="second")
    assert set(addresses()) == {
        document.path if document.locale == "fa" else f"/{document.locale}{document.path}"
        for document in ReleasedDocument.objects.filter(site=site("first"), state="released")
    }
    assert len(addresses()) == len(set(addresses()))
    assert {"/news/خبر/", "/en/news/خبر/"} < set(addresses())
    assert {"/news/draft/", "/gone/", "/foreign/"} & set(addresses()) == set()
    assert "/foreign/" in addresses(SECOND)


def test_languages_point_at_one_another() -> None:
    NewsPageFactory(slug="item", title_en="News", ready_en=True)
    entries = {entry.findtext("s:loc", "", NAMES): entry for entry in xml("/sitemaps/1.xml").findall("s:url", NAMES)}
    for address in (f"{ORIGIN}/news/item/", f"{ORIGIN}/en/news/item/"):
        links = entries[address].findall("xhtml:link", NAMES)
        assert [(link.get("hreflang"), link.get("href"), link.get("rel")) for link in links] == [
            ("fa", f"{ORIGIN}/news/item/", "alternate"),
            ("en", f"{ORIGIN}/en/news/item/", "alternate"),
            ("x-default", f"{ORIGIN}/news/item/", "alternate"),
        ]
        assert datetime.fromisoformat(entries[address].findtext("s:lastmod", "", NAMES)).tzinfo is not None


def test_pictures_of_a_page_wherever_they_stand() -> None:
    cover, inside = ImageFactory(width=300, height=200), ImageFactory(width=300, height=200)
    page = NewsPageFactory(
        slug="item", picture=cover, body_fa=[("image", {"image": inside, "caption": ""})], title_fa="خبر"
    )
    StandardPageFactory(slug="plain")
    body = ReleasedDocument.objects.get(uid=page.uid, locale="fa").body
    entries = {entry.findtext("s:loc", "", NAMES): entry for entry in xml("/sitemaps/1.xml").findall("s:url", NAMES)}
    assert set(texts(entries[f"{ORIGIN}/news/item/"], "image:image/image:loc")) == {
        f"{ORIGIN}{body['picture']['src']}",
        f"{ORIGIN}{body['blocks'][0]['value']['image']['src']}",
    }
    assert texts(entries[f"{ORIGIN}/plain/"], "image:image/image:loc") == []


def test_news_of_two_days() -> None:
    now = timezone.now()
    assert ask(FIRST, "/sitemaps/news.xml").status_code == 404
    NewsPageFactory(slug="old", date=now - timedelta(days=2, minutes=1))
    assert texts(xml("/sitemap.xml"), "s:sitemap/s:loc") == [f"{ORIGIN}/sitemaps/1.xml"]
    NewsPageFactory(slug="new", title_fa="خبر نو", title_en="New", ready_en=True, date=now - timedelta(days=1))
    assert texts(xml("/sitemap.xml"), "s:sitemap/s:loc") == [f"{ORIGIN}/sitemaps/1.xml", f"{ORIGIN}/sitemaps/news.xml"]
    news = xml("/sitemaps/news.xml")
    assert sorted(texts(news, "s:url/s:loc")) == [f"{ORIGIN}/en/news/new/", f"{ORIGIN}/news/new/"]
    assert sorted(texts(news, "s:url/news:news/news:publication/news:language")) == ["en", "fa"]
    assert sorted(texts(news, "s:url/news:news/news:title")) == ["New", "خبر نو"]
    assert texts(news, "s:url/news:news/news:publication/news:name") == ["روابط‌عمومی منطقهٔ ۱"] * 2


def test_many_pages_need_more_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "PAGES_A_FILE", 4)
    total = ReleasedDocument.objects.filter(site=site("first"), locale="fa", state="released").count()
    files = texts(xml("/sitemap.xml"), "s:sitemap/s:loc")
    assert len(files) == -(-total // 4)
    assert len(addresses()) == len(set(addresses())) == total
    for path in (f"/sitemaps/{len(files) + 1}.xml", "/sitemaps/0.xml", "/sitemaps/99999999999999999999.xml"):
        assert ask(FIRST, path).status_code == 404


def test_robots() -> None:
    answer = ask(FIRST, "/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/?",
        "Disallow: /en/search/?",
        "Disallow: /ar/search/?",
        "",
        f"Sitemap: {ORIGIN}/sitemap.xml",
    ]


@pytest.mark.parametrize(("status", "code"), [("preparing", 404), ("suspended", 503), ("archived", 410)])
def test_a_site_that_is_not_live_lists_nothing(status: str, code: int) -> None:
    record = site("first")
    record.status = status
    record.save()
    for path in ("/robots.txt", "/sitemap.xml", "/sitemaps/1.xml", "/sitemaps/news.xml"):
        assert (path, ask(FIRST, path).status_code) == (path, code)


def test_the_cost_does_not_grow() -> None:
    item = NewsPageFactory(title_fa="خبر")
    document = ReleasedDocument.objects.get(uid=item.uid, locale="fa")

    def counts() -> list[int]:
        made = []
        for path in ("/robots.txt", "/sitemap.xml", "/sitemaps/1.xml", "/sitemaps/news.xml"):
            with CaptureQueriesContext(connection) as captured:
                assert ask(FIRST, path).status_code == 200
            made.append(len(captured))
        return made

    alone = counts()
    make_many_sites(document)
    multiply(document, [site("first")] * 200)
    ReleasedDocument.objects.filter(published_at__gt=timezone.now()).update(published_at=timezone.now())
    assert counts() == alone == [1, 2, 2, 2]
