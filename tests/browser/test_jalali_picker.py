"""Dates in the Persian admin: typed, chosen by keyboard and by mouse, refused with a reason, published on time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.news.models import NewsPage
from cms.people.models import PostPage
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import field, open_form, sign_in
from tests.browser.world import EDITOR
from tests.factories import NewsPageFactory

MOMENT = datetime(2025, 10, 25, 8, 5, tzinfo=ZoneInfo("Asia/Tehran"))  # 1404/08/03


@pytest.fixture
def item() -> NewsPage:
    return NewsPageFactory(site="d1", title_fa="خبر تاریخ‌دار", date=MOMENT, publish=False)


def form_of(
    network: LiveNetwork, page_at: Callable[..., Page], item: NewsPage, width: int = 1440, **options: str
) -> Page:
    page = page_at(width, 900, **options)
    sign_in(page, network)
    open_form(page, network, f"{item.pk}/edit/")
    return page


def date_of(page: Page) -> Locator:
    return page.locator("#id_date")


def grid(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("grid")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def test_the_field_shows_jalali_and_posts_iso(
    live_network: LiveNetwork, page_at: Callable[..., Page], item: NewsPage
) -> None:
    page = form_of(live_network, page_at, item)
    expect(date_of(page)).to_have_value("۱۴۰۴/۰۸/۰۳ ۸:۰۵")
    expect(field(page, "date")).to_have_attribute("type", "hidden")
    date_of(page).fill("1404-8-4 ۱۰:۳۰")
    date_of(page).press("Tab")
    expect(date_of(page)).to_have_value("۱۴۰۴/۰۸/۰۴ ۱۰:۳۰")
    expect(field(page, "date")).to_have_value("2025-10-26 10:30")


def test_an_impossible_date_is_explained_and_not_lost(
    live_network: LiveNetwork, page_at: Callable[..., Page], item: NewsPage
) -> None:
    # The form saves itself and is refused.
    page = form_of(live_network, page_at, item, may_refuse="/edit/")
    date_of(page).fill("۱۴۰۴/۱۲/۳۰ ۱۰:۳۰")
    date_of(page).press("Tab")
    expect(page.get_by_role("alert").filter(has_text="اسفند")).to_have_text(
        "اسفند ۱۴۰۴ فقط ۲۹ روز دارد؛ روز ۳۰ در آن نیست."
    )
    expect(date_of(page)).to_have_attribute("aria-invalid", "true")
    expect(date_of(page)).to_have_value("۱۴۰۴/۱۲/۳۰ ۱۰:۳۰")
    date_of(page).fill("۱۴۰۳/۱۲/۳۰ ۱۰:۳۰")
    date_of(page).press("Tab")
    expect(field(page, "date")).to_have_value("2025-03-20 10:30")
    assert date_of(page).get_attribute("aria-invalid") is None


def test_the_calendar_by_keyboard(live_network: LiveNetwork, page_at: Callable[..., Page], item: NewsPage) -> None:
    page = form_of(live_network, page_at, item)
    date_of(page).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(grid(page)).to_have_attribute("aria-label", "آبان ۱۴۰۴")
    assert focused(page) == "شنبه ۳ آبان ۱۴۰۴"
    for key, day in [
        ("ArrowLeft", "یکشنبه ۴ آبان ۱۴۰۴"),
        ("ArrowRight", "شنبه ۳ آبان ۱۴۰۴"),
        ("ArrowDown", "شنبه ۱۰ آبان ۱۴۰۴"),
        ("End", "جمعه ۱۶ آبان ۱۴۰۴"),
        ("Home", "شنبه ۱۰ آبان ۱۴۰۴"),
        ("PageDown", "دوشنبه ۱۰ آذر ۱۴۰۴"),
        ("PageUp", "شنبه ۱۰ آبان ۱۴۰۴"),
        ("Shift+PageDown", "یکشنبه ۱۰ آبان ۱۴۰۵"),
    ]:
        page.keyboard.press(key)
        assert focused(page) == day
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(date_of(page)).to_be_focused()
    expect(field(page, "date")).to_have_value("2025-10-25 08:05")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(field(page, "date")).to_have_value("2025-10-26 08:05")
    expect(date_of(page)).to_be_focused()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_calendar_by_hand(
    live_network: LiveNetwork,
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    item: NewsPage,
    width: int,
) -> None:
    page = form_of(live_network, page_at, item, width)
    date_of(page).locator("xpath=..").get_by_role("button", name="تقویم").click()
    calendar = page.get_by_role("dialog")
    box = calendar.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    calendar.get_by_label("سال").fill("۱۴۰۳")
    calendar.get_by_label("سال").press("Tab")
    calendar.get_by_label("ماه", exact=True).select_option(label="اسفند")
    expect(grid(page).get_by_role("gridcell", name="پنجشنبه ۳۰ اسفند ۱۴۰۳")).to_be_visible()
    small = [
        size
        for size in calendar.locator("button, select, input, [tabindex]").evaluate_all(
            "all => all.map(one => [one.getBoundingClientRect().width, one.getBoundingClientRect().height])"
        )
        if min(size) < 43.5
    ]
    assert small == []
    assert [line for line in axe(page) if "jalali" in line] == []
    grid(page).get_by_role("gridcell", name="پنجشنبه ۳۰ اسفند ۱۴۰۳").click()
    expect(field(page, "date")).to_have_value("2025-03-20 08:05")


def test_times_of_publishing_are_jalali_too(
    live_network: LiveNetwork, page_at: Callable[..., Page], item: NewsPage
) -> None:
    page = form_of(live_network, page_at, item)
    expect(page.locator("input[type=hidden][name=go_live_at]")).to_have_count(1)
    expect(page.locator("input[type=hidden][name=expire_at]")).to_have_count(1)


def test_other_languages_keep_the_usual_picker(
    live_network: LiveNetwork, page_at: Callable[..., Page], item: NewsPage
) -> None:
    profile = UserProfile.get_for_user(User.objects.get(username=EDITOR))
    profile.preferred_language = "en"
    profile.save()
    try:
        page = form_of(live_network, page_at, item)
        expect(field(page, "date")).to_have_value("2025-10-25 08:05")
        expect(field(page, "date")).to_have_attribute("type", "text")
    finally:
        profile.preferred_language = "fa"
        profile.save()


def test_the_calendar_of_a_holder_stays_in_sight_on_a_telephone(
    live_network: LiveNetwork, page_at: Callable[..., Page]
) -> None:
    post = PostPage.objects.filter(site__code="d1", holdings__isnull=False).first()
    assert post is not None
    page = page_at(390, 900)
    sign_in(page, live_network)
    open_form(page, live_network, f"{post.pk}/edit/")
    buttons = page.locator("[id^=inline_child_holdings] .jalali-field__button:visible").all()
    boxes = [button.bounding_box() for button in buttons]
    assert len(boxes) >= 2
    assert [box for box in boxes if box is None or box["x"] < 0 or box["x"] + box["width"] > 390] == []
