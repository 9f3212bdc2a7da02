"""Every state-changing request of the admin, by a site's manager with another site's belongings: nothing changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.access.every_post import changed, fingerprint, posts
from tests.access.every_view import View, belongings, views
from tests.access.test_every_view import around
from tests.factories import UserFactory
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db

OWN, OTHER, CENTRE = "zzown", "zzother", "zzcentre"
# What a manager changes with the own site's belongings: the same requests are not refused because they make no sense.
CHANGING = {
    "editing_add_images",
    "importing_discard",
    "media_change_picture",
    "media_upload_picture",
    "network_site_hostnames",
    "news_newscategory:add",
    "wagtail_bulk_action",
    "wagtailadmin_api:pages:action",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:lock",
    "wagtailadmin_pages:unlock",
    "wagtailadmin_pages:unpublish",
    "wagtaildocs:add",
    "wagtaildocs:delete",
    "wagtaildocs:edit",
    "wagtailimages:add",
    "wagtailimages:delete",
    "wagtailimages:edit",
    "wagtailsnippets_news_newscategory:add",
    "wagtailsnippets_news_newscategory:copy",
    "wagtailsnippets_news_newscategory:delete",
    "wagtailsnippets_news_newscategory:edit",
    "wagtailsnippets_people_person:add",
    "wagtailsnippets_people_person:copy",
    "wagtailsnippets_people_person:delete",
    "wagtailsnippets_people_person:edit",
}


def takes_post(view: View) -> bool:
    """All but a view that raises by design and those of the visitor's own account, which are nobody's site."""
    own_account = ("account_", "mfa_", "socialaccount_", "openid_", "usersessions_", "wagtailadmin_account")
    return not view.name.startswith((*own_account, "wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_error"))


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def manager() -> Client:
    client = Client(headers={"host": CENTRAL}, raise_request_exception=False)
    client.force_login(UserFactory(username="visitor", role=("first", "site-manager")))
    return client


def is_refused(answer: Any) -> bool:
    """Sent away, refused, not there, or a form with its errors; a body of data says in words that it did not."""
    if answer.status_code in (302, 400, 403, 404, 405):
        return True
    form = (answer.context or {}).get("form") if answer.status_code == 200 else None
    return form is not None and bool(form.errors)


def test_nothing_of_another_site_changes() -> None:
    worlds = [belongings("second", OTHER), belongings("central", CENTRE)]
    client = manager()
    before = fingerprint()
    found = set()
    for view in filter(takes_post, views()):
        for world in worlds:
            for address, data in posts(view, world):
                with undone():
                    answer = client.post(address, data)
                    touched = changed(before, fingerprint())
                text = b"".join(answer) if answer.streaming else answer.content
                shown = text.decode(errors="replace").replace(address, "")
                if touched:
                    found.add(f"{view.name} {address} changed {touched}")
                if world.marker in shown and world.marker not in data.values():
                    found.add(f"{view.name} {address} shows {around(shown, world.marker)}")
                if answer.status_code >= 500 or (view.parameters and not is_refused(answer)):
                    found.add(f"{view.name} {address} answered {answer.status_code}")
    if found:
        pytest.fail("\n".join(sorted(found)), pytrace=False)


def test_the_same_requests_change_what_is_the_own_sites() -> None:
    own = belongings("first", OWN)
    client = manager()
    before = fingerprint()
    effective = set()
    for view in filter(takes_post, views()):
        for address, data in posts(view, own):
            with undone():
                client.post(address, data)
                if changed(before, fingerprint()):
                    effective.add(view.name)
    assert effective >= CHANGING, sorted(CHANGING - effective)
