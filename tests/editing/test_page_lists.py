"""Lists of pages by type: whose, narrowed by what, in how many queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.search.index import insert_or_update_object

from cms.media.renditions import make_renditions
from cms.news.models import NewsIndexPage
from cms.pages.models import BasePage
from tests.editing.clients import ROLES, client_of, client_of_two_sites, work_on
from tests.factories import (
    AudioPageFactory,
    FilmPageFactory,
    ImageFactory,
    NewsCategoryFactory,
    NewsPageFactory,
    PhotoReportPageFactory,
    PostPageFactory,
    StandardPageFactory,
)
from tests.factories.world import site

pytestmark = pytest.mark.django_db

FACTORIES: dict[str, Callable[..., BasePage]] = {
    "news": NewsPageFactory,
    "photo-reports": PhotoReportPageFactory,
    "films": FilmPageFactory,
    "sound-recordings": AudioPageFactory,
    "posts": PostPageFactory,
    "standard-pages": StandardPageFactory,
}
# The sites whose pages each role finds in a list; None: it is sent away.
SIGHT: dict[str, set[str] | None] = {
    "anonymous": None,
    "other-site editor": {"second"},
    "other-site manager": {"second"},
    "own-site contributor": {"first"},
    "own-site editor": {"first"},
    "own-site publisher": {"first"},
    "central editor": {"first", "second"},
    "overseer": None,
    "network manager": {"first", "second"},
}


def listed(client: Client, name: str = "news", **query: str) -> list[str]:
    answer = client.get(reverse(f"{name}:index"), query)
    assert answer.status_code == 200
    return [page.title_fa for page in answer.context["object_list"]]


def indexed(*pages: BasePage) -> None:
    for page in pages:
        insert_or_update_object(page)


# Who sees what -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FACTORIES)
@pytest.mark.parametrize("role", ROLES)
def test_who_sees_whose_pages(name: str, role: str) -> None:
    pages = {code: FACTORIES[name](site=code, title_fa=f"صفحهٔ {code}") for code in ("first", "second")}
    client = client_of(role)
    for view in ("index", "index_results"):
        answer = client.get(reverse(f"{name}:{view}"))
        shown = answer.content.decode()
        found = {code for code, page in pages.items() if page.title_fa in shown}
        assert (answer.status_code, found) == ((302, set()) if SIGHT[role] is None else (200, SIGHT[role]))
    place = client.get(reverse(f"{name}:choose_parent"))
    if role == "anonymous":
        assert place["Location"].startswith("/admin/accounts/login/")
    elif role == "overseer":
        assert list(place.context["places"]) == []
    else:
        shown_places = place.context["places"] if place.status_code == 200 else []
        roots = {code: site(code).root_page for code in ("first", "second")}
        for code, root in roots.items():
            offers = [address for parent, address in shown_places if parent.path.startswith(root.path)]
            goes = place.status_code == 302 and int(place["Location"].split("/")[-2]) in set(
                BasePage.objects.descendant_of(root, inclusive=True).values_list("pk", flat=True)
            )
            assert bool(offers or goes) == (code in (SIGHT[role] or set()))


def test_no_filter_shows_another_sites_pages_or_words() -> None:
    NewsPageFactory(site="second", title_fa="خبر دیگری")
    foreign = NewsCategoryFactory(code="second", name_fa="دستهٔ دیگری")
    client = client_of("own-site editor")
    shown = client.get(reverse("news:index")).content.decode()
    assert ("دستهٔ دیگری" in shown, site("second").short_name in shown) == (False, False)
    assert "خبر دیگری" not in client.get(reverse("news:index"), {"category": foreign.pk}).content.decode()
    assert listed(client, site=str(site("second").pk)) == []


def test_a_user_of_two_sites_sees_both_or_the_one_that_is_worked_on() -> None:
    for code in ("first", "second"):
        NewsPageFactory(site=code, title_fa=code)
    client = client_of_two_sites()
    assert sorted(listed(client)) == ["first", "second"]
    assert listed(client, site=str(site("second").pk)) == ["second"]
    work_on(client, "first")
    answer = client.get(reverse("news:index"))
    assert listed(client) == ["first"]
    assert "site" not in [column.name for column in answer.context["table"].columns.values()]
    assert "site" not in answer.context["filters"].form.fields
    work_on(client, None)
    answer = client.get(reverse("news:index"))
    assert "site" in list(answer.context["table"].columns)
    assert site("first").short_name in answer.content.decode()


# Narrowing ---------------------------------------------------------------------------------------------------------


def in_every_state() -> None:
    soon = timezone.now() + timedelta(days=2)
    NewsPageFactory(title_fa="منتشر")
    changed = NewsPageFactory(title_fa="تازه‌شده")
    changed.title_fa = "تازه‌شده"
    changed.lead_fa = "لید تازه"
    changed.save_revision()
    NewsPageFactory(title_fa="پیش‌نویس", publish=False).save_revision()
    NewsPageFactory(title_fa="زمان‌دار", publish=False, go_live_at=soon).save_revision().publish()
    NewsPageFactory(title_fa="برداشته").unpublish()
    ended = NewsPageFactory(title_fa="پایان‌یافته")
    ended.unpublish(set_expired=True)


STATES = {
    "live": {"منتشر"},
    "changed": {"تازه‌شده"},
    "draft": {"پیش‌نویس"},
    "scheduled": {"زمان‌دار"},
    "withdrawn": {"برداشته", "پایان‌یافته"},
}


def test_each_page_is_in_one_state() -> None:
    in_every_state()
    client = client_of("own-site editor")
    assert {state: set(listed(client, state=state)) for state in STATES} == STATES
    assert len(listed(client)) == 6


def test_kind_category_and_state_together() -> None:
    category = NewsCategoryFactory()
    NewsPageFactory(title_fa="اطلاعیه در دسته", kind="notice", category=category)
    NewsPageFactory(title_fa="اطلاعیه", kind="notice")
    NewsPageFactory(title_fa="گزارش در دسته", kind="report", category=category)
    client = client_of("own-site editor")
    assert sorted(listed(client, kind="notice")) == ["اطلاعیه", "اطلاعیه در دسته"]
    assert sorted(listed(client, category=str(category.pk))) == ["اطلاعیه در دسته", "گزارش در دسته"]
    assert listed(client, kind="notice", category=str(category.pk), state="live") == ["اطلاعیه در دسته"]
    assert listed(client, kind="notice", category=str(category.pk), state="draft") == []


# The last moment of Mehr 1404 and the first one of Aban, in Tehran.
MEHR = datetime.fromisoformat("2025-10-22T23:59:59+03:30")
ABAN = datetime.fromisoformat("2025-10-23T00:00:00+03:30")


def test_months_are_those_of_the_readers_calendar() -> None:
    NewsPageFactory(title_fa="در مهر", date=MEHR)
    NewsPageFactory(title_fa="در آبان", date=ABAN)
    NewsPageFactory(title_fa="در آذر", date=datetime.fromisoformat("2025-12-01T12:00:00+03:30"))
    persian, english = client_of("own-site editor", "fa"), client_of("own-site publisher", "en")

    def months(client: Client) -> list[tuple[str, str]]:
        return list(client.get(reverse("news:index")).context["filters"].form.fields["month"].choices)[1:]

    assert months(persian) == [("1404-09", "آذر ۱۴۰۴"), ("1404-08", "آبان ۱۴۰۴"), ("1404-07", "مهر ۱۴۰۴")]
    assert months(english) == [
        ("2025-12", "December 2025"),
        ("2025-11", "November 2025"),
        ("2025-10", "October 2025"),
    ]
    assert listed(persian, month="1404-07") == ["در مهر"]
    assert listed(persian, month="1404-08") == ["در آبان"]
    assert listed(english, month="2025-10") == ["در آبان", "در مهر"]
    # A month of the other calendar, or none at all, is no choice: nothing is narrowed.
    assert len(listed(persian, month="2025-10")) == len(listed(persian, month="nonsense")) == 3


def test_months_are_those_of_pages_in_view() -> None:
    NewsPageFactory(site="second", date=MEHR)
    fields = client_of("own-site editor").get(reverse("news:index")).context["filters"].form.fields
    assert "month" not in fields


def test_words_are_found_together_with_every_filter() -> None:
    garden = NewsPageFactory(title_fa="گشایش باغ محله", date=ABAN)
    road = NewsPageFactory(title_fa="گشایش گذر محله", date=MEHR, publish=False)
    foreign = NewsPageFactory(title_fa="گشایش پل", site="second", date=ABAN)
    indexed(garden, road, foreign)
    client = client_of("own-site editor", "fa")
    assert sorted(listed(client, q="گشایش")) == ["گشایش باغ محله", "گشایش گذر محله"]
    assert listed(client, q="گشایش", month="1404-08") == ["گشایش باغ محله"]
    assert listed(client, q="گشایش", state="draft", kind="news") == ["گشایش گذر محله"]
    assert listed(client, q="گشایش", ordering="title") == ["گشایش باغ محله", "گشایش گذر محله"]
    assert listed(client, q="گشایش", ordering="-date") == ["گشایش باغ محله", "گشایش گذر محله"]


@pytest.mark.parametrize("name", FACTORIES)
@pytest.mark.parametrize("ordering", ["title", "-latest_revision_created_at", "date", "kind", "nonsense"])
def test_every_list_is_sorted_and_searched(name: str, ordering: str) -> None:
    page = FACTORIES[name](title_fa="باغ")
    indexed(page)
    assert listed(client_of("own-site editor"), name, q="باغ", ordering=ordering, state="live") == ["باغ"]


# What a row shows --------------------------------------------------------------------------------------------------


def test_a_row_shows_kind_date_state_and_leads_back_to_the_list() -> None:
    image = ImageFactory(width=800, height=600)
    make_renditions(image)
    page = NewsPageFactory(title_fa="خبر با تصویر", kind="report", date=ABAN, picture=image)
    shown = client_of("own-site editor", "fa").get(reverse("news:index")).content.decode()
    assert f'href="/admin/pages/{page.pk}/edit/?next=/admin/news/"' in shown
    assert '<time datetime="2025-10-23T00:00:00+03:30">۱ آبان ۱۴۰۴</time>' in shown
    rendition = image.renditions.get(filter_spec="width-320|format-webp")
    assert f'src="{rendition.url}" alt=""' in shown
    assert "گزارش" in shown


def test_a_photo_report_shows_its_first_picture_or_its_cover() -> None:
    first, cover = ImageFactory(width=800, height=600), ImageFactory(width=800, height=600)
    for image in (first, cover):
        make_renditions(image)
    PhotoReportPageFactory(title_fa="بی‌جلد", images=[first])
    PhotoReportPageFactory(title_fa="با جلد", images=[first], cover=cover)
    pages = client_of("own-site editor").get(reverse("photo-reports:index")).context["object_list"]
    thumbnails = {page.title_fa: page.thumbnail for page in pages}
    address = {image: image.renditions.get(filter_spec="width-320|format-webp").url for image in (first, cover)}
    assert thumbnails == {"بی‌جلد": address[first], "با جلد": address[cover]}


def test_an_empty_list_begins_the_first() -> None:
    client = client_of("own-site editor")
    shown = client.get(reverse("news:index")).content.decode()
    assert "There is nothing here yet." in shown
    assert f'<a class="button" href="{reverse("news:choose_parent")}">Write a news item</a>' in shown
    NewsPageFactory()
    shown = client.get(reverse("news:index"), {"state": "draft"}).content.decode()
    assert "Nothing matches. Change the words or the filters." in shown


# Creation ----------------------------------------------------------------------------------------------------------


def test_a_new_item_goes_to_the_index_of_the_one_site_in_view() -> None:
    index = NewsIndexPage.objects.get(site__code="first")
    answer = client_of("own-site contributor").get(reverse("news:choose_parent"))
    assert answer["Location"] == f"/admin/pages/add/news/newspage/{index.pk}/?next=%2Fadmin%2Fnews%2F"


def test_of_several_sites_the_place_is_chosen() -> None:
    client = client_of_two_sites()
    answer = client.get(reverse("news:choose_parent"))
    assert [place.site.code for place, _address in answer.context["places"]] == ["first", "second"]
    assert client.post(reverse("news:choose_parent"), {"parent_page": 1}).status_code == 405
    found = client.get(reverse("news:choose_parent"), {"q": "سازمان نمونه"})
    assert [place.site.code for place, _address in found.context["places"]] == ["second"]


def test_a_published_item_leads_back_to_the_list() -> None:
    """The form knows where it was opened from."""
    page = NewsPageFactory()
    answer = client_of("own-site publisher").get(f"/admin/pages/{page.pk}/edit/?next=/admin/news/")
    assert (answer.status_code, answer.context["next"]) == (200, "/admin/news/")


# Queries -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FACTORIES)
def test_queries_do_not_grow_with_pages_or_sites(name: str) -> None:
    client = client_of_two_sites()
    pictures: dict[str, Any] = {"images": [ImageFactory(width=400)]} if name == "photo-reports" else {}

    def more() -> None:
        for code in ("first", "second"):
            FACTORIES[name](site=code, **pictures)

    def queries() -> int:
        client.get(reverse(f"{name}:index"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(f"{name}:index"))
        return len(captured)

    more()
    work_on(client, "first")
    one_page_of_one_site = queries()
    work_on(client, None)
    one_page_of_two_sites = queries()
    for _number in range(8):
        more()
    assert queries() == one_page_of_two_sites
    work_on(client, "first")
    assert queries() == one_page_of_one_site
    assert (one_page_of_one_site, one_page_of_two_sites) == QUERIES[name]


# Of one site and of two. News have categories, the first two have pictures, two sites make a filter of their own.
QUERIES = dict.fromkeys(FACTORIES, (26, 27)) | {"photo-reports": (27, 28), "news": (28, 29)}
