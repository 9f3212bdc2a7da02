"""After an upgrade: groups follow what roles may do, documents follow the shapes of bodies."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cms.home.models import HomePage
from cms.news.models import NewsPage
from cms.pages.bodies import PageBody
from cms.release.models import BodyShapes, ReleasedDocument
from cms.release.refreshing import refresh_stale, waiting
from cms.release.shapes import follow_shapes
from cms.tenancy.models import SiteRole
from sites.create_site import create_site
from sites.follow_upgrade import Followed, follow_upgrade
from sites.roles import align_groups
from tests.factories import NewsPageFactory
from tests.factories.world import site
from tests.release.outcome import document
from tests.sites.everything import permissions

pytestmark = pytest.mark.django_db


def by_group() -> dict[str, dict[str, list[str]]]:
    return {group.name: permissions(group) for group in Group.objects.all()}


def group_of(code: str, role: str) -> Group:
    return SiteRole.objects.get(site__code=code, role=role).group


# Groups ------------------------------------------------------------------------------------------------------------


def test_groups_as_provisioning_makes_them_stay_as_they_are() -> None:
    before = by_group()
    assert (align_groups(), by_group()) == (0, before)


def test_a_group_gets_what_is_missing_and_loses_what_is_too_much() -> None:
    before = by_group()
    editors = group_of("first", "editor")
    # As an earlier version made it: permissions on our media models, which nobody asks for.
    editors.collection_permissions.all().delete()
    for codename in ("add_siteimage", "choose_image"):
        GroupCollectionPermission.objects.create(
            group=editors,
            collection=site("first").collection,
            permission=Permission.objects.get(codename=codename, content_type__app_label="media"),
        )
    editors.permissions.clear()
    publish = Permission.objects.get(codename="publish_basepage")
    GroupPagePermission.objects.create(group=editors, page=site("first").root_page, permission=publish)
    # A permission on another site's content is never right.
    strays = group_of("second", "contributor")
    change = Permission.objects.get(codename="change_basepage")
    GroupPagePermission.objects.create(group=strays, page=site("first").root_page, permission=change)

    assert align_groups() == 2
    assert by_group() == before
    assert align_groups() == 0


def test_groups_that_carry_no_role_are_left_alone() -> None:
    own = Group.objects.create(name="photographers")
    change = Permission.objects.get(codename="change_image", content_type__app_label="wagtailimages")
    GroupCollectionPermission.objects.create(group=own, collection=Collection.objects.get(depth=1), permission=change)
    assert align_groups() == 0
    assert permissions(own) == {"models": [], "pages": [], "media": ["همهٔ سایت‌ها: change_image"]}


def test_a_site_without_pages_and_collection_gives_no_permissions_there() -> None:
    record = site("second")
    record.root_page = record.collection = None
    record.save()
    assert align_groups() == 4
    assert permissions(group_of("second", "editor"))["pages"] == []
    assert permissions(group_of("second", "editor"))["media"] == []


def test_more_sites_take_no_more_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    # Roles, permissions, root of the tree and of the files, what is offered, and one for each kind of permission, in a
    # transaction.
    with django_assert_num_queries(10):
        align_groups()
    create_site("third.test", kind="district", name="سوم", number=3)
    with django_assert_num_queries(10):
        align_groups()


# Documents ---------------------------------------------------------------------------------------------------------


class NewBody(PageBody):
    added: str = "تازه"


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the home page's body has one more field."""
    assert follow_shapes() == ReleasedDocument.objects.count()
    refresh_stale()
    DBTaskResult.objects.all().delete()

    def get_body(self: HomePage, context: Any) -> NewBody:
        return NewBody()

    monkeypatch.setattr(HomePage, "body_schema", NewBody)
    monkeypatch.setattr(HomePage, "get_body", get_body)


@pytest.mark.usefixtures("upgraded")
def test_documents_follow_a_new_shape_once() -> None:
    homes = ReleasedDocument.objects.filter(type="home")
    others = list(ReleasedDocument.objects.exclude(type="home").order_by("pk").values("pk", "revision", "xid"))
    count = ReleasedDocument.objects.count()
    assert (follow_shapes(), waiting()) == (count, count)
    assert [task.task_path for task in DBTaskResult.objects.all()] == ["cms.release.tasks.refresh_documents"]
    assert refresh_stale() == 3
    assert [row.body["added"] for row in homes] == ["تازه"] * 3
    # What comes out as it was is no news to anybody.
    assert others == list(ReleasedDocument.objects.exclude(type="home").order_by("pk").values("pk", "revision", "xid"))
    assert (follow_shapes(), waiting(), BodyShapes.objects.count()) == (0, 0, 1)


def test_the_same_shapes_mark_nothing() -> None:
    follow_shapes()
    refresh_stale()
    assert (follow_shapes(), waiting()) == (0, 0)


@pytest.mark.usefixtures("upgraded")
def test_what_nobody_reads_stays_as_it_is() -> None:
    withdrawn, deleted = NewsPageFactory(), NewsPageFactory()
    withdrawn.unpublish()
    gone = deleted.uid
    NewsPage.objects.get(pk=deleted.pk).delete()
    refresh_stale()
    follow_shapes()
    rows = ReleasedDocument.objects.filter(uid__in=[withdrawn.uid, gone])
    assert [row.stale_since for row in rows] == [None, None]


@pytest.mark.usefixtures("upgraded")
def test_a_site_in_preparation_follows_too() -> None:
    record = site("second")
    record.status = "preparing"
    record.save()
    follow_shapes()
    assert document(record.root_page).stale_since is not None


# Both --------------------------------------------------------------------------------------------------------------


def test_the_command_does_both_and_says_what() -> None:
    group_of("first", "editor").permissions.clear()
    count = ReleasedDocument.objects.count()
    said = io.StringIO()
    call_command("follow_upgrade", stdout=said)
    assert said.getvalue() == f"groups with other permissions: 1; documents to be made anew: {count}\n"
    assert follow_upgrade() == Followed(groups=0, documents=0)
