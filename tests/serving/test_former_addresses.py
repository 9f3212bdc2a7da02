"""Where pages used to be, their short addresses, and what stands where something is gone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from cms.news.models import NewsIndexPage, NewsPage
from cms.release.due import publish_and_expire_due
from cms.release.models import ReleasedDocument, ShortAddress
from cms.standard.models import StandardPage
from tests.factories import NewsPageFactory, StandardPageFactory
from tests.factories.world import FIRST, SECOND, site
from tests.serving.visitor import ask, heading, main_of, read, text, where

pytestmark = pytest.mark.django_db


def rename(page: NewsPage | StandardPage, slug: str) -> None:
    fresh = type(page).objects.get(pk=page.pk)
    fresh.slug = slug
    fresh.save_revision().publish()


def move_to_second(page: NewsPage) -> None:
    NewsPage.objects.get(pk=page.pk).move(NewsIndexPage.objects.get(site__code="second"), pos="last-child")


def number_of(page: NewsPage | StandardPage, code: str = "first") -> int:
    return ShortAddress.objects.get(site__code=code, uid=page.uid).number


# Former paths ------------------------------------------------------------------------------------------------------


def test_a_renamed_page_is_found_at_every_former_path() -> None:
    page = StandardPageFactory(slug="one", title_fa="صفحه")
    rename(page, "two")
    rename(page, "three")
    assert [where(ask(FIRST, path)) for path in ("/one/", "/two/", "/one", "/two?a=1")] == [
        (301, "/three/"),
        (301, "/three/"),
        (301, "/three/"),
        (301, "/three/?a=1"),
    ]
    assert where(ask(FIRST, "/en/one/")) == (301, "/en/three/")
    assert heading(read(FIRST, "/three/")) == "صفحه"


def test_the_pages_below_a_renamed_one_are_found() -> None:
    parent = StandardPageFactory(slug="one")
    StandardPageFactory(parent=parent, slug="below")
    rename(parent, "two")
    assert where(ask(FIRST, "/one/below/")) == (301, "/two/below/")


def test_another_spelling_of_a_former_path_is_found() -> None:
    page = StandardPageFactory(slug="کاخ")
    rename(page, "باغ")
    assert where(ask(FIRST, "/كاخ/")) == (301, "/باغ/")


def test_a_page_that_returns_to_its_former_path_is_there() -> None:
    page = StandardPageFactory(slug="one", title_fa="صفحه")
    rename(page, "two")
    rename(page, "one")
    assert heading(read(FIRST, "/one/")) == "صفحه"
    assert where(ask(FIRST, "/two/")) == (301, "/one/")


def test_a_new_page_at_a_former_path_is_there() -> None:
    page = StandardPageFactory(slug="one")
    rename(page, "two")
    StandardPageFactory(slug="one", title_fa="تازه")
    assert heading(read(FIRST, "/one/")) == "تازه"


def test_a_page_that_moved_to_another_site_is_found_there() -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر")
    move_to_second(page)
    target = "http://second.test:8000/news/item/"
    assert where(ask(FIRST, "/news/item/")) == (301, target)
    assert where(ask(FIRST, "/en/news/item/")) == (301, "http://second.test:8000/en/news/item/")
    assert heading(read(SECOND, "/news/item/")) == "خبر"


def test_a_page_that_came_back_is_there() -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر")
    move_to_second(page)
    NewsPage.objects.get(pk=page.pk).move(NewsIndexPage.objects.get(site__code="first"), pos="last-child")
    assert heading(read(FIRST, "/news/item/")) == "خبر"
    assert where(ask(SECOND, "/news/item/")) == (301, "http://first.test:8000/news/item/")


def test_a_former_path_belongs_to_its_site() -> None:
    page = StandardPageFactory(slug="one")
    rename(page, "two")
    assert ask(SECOND, "/one/").status_code == 404


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_a_page_that_moved_to_a_site_that_is_not_live_is_nowhere(status: str) -> None:
    page = NewsPageFactory(slug="item")
    record = site("second")
    record.status = status
    record.save()
    move_to_second(page)
    assert [ask(FIRST, path).status_code for path in ("/news/item/", f"/n/{number_of(page)}")] == [404, 410]


# Short addresses ---------------------------------------------------------------------------------------------------


def test_a_short_address_leads_to_its_page() -> None:
    page = NewsPageFactory(slug="item")
    number = number_of(page)
    assert where(ask(FIRST, f"/n/{number}")) == (302, "/news/item/")
    assert where(ask(FIRST, f"/n/{number}/?a=1")) == (302, "/news/item/?a=1")
    assert where(ask(FIRST, f"/en/n/{number}")) == (302, "/en/news/item/")
    assert where(ask(FIRST, f"/n/0{number}")) == (302, "/news/item/")


def test_the_page_names_its_short_address() -> None:
    page = NewsPageFactory(slug="item")
    share = read(FIRST, "/news/item/").select_one(".share a")
    assert share["href"] == f"http://first.test:8000/n/{number_of(page)}"


def test_a_short_address_follows_renaming_and_moving() -> None:
    page = NewsPageFactory(slug="item")
    number = number_of(page)
    rename(page, "other")
    assert where(ask(FIRST, f"/n/{number}")) == (302, "/news/other/")
    move_to_second(page)
    assert where(ask(FIRST, f"/n/{number}")) == (302, "http://second.test:8000/news/other/")


def test_numbers_are_each_sites_own() -> None:
    first, second = NewsPageFactory(slug="item"), NewsPageFactory(site="second", slug="item")
    # Both sites came with the same seven pages.
    assert (number_of(first), number_of(second, "second")) == (8, 8)
    assert where(ask(SECOND, "/n/8")) == (302, "/news/item/")
    assert ask(FIRST, "/n/9").status_code == 404


def test_a_short_address_of_a_withdrawn_page_says_that_it_is_gone() -> None:
    page = NewsPageFactory()
    number = number_of(page)
    page.unpublish()
    assert (ask(FIRST, f"/n/{number}").status_code, ask(FIRST, f"/en/n/{number}").status_code) == (410, 410)
    NewsPage.objects.get(pk=page.pk).delete()
    assert ask(FIRST, f"/n/{number}").status_code == 410
    NewsPageFactory()
    assert ask(FIRST, f"/n/{number}").status_code == 410


# Addresses across sites --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/s/second/", "http://second.test:8000/"),
        ("/s/second/news/خبر/?a=1", "http://second.test:8000/news/خبر/?a=1"),
        ("/en/s/second/news/", "http://second.test:8000/en/news/"),
        ("/s/first/news/", "http://first.test:8000/news/"),
        ("/s/second//evil.example/", "http://second.test:8000//evil.example/"),
    ],
)
def test_a_sites_code_leads_to_its_host(path: str, target: str) -> None:
    assert where(ask(FIRST, path)) == (302, target)


def test_a_code_keeps_what_has_a_meaning_in_a_path() -> None:
    assert ask(FIRST, "/s/second/a%3Fb%25/").headers["Location"] == "http://second.test:8000/a%3Fb%25/"


# Gone --------------------------------------------------------------------------------------------------------------


def test_withdrawn_expired_and_deleted_pages_are_gone() -> None:
    pages = [StandardPageFactory(slug=slug) for slug in ("withdrawn", "expired", "deleted")]
    pages[0].unpublish()
    StandardPage.objects.filter(pk=pages[1].pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_and_expire_due()
    StandardPage.objects.get(pk=pages[2].pk).delete()
    for slug in ("withdrawn", "expired", "deleted"):
        for path in (f"/{slug}/", f"/{slug}", f"/en/{slug}/"):
            assert (path, ask(FIRST, path).status_code) == (path, 410)
        assert ask(SECOND, f"/{slug}/").status_code == 404


def test_a_page_that_is_gone_says_since_when_and_where_to_go() -> None:
    page = StandardPageFactory(slug="page")
    page.unpublish()
    moment = datetime(2025, 3, 21, 10, tzinfo=timezone.get_current_timezone())
    ReleasedDocument.objects.filter(uid=page.uid).update(updated_at=moment)
    gone = main_of(read(FIRST, "/page/", 410))
    assert "۱ فروردین ۱۴۰۴" in text(gone)
    assert [link["href"] for link in gone.find_all("a")] == [
        "/",
        "/about/",
        "/duties/",
        "/people/",
        "/news/",
        "/galleries/",
        "/contact/",
    ]


def test_a_draft_that_was_never_released_is_unknown() -> None:
    StandardPageFactory(slug="draft", publish=False)
    assert ask(FIRST, "/draft/").status_code == 404


def test_a_page_that_is_published_again_is_back() -> None:
    page = StandardPageFactory(slug="page", title_fa="صفحه")
    page.unpublish()
    StandardPage.objects.get(pk=page.pk).save_revision().publish()
    assert heading(read(FIRST, "/page/")) == "صفحه"


@pytest.mark.parametrize("times", [1, 3])
def test_a_page_at_the_path_of_a_deleted_one_is_there(times: int) -> None:
    for _time in range(times):
        page = StandardPageFactory(slug="page")
        StandardPage.objects.get(pk=page.pk).delete()
    StandardPageFactory(slug="page", title_fa="تازه", title_en="New", ready_en=True)
    # Whatever order the rows stand in: the old marks are written once more.
    ReleasedDocument.objects.filter(path="/page/", reason="deleted").update(title="")
    assert [heading(read(FIRST, path)) for path in ("/page/", "/en/page/")] == ["تازه", "New"]
    below = StandardPageFactory(parent=StandardPage.objects.get(slug="page"), slug="below", title_fa="زیر")
    crumbs = [text(item) for item in read(FIRST, "/page/below/").select(".crumbs li")]
    assert crumbs == ["منطقهٔ ۱", "تازه", below.title_fa]


def test_a_former_path_of_a_withdrawn_page_is_gone_too() -> None:
    page = StandardPageFactory(slug="one")
    rename(page, "two")
    StandardPage.objects.get(pk=page.pk).unpublish()
    assert [ask(FIRST, path).status_code for path in ("/one/", "/two/")] == [410, 410]


def test_a_page_that_moved_and_was_withdrawn_is_gone_on_both_sites() -> None:
    page = NewsPageFactory(slug="item")
    move_to_second(page)
    NewsPage.objects.get(pk=page.pk).unpublish()
    assert [ask(host, "/news/item/").status_code for host in (FIRST, SECOND)] == [410, 410]


def test_a_withdrawn_page_is_in_no_menu_list_or_way() -> None:
    page = StandardPageFactory(slug="page", title_fa="برداشته", show_in_menus=True)
    StandardPageFactory(parent=page, slug="below", title_fa="زیر")
    item = NewsPageFactory(title_fa="خبر برداشته")
    item.unpublish()
    StandardPage.objects.get(pk=page.pk).unpublish(user=None)
    for path in ("/", "/news/", "/page/below/"):
        assert "برداشته" not in str(read(FIRST, path))
