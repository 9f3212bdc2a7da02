"""Publishing and withdrawing write what readers get."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.news.models import NewsPage
from cms.release.log import current
from cms.release.models import ReleasedDocument
from cms.standard.models import StandardPage
from cms.tenancy.models import NetworkSite
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
)
from tests.release.outcome import document, fate, released

pytestmark = pytest.mark.django_db


def test_unpublish_withdraws() -> None:
    page = NewsPageFactory()
    page.unpublish()
    assert fate(page.uid)[:2] == ("withdrawn", "unpublished")


def test_delete_withdraws_and_erases_the_content() -> None:
    page = NewsPageFactory(title_fa="نام کسی", lead_fa="شرح")
    NewsPage.objects.get(pk=page.pk).delete()
    row = ReleasedDocument.objects.get(uid=page.uid)
    assert (row.state, row.reason, row.title, row.body, row.summary) == ("withdrawn", "deleted", "", {}, {})


def test_deleting_a_parent_withdraws_the_children() -> None:
    parent = StandardPageFactory()
    child = StandardPageFactory(parent=parent)
    StandardPage.objects.get(pk=parent.pk).delete()
    assert (fate(parent.uid)[1], fate(child.uid)[1]) == ("deleted", "deleted")


def test_deleting_by_queryset_withdraws() -> None:
    page = NewsPageFactory()
    NewsPage.objects.filter(pk=page.pk).delete()
    assert fate(page.uid)[:2] == ("withdrawn", "deleted")


def test_unpublishing_a_queryset_withdraws() -> None:
    page = NewsPageFactory()
    NewsPage.objects.filter(pk=page.pk).unpublish()
    assert fate(page.uid)[:2] == ("withdrawn", "unpublished")


def test_wagtails_own_command_for_schedules_withdraws_what_expired() -> None:
    page = NewsPageFactory()
    NewsPage.objects.filter(pk=page.pk).update(expire_at="2020-01-01T00:00:00Z")
    call_command("publish_scheduled")
    assert fate(page.uid)[:2] == ("withdrawn", "expired")


def test_copy_is_a_page_of_its_own() -> None:
    page = NewsPageFactory(title_fa="خبر")
    copy = page.copy(update_attrs={"slug": "copy", "title_fa": "رونوشت"}, keep_live=True, copy_revisions=False)
    copy.save_revision().publish()
    assert copy.uid != page.uid
    assert (released(page.uid), released(copy.uid)) == ({"fa": "خبر"}, {"fa": "رونوشت"})


def test_alias_is_released_and_follows_its_original() -> None:
    page = NewsPageFactory(title_fa="خبر")
    alias = page.create_alias(update_slug="alias")
    page.title_fa = "خبر درست"
    page.save_revision().publish()
    alias = NewsPage.objects.get(pk=alias.pk)
    assert alias.uid != page.uid
    assert released(alias.uid) == {"fa": "خبر درست"}
    page = NewsPage.objects.get(pk=page.pk)
    page.unpublish()
    assert fate(alias.uid)[:2] == ("withdrawn", "unpublished")


def test_publishing_the_same_again_writes_no_change() -> None:
    page = NewsPageFactory()
    before = document(page)
    page.save_revision().publish()
    after = document(page)
    assert (after.revision, after.xid, after.sequence) == (before.revision, before.xid, before.sequence)
    assert after.source_revision != before.source_revision


def test_every_site_is_its_own() -> None:
    NewsPageFactory(site="first")
    assert current(sites=[NetworkSite.objects.get(code="second").pk], types=["news"]).count() == 0


def test_a_backdated_item_counts_as_changed_only_by_a_later_correction() -> None:
    date = timezone.now() - timedelta(days=30)
    page = NewsPageFactory(date=date)
    assert document(page).updated_at == document(page).published_at
    page.title_fa = "درست"
    page.save_revision().publish()
    assert document(page).updated_at - date > timedelta(days=29)
