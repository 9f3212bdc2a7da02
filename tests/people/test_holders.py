"""Who holds a post: now, before, later, acting, nobody; and the turn of a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.people.models import Holding, Person, PostPage
from cms.people.tasks import show_holders_of_today
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale, waiting
from cms.units.models import UnitIntroductionPage
from tests.factories import PersonFactory, PostPageFactory
from tests.factories.world import FIRST
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def day(offset: int | None) -> date | None:
    return None if offset is None else timezone.localdate() + timedelta(days=offset)


def post_held_by(*holdings: tuple[str, int | None, int | None, bool], **values: Any) -> PostPage:
    """A released post; each holding is (name, first day, last day, acting), days counted from today."""
    page = PostPageFactory(slug="post", title_fa="سمت", publish=False, **values)
    for name, since, until, is_acting in holdings:
        page.holdings.create(
            person=PersonFactory(name_fa=name), since=day(since), until=day(until), is_acting=is_acting
        )
    page.save_revision().publish()
    return PostPage.objects.get(pk=page.pk)


def body(page: PostPage) -> dict[str, Any]:
    return ReleasedDocument.objects.get(uid=page.uid, locale="fa").body


def holders(page: PostPage) -> list[tuple[str, bool, bool]]:
    return [(holder["name"], holder["is_current"], holder["is_acting"]) for holder in body(page)["holders"]]


def in_directory() -> str | None:
    """The name that the directory of the unit shows for its only post."""
    index = ReleasedDocument.objects.get(site__code="first", path="/people/")
    holder = index.body["departments"][0]["posts"][0]["holder"]
    return holder and holder["name"]


@pytest.mark.parametrize(
    ("since", "until", "is_current"),
    [
        (None, None, True),
        (-10, None, True),
        (None, 10, True),
        (0, None, True),
        (None, 0, True),
        (0, 0, True),
        (1, None, False),
        (None, -1, False),
        (-10, -1, False),
        (1, 10, False),
    ],
)
def test_the_first_and_the_last_day_count(since: int | None, until: int | None, is_current: bool) -> None:
    page = post_held_by(("مدیر نمونه", since, until, False))
    refresh_stale()
    assert holders(page) == [("مدیر نمونه", is_current, False)]
    assert in_directory() == ("مدیر نمونه" if is_current else None)


def test_holders_stand_from_the_newest_to_the_oldest() -> None:
    page = post_held_by(
        ("یکم", None, -800, False), ("سوم", -400, None, False), ("آینده", 30, None, False), ("دوم", -799, -401, False)
    )
    assert holders(page) == [
        ("آینده", False, False),
        ("سوم", True, False),
        ("دوم", False, False),
        ("یکم", False, False),
    ]


def test_a_regular_holder_stands_before_one_who_acts() -> None:
    page = post_held_by(("سرپرست", -5, None, True), ("مدیر", -900, None, False))
    refresh_stale()
    assert holders(page) == [("سرپرست", True, True), ("مدیر", True, False)]
    assert in_directory() == "مدیر"


def test_the_page_says_who_acts_and_that_the_post_is_vacant() -> None:
    page = post_held_by(("مدیر پیشین", -900, -6, False), ("سرپرست", -5, None, True), title_en="Post", ready_en=True)
    assert page.uid
    shown = main_of(read(FIRST, "/en/people/post/"))
    head = text(shown.select_one(".portrait"))
    assert ("This post is vacant." in head, "Acting: سرپرست" in head, "مدیر پیشین" in head) == (True, True, False)
    table = [[text(cell) for cell in row.find_all(["th", "td"])] for row in shown.select("tbody tr")]
    assert [row[0] for row in table] == ["سرپرست acting", "مدیر پیشین"]
    assert table[0][2] == "today"


def test_a_vacant_post_is_said_in_the_directory() -> None:
    post_held_by(title_en="Post", ready_en=True)
    refresh_stale()
    assert in_directory() is None
    assert text(main_of(read(FIRST, "/people/")).select_one(".tag")) != ""


def test_a_post_outlives_its_holders() -> None:
    page = post_held_by(("مدیر پیشین", None, None, False))
    holding = page.holdings.get()
    holding.until = day(-1)
    holding.save()
    page.holdings.create(person=PersonFactory(name_fa="مدیر تازه"), since=day(0))
    page.save_revision().publish()
    assert holders(page) == [("مدیر تازه", True, False), ("مدیر پیشین", False, False)]
    assert text(main_of(read(FIRST, "/people/post/")).h1) == "سمت"


# Refusals ----------------------------------------------------------------------------------------------------------


def test_a_holding_ends_after_it_begins() -> None:
    page = post_held_by()
    holding = Holding(post=page, person=PersonFactory(), since=day(0), until=day(-1))
    with pytest.raises(ValidationError) as refusal:
        holding.full_clean()
    assert list(refusal.value.message_dict) == ["until"]
    with pytest.raises(IntegrityError), transaction.atomic():
        holding.save()


def test_a_person_of_another_site_is_refused() -> None:
    page = post_held_by()
    with pytest.raises(ValidationError) as refusal:
        Holding(post=page, person=PersonFactory(code="second")).full_clean()
    assert list(refusal.value.message_dict) == ["person"]
    Holding(post=page, person=PersonFactory()).full_clean()


def test_a_person_who_holds_a_post_is_not_deleted() -> None:
    page = post_held_by(("مدیر نمونه", None, None, False))
    with pytest.raises(IntegrityError), transaction.atomic():
        page.holdings.get().person.delete()
    assert Person.objects.filter(name_fa="مدیر نمونه").count() == 1


# The turn of a day -------------------------------------------------------------------------------------------------


def let_days_pass(days: int) -> None:
    """What is stored looks as it will in some days: everything lies so much further back."""
    for holding in Holding.objects.all():
        earlier = {
            name: value and value - timedelta(days=days)
            for name, value in (("since", holding.since), ("until", holding.until))
        }
        Holding.objects.filter(pk=holding.pk).update(**earlier)


@pytest.mark.parametrize("days", [1, 2, 7])
def test_a_holder_whose_time_begins_is_shown_without_anybody_saving(days: int) -> None:
    page = post_held_by(("پیشین", -900, 0, False), ("تازه", 1, None, False))
    introduction = UnitIntroductionPage.objects.get(site__code="first")
    introduction.head = page
    introduction.save_revision().publish()
    refresh_stale()
    assert (holders(page), in_directory()) == ([("تازه", False, False), ("پیشین", True, False)], "پیشین")
    let_days_pass(days)
    # The post, the directory and the introduction show them.
    assert show_holders_of_today.func() == 3
    assert waiting() == 3
    refresh_stale()
    assert (holders(page), in_directory()) == ([("تازه", True, False), ("پیشین", False, False)], "تازه")
    assert ReleasedDocument.objects.get(uid=introduction.uid).body["head"]["holder"]["name"] == "تازه"


def test_a_day_on_which_nothing_turns_changes_nothing() -> None:
    page = post_held_by(("مدیر نمونه", -30, 30, False))
    refresh_stale()
    before = ReleasedDocument.objects.get(uid=page.uid).revision
    assert show_holders_of_today.func() == 0
    refresh_stale()
    assert ReleasedDocument.objects.get(uid=page.uid).revision == before


def test_a_second_run_on_the_same_day_changes_nothing() -> None:
    page = post_held_by(("مدیر نمونه", 0, None, False))
    refresh_stale()
    before = ReleasedDocument.objects.get(uid=page.uid).revision
    # The post, the directory and the introduction, whose chart shows everybody.
    assert show_holders_of_today.func() == 3
    refresh_stale()
    assert ReleasedDocument.objects.get(uid=page.uid).revision == before
