"""Single sign-on is on by settings, and lets in whom the network knows."""

from __future__ import annotations

from typing import Any

import environ
import pytest
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.cache import SessionStore
from django.test import RequestFactory

from cms.accounts.adapters import SingleSignOnAdapter
from cms.accounts.models import User
from cms.accounts.single_sign_on import single_sign_on_providers
from tests.factories import UserFactory


def test_without_settings_there_is_none() -> None:
    assert single_sign_on_providers(environ.Env()) == {}


def test_settings_name_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "ISSUER": "https://sso.city.example",
        "CLIENT_ID": "payvand",
        "SECRET": "s",
        "NAME": "شهر",
    }.items():
        monkeypatch.setenv(f"OIDC_{name}", value)
    (service,) = single_sign_on_providers(environ.Env())["openid_connect"]["APPS"]
    assert (service["provider_id"], service["name"], service["client_id"]) == ("organisation", "شهر", "payvand")
    assert service["settings"] == {"server_url": "https://sso.city.example"}


def arrive(address: str, verified: bool) -> tuple[SocialLogin, Any]:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.session = SessionStore()
    request._messages = FallbackStorage(request)
    login = SocialLogin(
        user=User(username="new"),
        account=SocialAccount(provider="organisation", uid="17"),
        email_addresses=[EmailAddress(email=address, verified=verified)],
    )
    return login, request


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "verified"), [("nobody@city.example", True), ("editor@city.example", False)])
def test_strangers_and_unproven_addresses_are_sent_back(address: str, verified: bool) -> None:
    UserFactory(email="editor@city.example")
    login, request = arrive(address, verified)
    with pytest.raises(ImmediateHttpResponse) as stopped:
        SingleSignOnAdapter().pre_social_login(request, login)
    assert stopped.value.response.headers["Location"] == "/admin/accounts/login/"
    assert len(list(get_messages(request))) == 1
    assert SocialAccount.objects.count() == 0


@pytest.mark.django_db
def test_a_proven_address_of_a_user_is_that_user(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ISSUER", "CLIENT_ID", "SECRET"):
        monkeypatch.setenv(f"OIDC_{name}", "https://sso.city.example")
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on_providers(environ.Env())
    user = UserFactory(email="editor@city.example")
    login, request = arrive("editor@city.example", True)
    SingleSignOnAdapter().pre_social_login(request, login)
    assert SocialAccount.objects.get().user == user
