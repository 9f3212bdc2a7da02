"""Leaving: what waits for somebody goes to a successor, and they are out."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Workflow, WorkflowState

from cms.accounts.models import User
from cms.importing.models import PendingImport
from cms.news.models import NewsPage
from sites.members.end_membership import end_membership
from sites.members.follow_dates import follow_dates
from sites.members.grant_membership import grant_membership
from sites.members.hand_over import Belongings, belongings_of
from sites.models import Membership, MembershipEvent
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import site
from tests.sites.members.people import ROLES, actor, client_for, client_of, day, only, role_of, roles_of

pytestmark = pytest.mark.django_db
ONE_OF_EACH = Belongings(drafts=1, reviews=1, locks=1, imports=1)


def draft_of(user: User, code: str = "first") -> NewsPage:
    """A draft that waits for a review, locked by its author, who has an import waiting too."""
    page = NewsPageFactory(site=code, publish=False)
    NewsPage.objects.filter(pk=page.pk).update(owner=user, locked=True, locked_by=user)
    page = NewsPage.objects.get(pk=page.pk)
    page.save_revision(user=user)
    workflow = Workflow.objects.get_or_create(name="review")[0]
    kinds = {"content_type": page.content_type, "base_content_type": page.get_base_content_type()}
    WorkflowState.objects.create(workflow=workflow, object_id=page.pk, requested_by=user, **kinds)
    PendingImport.objects.create(site=site(code), user=user, source_name="x.txt", content=b"x")
    return page


def holders(page: NewsPage) -> set[User | None]:
    """Whoever the draft, its last revision, its lock, its review and its import wait for."""
    page = NewsPage.objects.get(pk=page.pk)
    revision: Any = page.latest_revision
    review = WorkflowState.objects.get(object_id=page.pk)
    waiting = PendingImport.objects.get(site=page.site_id)
    return {page.owner, revision.user, page.locked_by, review.requested_by, waiting.user}


def leave(client: Any, person: User, **data: Any) -> int:
    status: int = client.post(reverse("network_person_leaves", args=[person.pk]), data).status_code
    return status


@pytest.fixture
def leaver() -> User:
    user: User = UserFactory(username="leaver", role=("first", "editor"))
    return user


def test_everything_goes_to_the_named_successor(leaver: User) -> None:
    page, heir = draft_of(leaver), UserFactory(role=("first", "contributor"))
    client = client_of("own-site manager")
    address = reverse("network_person_leaves", args=[leaver.pk])
    assert "<td>1</td><td>1</td><td>1</td><td>1</td>" in client.get(address).content.decode()
    assert belongings_of(leaver) == {site("first").pk: ONE_OF_EACH}
    assert leave(client, leaver, **{f"successor_{site('first').pk}": heir.pk}) == 302
    leaver.refresh_from_db()
    assert (leaver.is_active, roles_of(leaver), holders(page), belongings_of(leaver)) == (False, [], {heir}, {})
    told = MembershipEvent.objects.filter(person=leaver).order_by("pk")
    assert [event.what for event in told] == ["given", "ended", "handed-over", "deactivated"]
    assert told[2].after == {"successor": str(heir), "drafts": 1, "reviews": 1, "locks": 1, "imports": 1}


def test_without_a_name_it_goes_to_the_manager(leaver: User) -> None:
    page = draft_of(leaver)
    first_manager = Membership.objects.get(role=role_of("first", "site-manager")).user
    assert leave(client_of("network manager"), leaver) == 302
    assert holders(page) == {first_manager}


def test_a_published_page_stays_its_author_s(leaver: User) -> None:
    page = NewsPageFactory(site="first")
    NewsPage.objects.filter(pk=page.pk).update(owner=leaver)
    leave(client_of("own-site manager"), leaver)
    assert NewsPage.objects.get(pk=page.pk).owner == leaver


def test_a_successor_from_elsewhere_is_refused(leaver: User) -> None:
    page, outsider = draft_of(leaver), UserFactory(role=("second", "editor"))
    client = client_of("own-site manager")
    for forged in (outsider.pk, leaver.pk, 999_999):
        assert leave(client, leaver, **{f"successor_{site('first').pk}": forged}) == 200
    leaver.refresh_from_db()
    assert (leaver.is_active, roles_of(leaver), holders(page)) == (True, [("first", "editor")], {leaver})


def test_who_deactivates() -> None:
    found = {}
    for role in ROLES:
        person = UserFactory(role=("first", "editor"))
        leave(client_of(role), person)
        person.refresh_from_db()
        found[role] = not person.is_active
    assert found == only("own-site manager", "network manager")


def test_who_finds_the_way_to_it(leaver: User) -> None:
    grant_membership(leaver, role_of("second", "contributor"), by=None)
    address = reverse("network_person_history", args=[leaver.pk])
    way = reverse("network_person_leaves", args=[leaver.pk])
    readers = ("own-site manager", "other-site manager", "overseer", "network manager")
    assert {role: way in client_of(role).get(address).content.decode() for role in readers} == {
        "own-site manager": False,
        "other-site manager": False,
        "overseer": False,
        "network manager": True,
    }


def test_with_roles_elsewhere_only_the_network_deactivates(leaver: User) -> None:
    grant_membership(leaver, role_of("second", "contributor"), by=None)
    assert leave(client_of("own-site manager"), leaver) == 302
    leaver.refresh_from_db()
    assert (leaver.is_active, len(roles_of(leaver))) == (True, 2)
    leave(client_of("network manager"), leaver)
    leaver.refresh_from_db()
    assert (leaver.is_active, roles_of(leaver)) == (False, [])


@pytest.mark.parametrize("who", ["superuser", "network manager", "themselves"])
def test_whom_a_site_manager_does_not_deactivate(who: str) -> None:
    manager = actor("own-site manager")
    person = manager if who == "themselves" else UserFactory(role=("first", "editor"))
    if who == "superuser":
        User.objects.filter(pk=person.pk).update(is_superuser=True)
    if who == "network manager":
        grant_membership(person, role_of("", "network-manager"), by=None)
    leave(client_for(manager), person)
    person.refresh_from_db()
    assert person.is_active


def test_ending_a_role_hands_over_on_that_site_alone(leaver: User) -> None:
    grant_membership(leaver, role_of("second", "editor"), by=None)
    here, there = draft_of(leaver), draft_of(leaver, "second")
    manager = actor("own-site manager")
    membership = Membership.objects.get(user=leaver, role__site__code="first")
    text = client_for(manager).get(reverse("network_membership_end", args=[membership.pk])).content.decode()
    assert (site("first").short_name in text, site("second").short_name in text) == (True, False)
    end_membership(membership, by=manager, successors={site("first").pk: manager})
    assert (holders(here), holders(there)) == ({manager}, {leaver})


def test_somebody_who_keeps_a_role_on_the_site_keeps_the_work(leaver: User) -> None:
    grant_membership(leaver, role_of("first", "publisher"), by=None)
    page = draft_of(leaver)
    end_membership(Membership.objects.get(user=leaver, role__role="publisher"), by=actor("own-site manager"))
    assert holders(page) == {leaver}


def test_a_role_that_its_day_ends_hands_over_too(leaver: User) -> None:
    page = draft_of(leaver)
    Membership.objects.filter(user=leaver).update(starts_on=day(-9), ends_on=day(-1))
    assert follow_dates().ended == 1
    assert holders(page) == {Membership.objects.get(role=role_of("first", "site-manager")).user}


def test_sessions_end(leaver: User) -> None:
    leaver.set_password("گذرواژه-نمونه-۱")
    leaver.save()
    client = client_of("anonymous")
    client.post(reverse("account_login"), {"login": "leaver", "password": "گذرواژه-نمونه-۱"})
    assert (client.get("/admin/").status_code, leaver.usersession_set.count()) == (200, 1)
    leave(client_of("own-site manager"), leaver)
    assert (client.get("/admin/").status_code, leaver.usersession_set.count()) == (302, 0)


def test_counting_takes_the_same_queries_however_much(leaver: User) -> None:
    counts = []
    for code in ("first", "second"):
        draft_of(leaver, code)
        with CaptureQueriesContext(connection) as queries:
            belongings_of(leaver)
        counts.append(len(queries))
    assert counts == [5, 5]
