"""Every page type as HTML: in each language, full and bare, well-formed, its own site's alone."""

from __future__ import annotations

import re
from itertools import product

import pytest
from bs4 import BeautifulSoup

from cms.release.refreshing import refresh_stale
from tests.factories import NewsPageFactory, PostPageFactory, StandardPageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.samples import FULL, HOSTILE, LANGUAGES, bare, full_contact, full_home, full_news, hostile, plain
from tests.serving.visitor import ask, heading, main_of, read, text

pytestmark = pytest.mark.django_db

DIRECTIONS = {"fa": "rtl", "en": "ltr", "ar": "rtl"}

# What a reader finds of each type, by the names of the samples.
EXPECTED = {
    "home": ["title", "introduction"],
    "unit_introduction": ["lead", "goal", "signature", "department name", "department work", "department responsible"],
    "duties": ["introduction", "chapter 1", "duty 1–1", "duty 1–1–1", "duty 1–2", "duty 2", "more"],
    "people_index": ["introduction", "department", "person"],
    "post": ["department", "duties", "person", "biography"],
    "news_index": ["introduction", "title", "lead"],
    "news": ["kicker", "lead", "picture_caption", "category", "tag", "reporter", "source_name"],
    "contact": ["introduction", "address", "hours", "phone"],
    "standard": ["lead", "title"],
    "gallery_index": ["introduction", "title"],
    "photo_report": ["lead", "maker", "picture caption", "credit"],
    "film": ["lead", "maker", "transcript"],
    "audio": ["lead", "maker", "transcript"],
    "portal": ["lead", "title", "tile", "tile line"],
}
BLOCKS = [
    "section",
    "part",
    "paragraph",
    "bullet 1",
    "bullet 2",
    "number 1",
    "quote",
    "quote source",
    "caption",
    "credit",
]
BLOCKS += ["callout", "callout text", "fold", "folded", "before", "after", "call", "call note", "newest"]
BLOCKS += ["figures", "figure known", "period known", "figure unknown", "reason", "period unknown", "figures source"]
BLOCKS += ["place", "place address", "landmark"]
BLOCKS += ["table caption", "column 1", "column 2", "cell 1", "cell 2", "documents", "document"]
BLOCKS += ["series", "picture caption", "film", "film transcript", "sound", "sound transcript"]
for with_blocks in ("unit_introduction", "news", "standard", "photo_report", "film", "audio", "portal"):
    EXPECTED[with_blocks] += BLOCKS


def prefix(language: str) -> str:
    return "" if language == "fa" else f"/{language}"


def ids(page: BeautifulSoup) -> list[str]:
    return [node["id"] for node in page.find_all(id=True)]


@pytest.mark.parametrize("type_name", FULL)
def test_a_full_page_in_every_language(type_name: str) -> None:
    make, path = FULL[type_name]
    make()
    refresh_stale()
    for language in LANGUAGES:
        page = read(FIRST, prefix(language) + path)
        is_whole_and_in_its_language(page, type_name, language, path)
        shown = text(main_of(page))
        assert [words for name in EXPECTED[type_name] if (words := plain(name, language)) not in shown] == []


def is_whole_and_in_its_language(page: BeautifulSoup, type_name: str, language: str, path: str) -> None:
    assert (page.html["lang"], page.html["dir"]) == (language, DIRECTIONS[language])
    content = page.select_one("main > div[lang]")
    assert (content["lang"], content["dir"]) == (language, DIRECTIONS[language])
    assert page.title.get_text(strip=True).startswith(f"seo title {language}")
    assert page.select_one('meta[name="description"]')["content"] == f"description {language}"
    assert page.select_one('link[rel="canonical"]')["href"] == f"http://first.test:8000{prefix(language)}{path}"
    alternates = [(link["hreflang"], link["href"]) for link in page.select('link[rel="alternate"][hreflang]')]
    assert alternates == [
        *((code, f"http://first.test:8000{prefix(code)}{path}") for code in LANGUAGES),
        ("x-default", f"http://first.test:8000{path}"),
    ]
    assert page.select("main .notice") == []
    # Nothing of the other languages, nothing twice.
    others = [code for code in LANGUAGES if code != language]
    assert (
        re.findall(rf"(?:title|lead|body|name|paragraph|introduction) (?:{'|'.join(others)})\b", text(main_of(page)))
        == []
    )
    assert len(ids(page)) == len(set(ids(page)))
    if type_name != "home":
        assert heading(page) == f"title {language}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_name", FULL)
@pytest.mark.parametrize("hostname", [FIRST, CENTRAL])
def test_a_bare_page(type_name: str, language: str, hostname: str) -> None:
    code = hostname.split(".")[0]
    page = read(hostname, prefix(language) + bare(type_name, code))
    assert (page.html["lang"], page.html["dir"]) == (language, DIRECTIONS[language])
    assert heading(page) != ""
    assert len(ids(page)) == len(set(ids(page)))
    assert [image for image in page.find_all("img") if not image.get("src")] == []
    assert [link for link in page.find_all("a") if link.get("href") == ""] == []


@pytest.mark.parametrize("type_name", FULL)
def test_no_text_of_another_site_is_shown(type_name: str) -> None:
    make, path = FULL[type_name]
    make(code="second")
    NewsPageFactory(site="second", title_fa="خبر بیگانه")
    make()
    refresh_stale()
    page = str(read(FIRST, path))
    assert "سازمان نمونه" not in page
    assert "خبر بیگانه" not in page
    assert "second" not in page


# Escaping ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("type_name", FULL)
def test_no_text_becomes_markup(type_name: str) -> None:
    full_contact(hostile)
    make, path = FULL[type_name]
    if type_name != "contact":
        make(hostile)
    record = site("first")
    for field, language in product(("name", "short_name"), LANGUAGES):
        setattr(record, f"{field}_{language}", f"<script>{field}</script>")
    record.save()
    refresh_stale()
    for hostname, language in product((FIRST, CENTRAL), LANGUAGES):
        page = read(hostname, prefix(language) + (path if hostname == FIRST else "/"))
        assert page.find_all("script", src=False, type=lambda value: value != "application/ld+json") == []
        assert len(page.find_all("script", type="application/ld+json")) == 1
        assert [node for node in page.find_all(True) if any(name.startswith("on") for name in node.attrs)] == []
        assert [node for node in page.find_all("img") if node.get("src") == "x"] == []
        shown = str(page)
        assert "{{ 7|add:7 }}" in shown or hostname == CENTRAL or type_name in ("people_index",)
        assert "14" not in re.findall(r"&amp; &amp;lt; (\d+)", shown)


def test_hostile_text_is_shown_as_it_was_written() -> None:
    full_news(hostile)
    page = read(FIRST, "/news/item/")
    words = " ".join(HOSTILE.split())
    assert heading(page) == f"title fa {words}"
    assert text(page.select_one("main .lead")) == f"lead fa {words}"
    assert text(page.select("main .prose ul li")[0]) == f"bullet 1 fa {words}"
    assert text(page.select_one("main blockquote footer")) == f"quote source fa {words}"
    assert text(page.select("main td")[0]) == f"cell 2 fa {words}"


def test_errors_escape_the_sites_words() -> None:
    record = site("first")
    record.short_name_fa = record.name_fa = "<script>x</script>"
    record.notice_fa = "<script>y</script>\n\nhttps://sample.example/"
    record.status = "suspended"
    record.save()
    page = read(FIRST, "/", 503)
    assert page.find_all("script") == []
    assert "<script>y</script>" in text(main_of(page))


@pytest.mark.parametrize("path", ["/<script>alert(1)</script>/", "/en/%22%3E%3Cscript%3E/", "/news/?page=<script>"])
def test_what_a_visitor_writes_is_not_repeated(path: str) -> None:
    answer = ask(FIRST, path)
    assert b"<script>" not in answer.content


# Frame -------------------------------------------------------------------------------------------------------------


def menu(page: BeautifulSoup) -> list[tuple[str, str, str | None]]:
    return [(text(link), link["href"], link.get("aria-current")) for link in page.select("#menu li a")]


def test_the_menu_names_the_sections_and_where_we_are() -> None:
    full_news()
    current = {path: current for _title, path, current in menu(read(FIRST, "/news/item/"))}
    assert current == {
        "/": None,
        "/about/": None,
        "/duties/": None,
        "/people/": None,
        "/news/": "true",
        "/galleries/": None,
        "/contact/": None,
    }
    assert {path: now for _title, path, now in menu(read(FIRST, "/news/"))}["/news/"] == "page"
    assert {path: now for _title, path, now in menu(read(FIRST, "/"))}["/"] == "page"


def test_the_menu_speaks_the_language_and_marks_what_does_not() -> None:
    full_news()
    StandardPageFactory(slug="rules", title_fa="آیین‌نامه", show_in_menus=True)
    links = {link["href"]: link for link in read(FIRST, "/en/news/item/").select("#menu li a")}
    assert (text(links["/en/rules/"]), links["/en/rules/"].get("lang")) == ("آیین‌نامه", "fa")
    assert all(href.startswith("/en/") for href in links)


def test_a_page_that_is_not_for_menus_is_not_there() -> None:
    StandardPageFactory(slug="rules", show_in_menus=False)
    parent = StandardPageFactory(slug="plans", show_in_menus=True)
    StandardPageFactory(parent=parent, slug="deep", show_in_menus=True)
    paths = [path for _title, path, _current in menu(read(FIRST, "/"))]
    assert paths == ["/", "/about/", "/duties/", "/people/", "/news/", "/galleries/", "/contact/", "/plans/"]


def test_the_way_leads_from_the_home_page_to_here() -> None:
    parent = StandardPageFactory(slug="plans", title_fa="برنامه‌ها", title_en="Plans", ready_en=True)
    StandardPageFactory(parent=parent, slug="green", title_fa="سبز")

    def way(path: str) -> list[tuple[str, str | None]]:
        items = read(FIRST, path).select(".crumbs li")
        return [(text(item), item.a["href"] if item.a else None) for item in items]

    assert way("/plans/green/") == [("منطقهٔ ۱", "/"), ("برنامه‌ها", "/plans/"), ("سبز", None)]
    assert way("/en/plans/green/") == [("منطقهٔ ۱", "/en/"), ("Plans", "/en/plans/"), ("سبز", None)]
    assert way("/") == []


def test_the_way_leaves_out_a_parent_that_is_withdrawn() -> None:
    parent = StandardPageFactory(slug="plans")
    StandardPageFactory(parent=parent, slug="green", title_fa="سبز")
    parent.unpublish()
    assert [text(item) for item in read(FIRST, "/plans/green/").select(".crumbs li")] == ["منطقهٔ ۱", "سبز"]


def test_the_face_of_the_site_is_its_records() -> None:
    full_contact()
    record = site("first")
    record.hue, record.masthead, record.short_name_en = 12, "paper", "District 1"
    record.save()
    page = read(FIRST, "/en/")
    assert page.html["data-hue"] == "12"
    assert page.select_one("header.masthead")["class"] == ["masthead"]
    assert page.select_one(".brand img")["alt"] == ""
    footer = text(page.footer)
    assert ("address en" in footer, "000-5550100" in footer, "unit@sample.example" in footer) == (True, True, True)
    assert text(read(SECOND, "/").footer).count("000-5550100") == 0


def test_the_central_office_is_named_on_every_site() -> None:
    links = [link["href"] for link in read(FIRST, "/en/news/").select(".strip a")]
    assert links[:2] == [f"http://{CENTRAL}:8000/en/", f"http://{CENTRAL}:8000/en/#sites"]


# Lists -------------------------------------------------------------------------------------------------------------


def titles(page: BeautifulSoup) -> list[str]:
    return [text(link) for link in main_of(page).select("article h2 a, article h3 a")]


def test_the_home_page_opens_with_the_pinned_item() -> None:
    home = full_home()
    NewsPageFactory(title_fa="تازه‌تر", title_en="Newer", ready_en=True)
    assert titles(read(FIRST, "/")) == ["title fa", "تازه‌تر"]
    assert titles(read(FIRST, "/en/")) == ["title en", "Newer"]
    home.opening.unpublish()
    refresh_stale()
    assert titles(read(FIRST, "/")) == ["تازه‌تر"]


def test_the_news_index_turns_its_pages() -> None:
    for number in range(21):
        NewsPageFactory(title_fa=f"خبر {number}")
    first, second = read(FIRST, "/news/"), read(FIRST, "/news/?page=2")
    assert (len(titles(first)), titles(second)) == (20, ["خبر 0"])
    assert [(link["rel"], link["href"]) for link in first.select(".turn a")] == [(["next"], "/news/?page=2")]
    assert [(link["rel"], link["href"]) for link in second.select(".turn a")] == [(["prev"], "/news/")]
    assert titles(read(FIRST, "/news/?page=3")) == []


def test_the_central_home_page_shows_the_news_of_all_live_sites() -> None:
    for code in ("first", "second", "central"):
        NewsPageFactory(site=code, slug="item", title_fa=f"خبر {code}")
    links = {text(link): link["href"] for link in main_of(read(CENTRAL, "/")).select("article h2 a, article h3 a")}
    assert links == {
        "خبر central": f"http://{CENTRAL}:8000/news/item/",
        "خبر second": "http://second.test:8000/news/item/",
        "خبر first": "http://first.test:8000/news/item/",
    }
    record = site("first")
    record.status = "suspended"
    record.save()
    assert "خبر first" not in str(read(CENTRAL, "/"))


def test_a_standard_page_lists_what_is_below_it() -> None:
    parent = StandardPageFactory(slug="plans")
    for number, ready in ((1, True), (2, False)):
        StandardPageFactory(
            parent=parent, slug=f"p{number}", title_fa=f"برنامه {number}", title_en=f"Plan {number}", ready_en=ready
        )
    StandardPageFactory(slug="plans-2")
    links = [(text(link), link["href"]) for link in main_of(read(FIRST, "/en/plans/")).select(".lines a")]
    assert links == [("Plan 1", "/en/plans/p1/"), ("برنامه 2", "/en/plans/p2/")]


def test_lists_of_a_language_hold_what_is_ready_in_it() -> None:
    NewsPageFactory(title_fa="فارسی")
    NewsPageFactory(title_fa="هر دو", title_en="Both", ready_en=True)
    assert titles(read(FIRST, "/news/")) == ["هر دو", "فارسی"]
    assert titles(read(FIRST, "/en/news/")) == ["Both"]


def test_a_post_without_a_holder_is_vacant() -> None:
    PostPageFactory(slug="post", title_fa="سمت", title_en="Post", ready_en=True)
    assert "This post is vacant." in text(main_of(read(FIRST, "/en/people/post/")))
