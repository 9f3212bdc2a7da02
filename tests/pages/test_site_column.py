"""The database keeps a page's site right on every path. One test a path; all sites are looked at each time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from treebeard.mp_tree import MP_MoveHandler

from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from cms.standard.models import StandardPage
from cms.tenancy.models import NetworkSite
from tests.factories import NewsPageFactory, StandardPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db


def code_of(page: BasePage) -> str | None:
    return BasePage.objects.values_list("site__code", flat=True).get(pk=page.pk)


def assert_every_site_is_right() -> None:
    """Each page's site is the one whose root it stands below, reckoned anew in Python."""
    roots = {record.root_page.path: record.code for record in NetworkSite.objects.select_related("root_page")}
    pages = BasePage.objects.filter(depth__gte=2).values_list("path", "site__code")
    assert dict(pages) == {path: roots.get(path[:8]) for path, _code in pages}


@pytest.fixture(autouse=True)
def _sites_stay_right(db: None) -> Iterator[None]:
    yield
    assert_every_site_is_right()


def test_a_new_page_takes_the_site_of_its_root() -> None:
    assert [code_of(NewsPageFactory(site=code)) for code in ("first", "second")] == ["first", "second"]


def test_the_site_given_by_code_is_overruled() -> None:
    page = NewsPage(title_fa="خبر", site=site("second"), live=False)
    NewsIndexPage.objects.get(site__code="first").add_child(instance=page)
    assert code_of(page) == "first"


def test_an_update_of_the_column_is_overruled() -> None:
    page = NewsPageFactory()
    BasePage.objects.filter(pk=page.pk).update(site=site("second"))
    assert code_of(page) == "first"


def test_a_move_takes_the_subtree_along() -> None:
    parent = StandardPageFactory()
    child = StandardPageFactory(parent=parent)
    StandardPage.objects.get(pk=parent.pk).move(site("second").root_page, pos="last-child")
    assert (code_of(parent), code_of(child)) == ("second", "second")


def test_a_recursive_copy_belongs_to_where_it_is() -> None:
    parent = StandardPageFactory()
    StandardPageFactory(parent=parent)
    copy = StandardPage.objects.get(pk=parent.pk).copy(
        recursive=True, to=site("second").root_page, update_attrs={"slug": "copy"}
    )
    assert [code_of(page) for page in (copy, *copy.get_children())] == ["second", "second"]


def test_an_alias_belongs_to_where_it_is() -> None:
    page = StandardPageFactory()
    alias = page.create_alias(parent=site("second").root_page, update_slug="alias")
    page.save_revision().publish()
    assert (code_of(alias), StandardPage.objects.get(pk=alias.pk).uid != page.uid) == ("second", True)


def test_a_draft_saved_before_a_move_and_published_after_it() -> None:
    page = StandardPageFactory()
    page.title_fa = "پیش‌نویس"
    revision = page.save_revision()
    StandardPage.objects.get(pk=page.pk).move(site("second").root_page, pos="last-child")
    revision.refresh_from_db()
    revision.publish()
    assert (code_of(page), StandardPage.objects.get(pk=page.pk).uid) == ("second", page.uid)


def test_a_stale_instance_saved_after_a_move() -> None:
    stale = StandardPageFactory()
    StandardPage.objects.get(pk=stale.pk).move(site("second").root_page, pos="last-child")
    BasePage.objects.filter(pk=stale.pk).update(site_id=stale.site_id)
    assert code_of(stale) == "second"


def test_site_roots_reordered() -> None:
    pages = [NewsPageFactory(site=code) for code in ("first", "second", "central")]
    # The model refuses to move a root; an import or a shell may use treebeard itself.
    root = BasePage.objects.get(pk=site("second").root_page_id)
    MP_MoveHandler(root, BasePage.objects.get(depth=1).get_first_child(), "left").process()
    assert [code_of(page) for page in pages] == ["first", "second", "central"]


def test_a_root_switched_between_records() -> None:
    pages = [NewsPageFactory(site=code) for code in ("first", "second")]
    first, second = site("first"), site("second")
    first_root, second_root = first.root_page_id, second.root_page_id
    records = NetworkSite.objects
    records.filter(pk=first.pk).update(root_page=None)
    assert code_of(pages[0]) is None
    records.filter(pk=second.pk).update(root_page=first_root)
    records.filter(pk=first.pk).update(root_page=second_root)
    assert [code_of(page) for page in pages] == ["second", "first"]


def test_raw_sql_is_overruled() -> None:
    page = NewsPageFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pages_basepage SET site_id = %s WHERE id = %s", [site("second").pk, page.pk])
    assert code_of(page) == "first"


def test_a_site_root_cannot_be_moved_below_another_page() -> None:
    root = site("second").root_page
    with pytest.raises(ValidationError):
        root.move(site("first").root_page, pos="last-child")
    assert BasePage.objects.get(pk=root.pk).depth == 2


def test_no_page_type_can_be_made_beside_the_site_roots() -> None:
    assert BasePage.objects.get(depth=1).specific.creatable_subpage_models() == []


def test_saving_a_record_unchanged_rewrites_no_page() -> None:
    page = NewsPageFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin FROM pages_basepage WHERE id = %s", [page.pk])
        before = cursor.fetchone()
        site("first").save()
        cursor.execute("SELECT xmin FROM pages_basepage WHERE id = %s", [page.pk])
        assert cursor.fetchone() == before
