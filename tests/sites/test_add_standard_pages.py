"""After an upgrade existing sites get the standard pages that they lack, and nothing else changes."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from cms.galleries.models import GalleryIndexPage
from cms.home.models import HomePage
from cms.pages.models import BasePage
from cms.release.log import audit
from cms.release.refreshing import refresh_stale
from cms.units.models import UnitIntroductionPage
from sites.add_standard_pages import complete_sites
from tests.factories import StandardPageFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.serving.visitor import heading, read, text
from tests.sites.everything import difference, rows

pytestmark = pytest.mark.django_db

SLUGS = ["about", "duties", "people", "news", "galleries", "contact"]


def children(code: str) -> list[str]:
    return [page.slug for page in BasePage.objects.child_of(site(code).root_page).order_by("path")]


def lose(code: str, *slugs: str) -> None:
    """As on a site that an earlier version made."""
    for page in BasePage.objects.filter(site__code=code, slug__in=slugs):
        page.specific.delete()
    refresh_stale()


def menu(host: str) -> list[str]:
    return [text(link) for link in read(host, "/").select(".menu a")]


def test_a_site_gets_what_it_lacks_in_its_place_and_citizens_read_it() -> None:
    expected = menu(FIRST)
    lose("first", "galleries")
    lose("central", "about", "contact")
    assert complete_sites() == {"central": ["about", "contact"], "first": ["galleries"]}
    assert [children(code) for code in ("central", "first", "second")] == [SLUGS] * 3
    assert menu(FIRST) == menu(CENTRAL) == expected
    assert heading(read(FIRST, "/galleries/")) == GalleryIndexPage.objects.get(site__code="first").title_fa
    added = GalleryIndexPage.objects.get(site__code="first")
    assert (added.live, added.show_in_menus, added.title_en) == (True, True, "Galleries")
    assert audit() == []


def test_a_second_time_changes_nothing() -> None:
    lose("first", "galleries")
    complete_sites()
    before = rows()
    assert complete_sites() == {}
    assert difference(before, rows()) == {}


def test_what_editors_made_of_a_page_stays() -> None:
    page = GalleryIndexPage.objects.get(site__code="first")
    page.slug, page.title_fa = "pictures", "نگارخانه"
    page.save_revision().publish()
    GalleryIndexPage.objects.get(site__code="second").unpublish()
    introduction = UnitIntroductionPage.objects.get(site__code="first")
    introduction.move(BasePage.objects.get(site__code="first", slug="contact"), pos="right")
    order = children("first")
    before = rows()
    assert complete_sites() == {}
    assert difference(before, rows()) == {}
    assert (children("first"), heading(read(FIRST, "/pictures/"))) == (order, "نگارخانه")


def test_an_address_that_is_taken_gets_a_number() -> None:
    lose("first", "galleries")
    StandardPageFactory(slug="galleries", title_fa="عکس‌ها")
    assert complete_sites() == {"first": ["galleries-2"]}
    assert children("first") == ["about", "duties", "people", "news", "galleries-2", "contact", "galleries"]
    assert heading(read(FIRST, "/galleries/")) == "عکس‌ها"


def test_an_archived_site_stays_as_it_was_left() -> None:
    lose("first", "galleries")
    record = site("first")
    record.status = "archived"
    record.save()
    assert complete_sites() == {}
    record.status = "preparing"
    record.save()
    assert complete_sites() == {"first": ["galleries"]}


def test_a_record_without_pages_is_passed_over() -> None:
    record = site("second")
    record.root_page = None
    record.save()
    assert complete_sites() == {}
    assert HomePage.objects.count() == 3


def test_the_tree_is_in_order() -> None:
    lose("first", "about", "galleries")
    complete_sites()
    assert BasePage.find_problems() == ([], [], [], [], [])


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    lose("first", "people", "galleries")
    call_command("add_standard_pages")
    call_command("add_standard_pages")
    assert capsys.readouterr().out.splitlines() == ["first: people, galleries", "every site has its standard pages"]
