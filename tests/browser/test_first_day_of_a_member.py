"""From an invitation to a page that citizens read: accepting, a second factor, writing, review; and a steward."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.utils import timezone
from playwright.sync_api import Page, expect

from cms.accounts.models import User
from cms.news.models import NewsIndexPage, NewsPage
from cms.text.digits import to_persian
from cms.text.jalali import to_jalali
from sites.create_site import create_site
from sites.members.invitation_links import token_of
from sites.models import Invitation, Membership
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import field, open_form, press_action, sign_in, wait_for_draft
from tests.browser.world import RICH
from tests.factories import UserFactory
from tests.factories.world import CENTRAL
from tests.sites.members.people import role_of

MANAGER, PASSWORD, INVITED = "first-day-manager", "گذرواژه-نمونه-۱", "first-day@city.example"


@pytest.fixture
def manager(live_network: LiveNetwork) -> Iterator[User]:
    user = UserFactory(username=MANAGER, role=("d1", "site-manager"))
    yield user
    Invitation.objects.all().delete()
    User.objects.filter(email=INVITED).delete()
    user.delete()


def code(secret: str) -> str:
    """What an authenticator shows at this moment."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_invitation_to_the_public_page(
    live_network: LiveNetwork, page_at: Callable[..., Page], manager: User, width: int
) -> None:
    boss, member = page_at(width, 900), page_at(width, 900)
    sign_in(boss, live_network, MANAGER)
    boss.goto(live_network.url(CENTRAL, "/admin/members/invite/"))
    field(boss, "email").fill(INVITED)
    field(boss, "role").select_option(str(role_of("d1", "editor").pk))
    boss.locator(".network-form button[type=submit]").click()
    expect(boss.locator("main")).to_contain_text(INVITED)

    token = token_of(Invitation.objects.get(email=INVITED))
    member.goto(live_network.url(CENTRAL, f"/admin/accounts/invitation/{token}/"))
    name = f"ویراستار {to_persian(str(width))}"
    for key, value in {"first_name": name, "last_name": "نمونه", "password": PASSWORD, "again": PASSWORD}.items():
        field(member, key).fill(value)
    member.locator("main button[type=submit]").click()
    expect(member).to_have_url(live_network.url(CENTRAL, "/admin/"))

    secret = add_second_factor(member, live_network)
    sign_in_with_both(member, live_network, secret)

    open_form(member, live_network, f"add/news/newspage/{NewsIndexPage.objects.get(site__code='d1').pk}/")
    title = f"نخستین خبر من {to_persian(str(width))}"
    field(member, "title_fa").fill(title)
    field(member, "lead_fa").fill("بوستان از فردا باز است.")
    wait_for_draft(member)
    press_action(member, "action-submit")
    expect(member.locator(".messages .success")).to_be_visible()
    item = NewsPage.objects.get(title_fa=title)
    assert item.live is False

    boss.goto(live_network.url(CENTRAL, "/admin/reviews/"))
    boss.get_by_role("link", name=title).click()
    boss.locator("[name=approve]").click()
    expect(boss.locator(".messages .success")).to_be_visible()
    citizen = page_at(width)
    citizen.goto(live_network.url(RICH, f"/news/{item.slug}/"))
    expect(citizen.get_by_role("heading", level=1)).to_have_text(title)


def add_second_factor(page: Page, network: LiveNetwork) -> str:
    """Turn the authenticator on, as whoever has just shown the password; gives its secret."""
    page.goto(network.url(CENTRAL, "/admin/accounts/2fa/totp/activate/"))
    if field(page, "password").count():
        field(page, "password").fill(PASSWORD)
        page.locator("main [type=submit]").first.click()
    secret = page.locator("#authenticator_secret").input_value()
    field(page, "code").fill(code(secret))
    page.locator("form[action$='/totp/activate/'] [type=submit]").click()
    expect(page).to_have_url(re.compile(r"/admin/accounts/2fa/recovery-codes/"))
    return secret


def sign_in_with_both(page: Page, network: LiveNetwork, secret: str) -> None:
    page.context.clear_cookies()
    page.goto(network.url(CENTRAL, "/admin/"))
    field(page, "login").fill(INVITED)
    field(page, "password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(field(page, "code")).to_be_visible()
    # No page of the admin opens by the password alone.
    page.goto(network.url(CENTRAL, "/admin/news/"))
    expect(page).to_have_url(re.compile("/admin/accounts/2fa/authenticate/"))
    field(page, "code").fill(code(secret))
    page.keyboard.press("Enter")
    expect(page).to_have_url(network.url(CENTRAL, "/admin/"))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_site_without_a_publisher_gets_a_steward(
    live_network: LiveNetwork, page_at: Callable[..., Page], axe: Callable[[Page], list[str]], width: int
) -> None:
    made = create_site(f"deserted-{width}.test", kind="organisation", name=f"سازمان بی‌ناشر {to_persian(str(width))}")
    deserted = made.site
    # Whoever was to run it has gone.
    assert made.editor is not None
    User.objects.filter(pk=made.editor.pk).update(is_active=False)
    helper = UserFactory(username=f"steward-{width}", role=("d1", "publisher"))
    UserFactory(username=f"network-{width}", role=("", "network-manager"))
    page = page_at(width, 900)
    sign_in(page, live_network, f"network-{width}")
    assert axe(page) == []
    page.goto(live_network.url(CENTRAL, "/admin/sites/without-publisher/"))
    assert axe(page) == []
    page.locator("tr", has_text=deserted.name).get_by_role("link").click()
    last = timezone.localdate() + timedelta(days=30)
    day = to_jalali(last)
    field(page, "person").fill(helper.username)
    page.locator("#id_ends_on").fill(to_persian(f"{day.year}/{day.month:02}/{day.day:02}"))
    page.keyboard.press("Tab")
    assert axe(page) == []
    page.locator(".network-form button[type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    given = Membership.objects.get(user=helper, is_steward=True)
    assert (given.role.site, given.role.role, given.ends_on) == (deserted, "publisher", last)
