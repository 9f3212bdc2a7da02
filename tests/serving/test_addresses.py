"""From an address to a page: languages, spellings, slashes, and everything that is no address at all."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.pages.models import RESERVED_SLUGS
from cms.release.log import withdraw_language
from cms.release.models import ReleasedDocument
from cms.standard.models import StandardPage
from tests.factories import NewsPageFactory, StandardPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.visitor import ask, heading, read, text, where

pytestmark = pytest.mark.django_db


def both(**values: object) -> StandardPage:
    """A page that is there in Persian and English."""
    return StandardPageFactory(**{"slug": "page", "title_fa": "صفحه", "title_en": "Page", "ready_en": True, **values})


# Languages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "language", "direction", "title"),
    [("/page/", "fa", "rtl", "صفحه"), ("/en/page/", "en", "ltr", "Page"), ("/ar/page/", "ar", "rtl", "صفحة")],
)
def test_the_address_says_the_language(path: str, language: str, direction: str, title: str) -> None:
    both(title_ar="صفحة", ready_ar=True)
    page = read(FIRST, path)
    assert (page.html["lang"], page.html["dir"], heading(page)) == (language, direction, title)
    assert page.select("main .notice") == []
    assert ask(FIRST, path).headers["Content-Language"] == language


@pytest.mark.parametrize("path", ["/page/", "/", "/news/"])
@pytest.mark.parametrize("accepted", ["en", "ar,en;q=0.5", "*"])
def test_what_the_browser_prefers_changes_nothing(path: str, accepted: str) -> None:
    both()
    plain = ask(FIRST, path)
    asked = ask(
        FIRST,
        path,
        HTTP_ACCEPT_LANGUAGE=accepted,
        HTTP_COOKIE=f"django_language=en; sessionid={'k' * 32}; csrftoken={'t' * 32}",
    )
    assert (asked.status_code, asked.content) == (200, plain.content)
    assert [answer.headers.get("Vary") for answer in (plain, asked)] == [None, None]
    assert "Set-Cookie" not in plain.headers
    assert plain.cookies == {}


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/fa/", "/"),
        ("/fa", "/"),
        ("/fa/page/", "/page/"),
        ("/fa/page/?a=1&b=%D8%A8", "/page/?a=1&b=ب"),
        ("/fa/n/1", "/n/1"),
        ("/fa//page/", "/page/"),
        ("/fa//evil.example/", "/evil.example/"),
        ("/fa/\\evil.example/", "/evil.example/"),
        ("/fa/%3Fa/", "/%3Fa/"),
    ],
)
def test_the_prefix_of_persian_redirects_to_the_bare_path(path: str, target: str) -> None:
    answer = ask(FIRST, path)
    location = answer.headers["Location"]
    assert (answer.status_code, location if "%3F" in target else where(answer)[1]) == (301, target)


@pytest.mark.parametrize(("path", "language", "direction"), [("/en/page/", "en", "ltr"), ("/ar/page/", "ar", "rtl")])
def test_a_language_that_is_not_ready_falls_back_with_a_notice(path: str, language: str, direction: str) -> None:
    StandardPageFactory(slug="page", title_fa="صفحه", title_en="Half-done", title_ar="ناقص")
    page = read(FIRST, path)
    # The frame speaks the language of the address, the text says that it is Persian.
    assert (page.html["lang"], page.html["dir"]) == (language, direction)
    content = page.select_one("main > div[lang]")
    assert (content["lang"], content["dir"], heading(page)) == ("fa", "rtl", "صفحه")
    assert len(page.select("main .notice")) == 1
    assert page.select_one('link[rel="canonical"]')["href"] == "http://first.test:8000/page/"
    assert "Half-done" not in str(page)


def test_the_notice_speaks_the_language_of_the_address() -> None:
    StandardPageFactory(slug="page")
    notice = read(FIRST, "/en/page/").select_one("main .notice")
    assert text(notice) == "This page has not been translated yet. You are reading it in Persian."


def test_a_language_that_was_withdrawn_falls_back() -> None:
    page = both()
    withdraw_language(page, "en")
    assert heading(read(FIRST, "/en/page/")) == "صفحه"


def test_a_language_that_the_site_does_not_publish_redirects_to_persian() -> None:
    both()
    record = site("first")
    record.languages = ["ar"]
    record.save()
    assert where(ask(FIRST, "/en/page/?page=2")) == (302, "/page/?page=2")
    assert where(ask(FIRST, "/en")) == (302, "/")
    assert where(ask(FIRST, "/en/no-such-page/")) == (302, "/no-such-page/")
    # Whatever stands behind the prefix is a path of this host.
    assert where(ask(FIRST, "/en//evil.example/")) == (302, "/evil.example/")
    assert where(ask(FIRST, "/en/\\/evil.example/")) == (302, "/evil.example/")
    assert ask(FIRST, "/en/a%3Fb%23/").headers["Location"] == "/a%3Fb%23/"
    assert [ask(host, "/en/").status_code for host in (SECOND, CENTRAL)] == [200, 200]


def test_the_switch_names_the_languages_in_which_the_page_is_there() -> None:
    both()

    def switch(path: str) -> list[tuple[str, str | None]]:
        page = read(FIRST, path)
        return [(node["lang"], node.get("href")) for node in page.select(".languages li > *")]

    assert switch("/page/") == [("fa", None), ("en", "/en/page/")]
    assert switch("/en/page/") == [("fa", "/page/"), ("en", None)]
    # Where it is not there the reader is told, and the way to the others stays.
    assert switch("/ar/page/") == [("fa", "/page/"), ("en", "/en/page/"), ("ar", None)]


def test_no_answer_varies_on_a_cookie_or_a_language() -> None:
    both()
    for path in ["/", "/en/", "/page/", "/en/page/", "/ar/page/", "/news/", "/no-such-page/", "/n/1", "/page"]:
        assert (path, ask(FIRST, path).headers.get("Vary")) == (path, None)


# Slugs that belong to the program ----------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_first_level_slug_of_the_program_is_not_published(slug: str) -> None:
    page = StandardPageFactory(slug=slug, publish=False)
    with pytest.raises(ValidationError) as refusal:
        page.save_revision().publish()
    assert list(refusal.value.message_dict) == ["slug"]
    assert ReleasedDocument.objects.filter(uid=page.uid).count() == 0


@pytest.mark.parametrize("slug", ["en", "n", "admin", "EN", "Admin"])
def test_renaming_to_a_slug_of_the_program_is_refused(slug: str) -> None:
    page = StandardPageFactory(slug="page")
    page.slug = slug
    with pytest.raises(ValidationError):
        page.save_revision().publish()
    assert StandardPage.objects.get(pk=page.pk).slug == "page"


def test_the_same_slugs_are_free_below_the_first_level() -> None:
    parent = StandardPageFactory(slug="page")
    StandardPageFactory(parent=parent, slug="en", title_fa="انگلیسی")
    assert heading(read(FIRST, "/page/en/")) == "انگلیسی"


@pytest.fixture
def manager() -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "site-manager")))
    return client


def deep(slug: str) -> StandardPage:
    return StandardPageFactory(parent=StandardPageFactory(slug="page"), slug=slug)


@pytest.mark.parametrize(("slug", "is_moved"), [("en", False), ("Admin", False), ("s", False), ("rules", True)])
def test_moving_a_page_to_the_first_level_keeps_to_the_free_names(slug: str, is_moved: bool, manager: Client) -> None:
    page = deep(slug)
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, site("first").root_page_id])
    answer = manager.post(address, follow=True)
    assert answer.status_code == 200
    assert len(list(answer.context["messages"])) == 1
    assert StandardPage.objects.get(pk=page.pk).depth == (3 if is_moved else 4)


@pytest.mark.parametrize(("slug", "is_copied"), [("en", False), ("Admin", False), ("rules", True)])
def test_copying_a_page_to_the_first_level_keeps_to_the_free_names(slug: str, is_copied: bool, manager: Client) -> None:
    page = deep("en")
    data = {"new_title": "رونوشت", "new_slug": slug, "new_parent_page": site("first").root_page_id}
    answer = manager.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)
    assert (answer.status_code, len(list(answer.context["messages"]))) == (200, 1)
    assert StandardPage.objects.filter(depth=3, slug=slug).count() == int(is_copied)


@pytest.mark.parametrize("action", [{"action-publish": "1"}, {}], ids=["published", "draft"])
def test_the_form_refuses_a_slug_of_the_program(action: dict[str, str], manager: Client) -> None:
    bodies = {f"body_{language}": streamfield([]) for language in ("fa", "en", "ar")}
    data = {"title_fa": "صفحه", "slug": "en", **bodies, "comments": inline_formset([]), **action}
    address = reverse("wagtailadmin_pages:add", args=["standard", "standardpage", site("first").root_page_id])
    answer = manager.post(address, nested_form_data(data))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["slug"])
    assert StandardPage.objects.count() == 0
    below = reverse("wagtailadmin_pages:add", args=["standard", "standardpage", StandardPageFactory(slug="page").pk])
    assert manager.post(below, nested_form_data(data)).status_code == 302
    assert StandardPage.objects.get(slug="en").depth == 4


# Spellings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelling",
    [
        "/news/خبر-هاي-کاخ-۱۲/",
        "/news/خبر-های-كاخ-۱۲/",
        "/news/خبر\u200cهای-کاخ-۱۲/",
        "/news/خبر\u200cهای\u200cکاخ\u200c۱۲/",
        "/news/خبر های کاخ ۱۲/",
        "/news/خبر-های-کاخ-12/",
        "/news/خبر-های-کاخ-١٢/",
        "/news/خبر--های-کاخ-۱۲/",
        "/news/خَبَر-های-کـاخ-۱۲/",
        "/NEWS/خبر-های-کاخ-۱۲/",
        "/news/خبر-های-کاخ-12",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_spelling_that_reads_the_same_redirects(spelling: str, prefix: str) -> None:
    NewsPageFactory(slug="خبر-های-کاخ-۱۲", title_fa="کاخ")
    target = f"{prefix}/news/خبر-های-کاخ-۱۲/"
    assert where(ask(FIRST, prefix + spelling)) == (301, target)
    assert heading(read(FIRST, target)) == "کاخ"


def test_the_right_spelling_does_not_redirect_to_another_page() -> None:
    # Two slugs that fold alike: each address is its own page's.
    NewsPageFactory(slug="سال-۱۴۰۴", title_fa="فارسی")
    NewsPageFactory(slug="سال-1404", title_fa="لاتین")
    assert [heading(read(FIRST, f"/news/{slug}/")) for slug in ("سال-۱۴۰۴", "سال-1404")] == ["فارسی", "لاتین"]


def test_a_spelling_of_another_sites_page_leads_nowhere() -> None:
    NewsPageFactory(site="second", slug="کاخ")
    assert [ask(FIRST, path).status_code for path in ("/news/كاخ/", "/news/کاخ/")] == [404, 404]


# Slashes, queries and what is no address ---------------------------------------------------------------------------


def test_a_missing_slash_redirects_with_the_query() -> None:
    assert where(ask(FIRST, "/news?page=2")) == (301, "/news/?page=2")
    assert where(ask(FIRST, "/en/news")) == (301, "/en/news/")
    assert ask(FIRST, "/no-such-page").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "//",
        "//news/",
        "/news//",
        "//evil.example/",
        "/./",
        "/../",
        "/news/../",
        "/%00",
        "/news/%00/",
        "/en/%00/",
        "/%FF%FE/",
        "/%C3%28/",
        "/%ED%A0%80/",
        "/%F4%90%80%80/",
        "/%",
        "/%zz/",
        "/%25/",
        "/%0d%0aSet-Cookie:%20a=b/",
        "/%E2%80%AE/",
        "/%5Cevil.example/",
        "/" + "x" * 60_000,
        "/" + "آ" * 20_000 + "/",
        "/a" * 20_000,
        "/" * 20_000,
        "/" + "a/" * 63,
        "/en/" * 1_000,
        "/index.php",
        "/.env",
        "/EN/",
        "/fr/",
        "/en-us/",
        "/n/",
        "/n/x",
        "/n/-1",
        "/n/0",
        "/n/2147483647",
        "/n/2147483648",
        "/n/9999999999",
        "/n/99999999999999999999",
        "/n/۱",
        "/s/",
        "/s/first",
        "/s/no-such-site/",
        "/s/FIRST/",
        "/documents/",
        "/documents/x/y",
        "/media/",
        "/media/images/",
    ],
    ids=lambda path: path[:20],
)
def test_what_is_no_address_is_not_found(path: str) -> None:
    answer = ask(FIRST, path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Set-Cookie" not in answer.headers


@given(path=st.text(max_size=60).map(lambda path: f"/{path}"), language=st.sampled_from(["", "/en", "/ar", "/fa"]))
@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_path_has_an_answer(db: None, path: str, language: str) -> None:
    path = path.encode("utf-8", "surrogatepass").decode("latin-1")
    answer = ask(FIRST, "/", PATH_INFO=language + path)
    assert answer.status_code in (200, 301, 302, 404, 410)
    assert answer.headers.get("Location", "/x")[:2] != "//"


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=۲", "page=99999999", "page=%00", "page=1&page=2"]
)
def test_any_page_number_has_an_answer(query: str) -> None:
    assert ask(FIRST, f"/news/?{query}").status_code == 200


# Methods -----------------------------------------------------------------------------------------------------------

ADDRESSES = [
    "/",
    "/news/",
    "/en/",
    "/no-such-page/",
    "/n/1",
    "/s/second/",
    "/documents/00000000-0000-0000-0000-000000000000/x",
]
ADDRESSES += ["/media/images/x.webp"]


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])
def test_public_addresses_are_read_only(path: str, method: str) -> None:
    answer = ask(FIRST, path, method)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", [*ADDRESSES, "/news", "/fa/"])
def test_head_answers_as_get_without_a_body(path: str) -> None:
    head, get = ask(FIRST, path, "HEAD"), ask(FIRST, path)
    assert (head.status_code, head.headers, head.content) == (get.status_code, get.headers, b"")
