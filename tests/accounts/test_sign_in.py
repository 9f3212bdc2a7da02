"""Signing in: one door, a lock that says how long, nothing told about addresses, sessions that can be ended."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.text.jalali import format_date, format_datetime
from tests.factories import UserFactory
from tests.factories.world import CENTRAL, FIRST

pytestmark = pytest.mark.django_db
PASSWORD = "گذرواژه-نمونه-۱"
HOME = "/admin/"


@pytest.fixture
def user() -> User:
    user: User = UserFactory(username="editor", email="editor@city.example", role=("first", "editor"))
    user.set_password(PASSWORD)
    user.save()
    return user


def browser(language: str = "fa") -> Client:
    return Client(headers={"host": CENTRAL, "accept-language": language})


def sign_in(client: Client, login: str = "editor", password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": login, "password": password})


def is_in(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


# One door ----------------------------------------------------------------------------------------------------------


def test_name_or_address_and_password(user: User) -> None:
    for login in ("editor", "editor@city.example"):
        client = browser()
        answer = sign_in(client, login)
        assert (answer.status_code, answer.headers["Location"]) == (302, HOME)
        assert is_in(client)


def test_a_wrong_password_keeps_the_name_and_lets_nobody_in(user: User) -> None:
    client = browser()
    answer = sign_in(client, password="چیز دیگر")
    assert answer.status_code == 200
    assert 'value="editor"' in text(answer)
    assert not is_in(client)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/admin/login/?next=/admin/pages/", "/admin/accounts/login/?next=/admin/pages/"),
        ("/admin/password_reset/", "/admin/accounts/password/reset/"),
        ("/admin/password_reset/confirm/MQ/set-password/", "/admin/accounts/password/reset/"),
    ],
)
def test_wagtails_own_doors_lead_to_ours(path: str, target: str) -> None:
    answer = browser().get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, target)


def test_what_wagtails_form_would_send_signs_nobody_in(user: User) -> None:
    client = browser()
    for path in ("/admin/login/", "/_util/login/", "/accounts/login/"):
        client.post(path, {"username": "editor", "password": PASSWORD})
    assert not is_in(client)


def test_signing_out_is_ours_too(user: User) -> None:
    client = browser()
    sign_in(client)
    client.post("/admin/logout/")
    assert not is_in(client)


def test_nobody_signs_up() -> None:
    data = {"username": "stranger", "password1": PASSWORD, "email": "stranger@city.example"}
    browser().post(reverse("account_signup"), data)
    assert not User.objects.filter(username="stranger").exists()


def test_signing_in_is_on_the_admins_host_alone() -> None:
    answer = Client(headers={"host": FIRST}).get("/admin/accounts/login/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"http://{CENTRAL}:8000/admin/accounts/login/")


# The lock ----------------------------------------------------------------------------------------------------------


def test_five_failures_lock_the_name_and_say_for_how_long(user: User) -> None:
    client = browser()
    for _attempt in range(5):
        assert "دقیقه" not in text(sign_in(client, password="چیز دیگر"))
    refused = sign_in(client)
    assert "۵ دقیقهٔ دیگر" in text(refused)
    assert not is_in(client)
    # Of the others nobody is locked.
    other: User = UserFactory(username="other", role=("second", "editor"))
    other.set_password(PASSWORD)
    other.save()
    assert is_in(client) is False
    assert sign_in(client, "other").status_code == 302


def test_the_lock_opens_by_itself(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser()
    for _attempt in range(6):
        sign_in(client, password="چیز دیگر")
    later = time.time() + 301
    monkeypatch.setattr(time, "time", lambda: later)
    assert sign_in(client).status_code == 302


# A forgotten password ----------------------------------------------------------------------------------------------


def test_asking_for_a_link_says_the_same_of_every_address(user: User) -> None:
    answers = {}
    for address in ("editor@city.example", "nobody@city.example"):
        answer = browser().post(reverse("account_reset_password"), {"email": address})
        answers[address] = (answer.status_code, answer.headers["Location"])
    assert len(set(answers.values())) == 1
    assert [message.to for message in mail.outbox] == [["editor@city.example"]]


def test_the_link_sets_a_new_password_once(user: User) -> None:
    client = browser()
    client.post(reverse("account_reset_password"), {"email": "editor@city.example"})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    path = link.split(":8000", 1)[-1].split(CENTRAL, 1)[-1]
    form = client.get(path).headers["Location"]
    chosen = "گذرواژه-تازه-۲۳"
    assert client.post(form, {"password1": chosen, "password2": chosen}).status_code == 302
    assert sign_in(browser(), password=chosen).status_code == 302
    assert sign_in(browser()).status_code == 200
    again = browser().get(path)
    assert again.status_code == 200
    assert "password1" not in text(again)


# Rules of passwords ------------------------------------------------------------------------------------------------


def test_a_weak_password_is_explained(user: User) -> None:
    client = browser()
    sign_in(client)
    data = {"oldpassword": PASSWORD, "password1": "12345678", "password2": "12345678"}
    answer = client.post(reverse("account_change_password"), data)
    assert answer.status_code == 200
    assert "error-message" in text(answer)
    assert sign_in(browser()).status_code == 302


# The second factor -------------------------------------------------------------------------------------------------


def code_of(user: User) -> str:
    secret = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).wrap().instance.data["secret"]
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_a_code_is_asked_after_the_password(user: User) -> None:
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    client = browser()
    assert sign_in(client).headers["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert not is_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(user)}).status_code == 302
    assert is_in(client)


def test_a_recovery_code_works_once(user: User) -> None:
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    outcomes = []
    for _attempt in range(2):
        client = browser()
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        outcomes.append(is_in(client))
    assert outcomes == [True, False]


ROLES = {
    "contributor": ("first", "contributor"),
    "editor": ("first", "editor"),
    "publisher": ("first", "publisher"),
    "site manager": ("first", "site-manager"),
    "central editor": ("", "central-editor"),
    "overseer": ("", "overseer"),
    "network manager": ("", "network-manager"),
}
FREE = {"contributor", "editor"}


def test_publishers_and_above_need_one_where_it_is_required(settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    reached = {}
    for name, role in ROLES.items():
        client = browser()
        client.force_login(UserFactory(role=role))
        answer = client.get(HOME)
        reached[name] = (answer.status_code, answer.headers.get("Location"))
    way = {True: (200, None), False: (302, reverse("mfa_index"))}
    assert reached == {name: way[name in FREE] for name in ROLES}


def test_with_one_they_are_let_in(settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    user = UserFactory(role=("first", "publisher"))
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    client = browser()
    client.force_login(user)
    assert is_in(client)


def test_setting_it_up_is_possible_meanwhile(settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    client = browser()
    client.force_login(UserFactory(role=("first", "publisher")))
    paths = [reverse(name) for name in ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn")]
    answers = [client.get(path) for path in paths]
    # Whoever has been signed in for a while confirms the password first.
    again = reverse("account_reauthenticate")
    assert [answer.status_code == 200 or answer.headers["Location"].startswith(again) for answer in answers] == [
        True
    ] * 3


# Sessions ----------------------------------------------------------------------------------------------------------


def test_every_browser_is_listed_and_the_others_can_be_signed_out(user: User) -> None:
    here, there = browser(), browser()
    for client in (here, there):
        sign_in(client)
    assert text(here.get(reverse("usersessions_list"))).count('<td><bdi dir="ltr">127.0.0.1') == 2
    here.post(reverse("usersessions_list"))
    assert (is_in(here), is_in(there)) == (True, False)


@pytest.mark.parametrize("name", ["account_change_password", "account_email", "mfa_index", "usersessions_list"])
def test_pages_of_ones_own_account_need_signing_in(user: User, name: str) -> None:
    client = browser()
    answer = client.get(reverse(name))
    assert answer.headers["Location"].startswith(reverse("account_login"))
    sign_in(client)
    assert client.get(reverse(name)).status_code == 200
    assert reverse(name) in text(client.get(reverse("wagtailadmin_account")))


def test_sessions_and_keys_say_their_days_in_the_readers_calendar(user: User) -> None:
    client = browser()
    sign_in(client)
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "تلفن"})
    sessions, keys = (text(client.get(reverse(name))) for name in ("usersessions_list", "mfa_list_webauthn"))
    assert f">{format_datetime(user.usersession_set.get().created_at, 'fa')}</time>" in sessions
    assert "<bdi>تلفن</bdi>" in keys
    assert f">{format_date(timezone.localdate(), 'fa')}</time>" in keys
