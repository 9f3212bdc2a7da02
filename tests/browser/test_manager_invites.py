"""A site's manager invites somebody, who sets a password and is in; the manager changes their role and ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from cms.accounts.models import User
from sites.members.invitation_links import token_of
from sites.models import Invitation, Membership
from tests.browser.conftest import LiveNetwork
from tests.browser.editing import sign_in
from tests.factories import UserFactory
from tests.factories.world import CENTRAL
from tests.sites.members.people import role_of, roles_of

MANAGER, PASSWORD = "members-manager", "گذرواژه-نمونه-۱"


@pytest.fixture
def manager(live_network: LiveNetwork) -> Iterator[User]:
    user = UserFactory(username=MANAGER, role=("d1", "site-manager"))
    yield user
    Invitation.objects.all().delete()
    User.objects.filter(email__startswith="invited-").delete()
    user.delete()


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_invitation_to_the_end_of_the_role(
    live_network: LiveNetwork,
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    manager: User,
    width: int,
) -> None:
    email = f"invited-{width}@city.example"
    page = page_at(width)

    def look(path: str = "") -> None:
        if path:
            page.goto(live_network.url(CENTRAL, path))
        # A message fades in.
        page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    sign_in(page, live_network, MANAGER)
    look("/admin/members/")
    page.locator("a[href='/admin/members/invite/']").click()
    look()
    page.locator("[name=email]").fill(email)
    page.locator("[name=role]").select_option(str(role_of("d1", "editor").pk))
    page.locator(".network-form button[type=submit]").click()
    expect(page).to_have_url(live_network.url(CENTRAL, "/admin/members/invitations/"))
    expect(page.locator("main")).to_contain_text(email)
    look()

    invited = page_at(width)
    token = token_of(Invitation.objects.get(email=email))
    invited.goto(live_network.url(CENTRAL, f"/admin/accounts/invitation/{token}/"))
    assert axe(invited) == []
    for name, value in (
        ("first_name", "ویراستار"),
        ("last_name", "نمونه"),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ):
        invited.locator(f"[name={name}]").fill(value)
    invited.locator("main button[type=submit]").click()
    expect(invited).to_have_url(live_network.url(CENTRAL, "/admin/"))
    user = User.objects.get(email=email)
    assert roles_of(user) == [("d1", "editor")]

    membership = Membership.objects.get(user=user)
    look(f"/admin/members/{membership.pk}/change/")
    page.locator("[name=role]").select_option(str(role_of("d1", "publisher").pk))
    page.locator(".network-form button[type=submit]").click()
    expect(page.locator(".messages .success")).to_contain_text(str(user))
    assert roles_of(user) == [("d1", "publisher")]

    look(f"/admin/members/{membership.pk}/end/")
    page.locator(".network-form button[type=submit]").click()
    expect(page.locator(".messages .success")).to_contain_text(str(user))
    assert roles_of(user) == []
    look("/admin/members/history/")
