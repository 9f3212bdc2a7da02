"""Every state-changing request of the admin, by a site's manager with another site's belongings: nothing changes."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cms.accounts.models import User
from cms.media.models import SiteDocument, SiteImage
from cms.news.models import NewsPage
from cms.tenancy.models import SiteRole
from tests.access.every_post import fingerprint, posts, undone
from tests.access.every_view import Belongings, View, belongings, views
from tests.access.test_every_view import around
from tests.factories import UserFactory
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db

OWN, OTHER, CENTRE = "zzown", "zzother", "zzcentre"
# What a manager changes with the own site's belongings: the same requests are not refused because they make no sense.
CHANGING = {
    "editing_add_documents",
    "editing_add_images",
    "importing_discard",
    "media_change_picture",
    "media_upload_picture",
    "network_person_returns",
    "wagtail_bulk_action",
    "wagtailadmin_api:pages:action",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:lock",
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


# A manager of one site has no choice of a collection in these: what was forged is not read, and the own site gets it.
ADDS_TO_THE_OWN = {
    f"{place}{action}" for place in ("wagtaildocs:", "wagtailimages:") for action in ("add", "add_multiple")
} | {"editing_add_documents", "editing_add_images"}
# Answers that tell and do nothing, whoever's the key is.
SAYS_NOTHING = {"wagtailadmin_editing_sessions:release"}


def unlock_pages() -> None:
    """A lock would refuse more than the borders of sites do."""
    NewsPage.objects.update(locked=False, locked_by=None)


def manager() -> Client:
    client = Client(headers={"host": CENTRAL}, raise_request_exception=False)
    client.force_login(UserFactory(username="visitor", role=("first", "site-manager")))
    return client


def files_of(world: Belongings) -> int:
    collection = world.site.collection_id
    return sum(model.objects.filter(collection=collection).count() for model in (SiteImage, SiteDocument))


def is_refused(answer: Any) -> bool:
    """Sent away, refused, not there, or a form with its errors; a body of data says in words that it did not."""
    if answer.status_code in (302, 400, 403, 404, 405):
        return True
    form = (answer.context or {}).get("form") if answer.status_code == 200 else None
    return form is not None and bool(form.errors)


def test_nothing_of_another_site_changes() -> None:
    worlds = [belongings("second", OTHER), belongings("central", CENTRE)]
    unlock_pages()
    client = manager()
    before = fingerprint()
    found = set()
    for view in filter(takes_post, views()):
        for world in worlds:
            for address, data in posts(view, world):
                with undone(before) as written:
                    answer = client.post(address, data)
                    touched = written.changed()
                    received = files_of(world)
                text = b"".join(answer) if answer.streaming else answer.content
                shown = text.decode(errors="replace").replace(address, "")
                if touched and view.name not in ADDS_TO_THE_OWN:
                    found.add(f"{view.name} {address} changed {touched}")
                if received != 1 + 1:
                    found.add(f"{view.name} {address} left {received} files")
                if world.marker in shown and world.marker not in data.values():
                    found.add(f"{view.name} {address} shows {around(shown, world.marker)}")
                if answer.status_code >= 500 or (
                    view.parameters and view.name not in SAYS_NOTHING and not is_refused(answer)
                ):
                    found.add(f"{view.name} {address} answered {answer.status_code}")
    if found:
        pytest.fail("\n".join(sorted(found)), pytrace=False)


def test_the_same_requests_change_what_is_the_own_sites() -> None:
    own = belongings("first", OWN)
    unlock_pages()
    client = manager()
    before = fingerprint()
    effective = set()
    for view in filter(takes_post, views()):
        for address, data in posts(view, own):
            with undone(before) as written:
                client.post(address, data)
                if written.changed():
                    effective.add(view.name)
    assert effective >= CHANGING, sorted(CHANGING - effective)


def rights_of(user: User) -> dict[str, Any]:
    """All that decides what somebody may do."""
    user = User.objects.get(pk=user.pk)
    groups = user.groups.order_by("pk")
    return {
        "user": (user.is_superuser, user.is_active, [group.name for group in groups]),
        "own": sorted(user.user_permissions.values_list("codename", flat=True)),
        "models": sorted(Permission.objects.filter(group__in=groups).values_list("group", "codename")),
        "pages": sorted(
            GroupPagePermission.objects.filter(group__in=groups).values_list("group", "page", "permission")
        ),
        "files": sorted(
            GroupCollectionPermission.objects.filter(group__in=groups).values_list("group", "collection", "permission")
        ),
        "roles": sorted(SiteRole.objects.filter(group__in=groups).values_list("site", "role", "group")),
    }


@pytest.mark.parametrize("role", ["contributor", "editor", "site-manager"])
def test_nobody_gains_a_right_by_any_form(role: str) -> None:
    worlds = [belongings("first", OWN)]
    if role == "site-manager" or os.environ.get("CRAWL_AS") == "everybody":
        worlds.append(belongings("second", OTHER))
    user = UserFactory(username="visitor", role=("first", role))
    client = Client(headers={"host": CENTRAL}, raise_request_exception=False)
    client.force_login(user)
    before = rights_of(user)
    gained = set()
    for view in filter(takes_post, views()):
        for world in worlds:
            for address, data in posts(view, world):
                # As if the forms were one's own: with the key of the visitor for everything that names a user.
                with undone() as written:
                    client.post(address, {**data, "user": user.pk})
                    if written.is_written and rights_of(user) != before:
                        gained.add(f"{view.name} {address}")
    own = views_of_the_own_user(user)
    for address in own:
        with undone() as written:
            client.post(address, {"is_superuser": "on", "groups": [1, 2, 3], "role": 1, "user": user.pk})
            if written.is_written and rights_of(user) != before:
                gained.add(address)
    assert gained == set()


def views_of_the_own_user(user: User) -> list[str]:
    names = ("wagtailusers_users:edit", "wagtailusers_users:copy")
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"]) + f"?id={user.pk}"
    groups = [reverse("wagtailusers_groups:edit", args=[group.pk]) for group in user.groups.all()]
    return [*(reverse(name, args=[user.pk]) for name in names), reverse("wagtailadmin_account"), bulk, *groups]
