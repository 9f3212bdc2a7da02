"""A role that is gone is gone for those who are signed in too: with their next request, on every surface."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sites.members.change_membership import change_membership
from sites.members.end_membership import end_membership
from sites.members.grant_membership import grant_membership
from tests.factories import ImageFactory, NewsPageFactory, UserFactory
from tests.sites.members.people import actor, client_for, membership_of, role_of

pytestmark = pytest.mark.django_db


def test_whoever_has_no_role_any_more_is_out_with_the_next_request() -> None:
    page, image = NewsPageFactory(site="first"), ImageFactory(code="first")
    user = UserFactory(role=("first", "publisher"))
    client = client_for(user)
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]) + "?mode=fa",
        reverse("wagtailimages:edit", args=[image.pk]),
    ]
    assert [client.get(address).status_code for address in addresses] == [200] * 4
    end_membership(membership_of(user), by=actor("own-site manager"))
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [302] * 4
    assert all(page.title_fa not in answer.content.decode() for answer in answers)
    before = page.latest_revision_id
    assert client.post(addresses[1], {"title_fa": "چیز دیگر", "action-publish": "1"}).status_code == 302
    page.refresh_from_db()
    assert page.latest_revision_id == before


def test_whoever_loses_one_of_two_sites_keeps_the_other_alone() -> None:
    first, second = NewsPageFactory(site="first"), NewsPageFactory(site="second")
    user = UserFactory(role=("first", "editor"))
    membership = membership_of(user)
    second_role = role_of("second", "editor")
    grant_membership(user, second_role, by=actor("network manager"))
    client = client_for(user)

    def opens(page: object) -> bool:
        return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200  # type: ignore[attr-defined]

    assert (opens(first), opens(second)) == (True, True)
    end_membership(membership, by=actor("own-site manager"))
    assert (opens(first), opens(second)) == (False, True)


def test_a_lower_role_counts_at_once() -> None:
    page = NewsPageFactory(site="first")
    user = UserFactory(role=("first", "publisher"))
    client = client_for(user)
    unpublish = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert client.get(unpublish).status_code == 200
    given = membership_of(user)
    editor = role_of("first", "editor")
    change_membership(given, by=actor("own-site manager"), role=editor, starts_on=given.starts_on, ends_on=None)
    assert client.get(unpublish).status_code == 302
    client.post(unpublish)
    page.refresh_from_db()
    assert page.live is True
