"""A crawler over the admin: every screen that an editor can meet says all it says in Persian."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Collection

from cms.accounts.models import User
from cms.pages.models import BasePage
from cms.release.refreshing import refresh_stale
from sites.members.invite import invite
from tests.browser import rich_site
from tests.browser.rich_site import fill_site
from tests.editing.admin_screens import NOT_SHOWN, patterns, reason_not_to_look, screens
from tests.editing.speech import foreign, said_in, spoken
from tests.factories import DocumentFactory, NewsTagFactory, UserFactory
from tests.factories.world import CENTRAL, site
from tests.sites.members.people import role_of
from themes.base.samples.pieces import words

pytestmark = pytest.mark.django_db

CODE = "first"
# A screen is looked at by the first of them who may see it.
ROLES: dict[str, dict[str, Any] | None] = {
    "publisher": {"role": (CODE, "publisher")},
    "network manager": {"role": ("", "network-manager")},
    "operator": {"is_superuser": True},
    "anonymous": None,
}
# What the world itself brought: user names and codes.
NAMES = frozenset({"user", "central", "first", "second", *ROLES})


@pytest.fixture
def rich_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with every page type, its English and Arabic texts in Persian words too."""
    monkeypatch.setattr(rich_site, "words", lambda _language: words("fa"))
    fill_site(site(CODE))
    DocumentFactory(code=CODE)
    NewsTagFactory(code=CODE)
    UserFactory(role=(CODE, "editor"))
    UserFactory(is_active=False)
    invite("new@city.example", role_of(CODE, "editor"), by=UserFactory(role=(CODE, "site-manager")))
    Collection.get_first_root_node().add_child(name="مجموعهٔ نمونه")
    refresh_stale()


def client_of(role: str) -> Client:
    """Somebody who has just signed in, so that no screen asks for the password again."""
    client = Client(headers={"host": CENTRAL, "accept": "text/html"}, raise_request_exception=False)
    options = ROLES[role]
    if options is not None:
        client.force_login(UserFactory(username=f"کاربر {role}", **options))
        session = client.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        session.save()
    return client


def texts(answer: Any) -> list[str]:
    """What an answer says: a screen, or a part of one in the data of a dialog."""
    if answer.headers["Content-Type"].startswith("application/json"):
        return list(said_in(json.loads(answer.content)))
    return list(spoken(answer.content.decode()))


def test_every_screen_is_persian(rich_world: None) -> None:
    # What provisioning has called its pages in English, and its users.
    titles, users = BasePage.objects.values_list("title_en", flat=True), User.objects.values_list("username", flat=True)
    names = NAMES | frozenset(filter(None, titles)) | frozenset(users)
    wrong: dict[str, set[str]] = {}
    seen: set[str] = set()
    clients = {role: client_of(role) for role in ROLES}
    for name, address in screens(CODE):
        for role, client in clients.items():
            answer = client.get(address)
            assert answer.status_code < 500, address
            if answer.status_code != 200 and name != "404":
                continue
            seen.add(name)
            for text in texts(answer):
                if words := foreign(text, names):
                    wrong.setdefault(f"{text[:160]} → {', '.join(words)}", set()).add(f"{role}: {name}")
            break
    assert [f"{text} ({', '.join(sorted(names)[:3])})" for text, names in wrong.items()] == []
    missed = {name for name in patterns() if not reason_not_to_look(name)} - seen
    assert missed == set(), "visit them, or say in NOT_SHOWN why nobody need look"


def test_no_reason_outlives_its_address() -> None:
    names = list(patterns())
    assert [beginning for beginning in NOT_SHOWN if not any(name.startswith(beginning) for name in names)] == []
