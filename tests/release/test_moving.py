"""Documents follow renamed and moved pages; old addresses stay known."""

from __future__ import annotations

import pytest

from cms.pages.models import BasePage
from cms.release.log import audit, current
from cms.release.models import FormerPath, ReleasedDocument, ShortAddress
from cms.release.refreshing import refresh_stale
from cms.standard.models import StandardPage
from cms.units.models import ContactPage
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
)
from tests.factories.world import site
from tests.release.outcome import fate, released

pytestmark = pytest.mark.django_db


def test_a_new_slug_moves_the_document_and_its_children_and_leaves_the_old_paths() -> None:
    parent = StandardPageFactory(slug="old")
    child = StandardPageFactory(parent=parent, slug="child")
    parent = StandardPage.objects.get(pk=parent.pk)
    parent.slug = "new"
    parent.save_revision().publish()
    assert (fate(parent.uid)[2], fate(child.uid)[2]) == ("/new/", "/new/child/")
    left = FormerPath.objects.filter(uid__in=[parent.uid, child.uid]).values_list("path", "uid")
    assert set(left) == {("/old/", parent.uid), ("/old/child/", child.uid)}


def test_a_language_that_is_kept_follows_the_new_address_too() -> None:
    page = NewsPageFactory(slug="old", title_en="News", ready_en=True)
    page.slug, page.ready_en = "new", False
    page.save_revision().publish()
    assert fate(page.uid, "en")[2] == "/news/new/"


def test_a_move_on_the_site_moves_the_subtree() -> None:
    parent, other = StandardPageFactory(slug="a"), StandardPageFactory(slug="b")
    child = StandardPageFactory(parent=parent, slug="child")
    StandardPage.objects.get(pk=parent.pk).move(StandardPage.objects.get(pk=other.pk), pos="last-child")
    assert (fate(parent.uid)[2], fate(child.uid)[2]) == ("/b/a/", "/b/a/child/")


def test_a_move_between_sites_withdraws_here_and_releases_there() -> None:
    parent = StandardPageFactory(slug="a", title_en="A", ready_en=True)
    child = StandardPageFactory(parent=parent, slug="child")
    StandardPage.objects.get(pk=parent.pk).move(site("second").root_page, pos="last-child")
    for uid, path in ((parent.uid, "/a/"), (child.uid, "/a/child/")):
        rows = ReleasedDocument.objects.filter(uid=uid, locale="fa").order_by("site__code")
        assert [(row.site.code, row.state, row.reason, row.path) for row in rows] == [
            ("first", "withdrawn", "moved", path),
            ("second", "released", "", path),
        ]
    # The second site publishes English as well.
    assert released(parent.uid) == {"fa": parent.title_fa, "en": "A"}
    refresh_stale()
    assert audit() == []


def test_a_page_that_moves_away_and_back_is_released_again() -> None:
    page = StandardPageFactory(slug="a")
    StandardPage.objects.get(pk=page.pk).move(site("second").root_page, pos="last-child")
    StandardPage.objects.get(pk=page.pk).move(site("first").root_page, pos="last-child")
    rows = (
        ReleasedDocument.objects.filter(uid=page.uid)
        .order_by("site__code")
        .values_list("site__code", "state", "reason")
    )
    assert list(rows) == [("first", "released", ""), ("second", "withdrawn", "moved")]


def test_reordering_siblings_keeps_the_order_of_the_menu() -> None:
    root = site("first").root_page
    order = current(sites=[root.site_id], locale="fa").filter(depth=1).order_by("position")
    assert [row.path for row in order] == ["/about/", "/duties/", "/people/", "/news/", "/galleries/", "/contact/"]
    last = ContactPage.objects.get(site__code="first")
    last.move(BasePage.objects.get(pk=root.pk), pos="first-child")
    assert [row.path for row in order.all()] == [
        "/contact/",
        "/about/",
        "/duties/",
        "/people/",
        "/news/",
        "/galleries/",
    ]


def test_short_addresses_count_per_site_and_stay() -> None:
    first, second = NewsPageFactory(site="first"), NewsPageFactory(site="second")
    numbers = dict(ShortAddress.objects.filter(uid__in=[first.uid, second.uid]).values_list("uid", "number"))
    # Home and six standard pages came before.
    assert numbers == {first.uid: 8, second.uid: 8}
    first.title_fa = "تازه"
    first.save_revision().publish()
    assert ShortAddress.objects.get(uid=first.uid).number == 8
