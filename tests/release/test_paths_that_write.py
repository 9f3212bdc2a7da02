"""One test a path by which a released document is written, moved or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from cms.release.due import publish_and_expire_due
from cms.release.log import audit, current
from cms.release.models import FormerPath, ReleasedDocument, ShortAddress
from cms.release.refreshing import refresh_stale, waiting
from cms.standard.models import StandardPage
from cms.tenancy.models import NetworkSite, SitePhone
from cms.units.models import ContactPage
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    NewsCategoryFactory,
    NewsPageFactory,
    PersonFactory,
    PostPageFactory,
    StandardPageFactory,
    UserFactory,
)
from tests.factories.world import CENTRAL, site
from tests.release.outcome import fate, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    return client


def document(page: BasePage, locale: str = "fa") -> ReleasedDocument:
    return ReleasedDocument.objects.get(uid=page.uid, locale=locale, site_id=page.site_id)


# Publishing and withdrawing ----------------------------------------------------------------------------------------


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


# In the admin ------------------------------------------------------------------------------------------------------


def test_the_admin_unpublishes(admin: Client) -> None:
    page = NewsPageFactory()
    assert admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).status_code == 302
    assert fate(page.uid)[:2] == ("withdrawn", "unpublished")


def test_the_admin_deletes(admin: Client) -> None:
    page = NewsPageFactory()
    assert admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302
    assert fate(page.uid)[:2] == ("withdrawn", "deleted")


def test_the_admin_publishes_in_bulk(admin: Client) -> None:
    pages = [NewsPageFactory(publish=False), NewsPageFactory(publish=False)]
    for page in pages:
        page.save_revision()
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    assert admin.post(f"{url}?{query}&next=/admin/").status_code == 302
    assert [fate(page.uid)[0] for page in pages] == ["released", "released"]


def test_the_admin_moves_between_sites(admin: Client) -> None:
    page = NewsPageFactory()
    target = NewsIndexPage.objects.get(site__code="second")
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    assert admin.post(url).status_code == 302
    rows = (
        ReleasedDocument.objects.filter(uid=page.uid)
        .order_by("site__code")
        .values_list("site__code", "state", "reason")
    )
    assert list(rows) == [("first", "withdrawn", "moved"), ("second", "released", "")]


def test_the_admin_withdraws_a_language(admin: Client) -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True)
    url = reverse("release_withdraw_language", args=[page.pk, "en"])
    assert admin.get(url).status_code == 200
    assert released(page.uid) == {"fa": "خبر", "en": "News"}
    assert admin.post(url).status_code == 302
    assert released(page.uid) == {"fa": "خبر"}


@pytest.fixture
def failing_handler() -> Iterator[None]:
    """Somebody's receiver that raises while a page is being published, after the document was written."""

    def fail(**_: Any) -> None:
        raise RuntimeError("the handler fails")

    page_published.connect(fail)
    yield
    page_published.disconnect(fail)


def assert_nothing_was_published(page: NewsPage) -> None:
    assert NewsPage.objects.get(pk=page.pk).live is False
    assert not ReleasedDocument.objects.filter(uid=page.uid).exists()


@pytest.mark.usefixtures("failing_handler")
def test_a_failing_handler_leaves_neither_page_nor_document() -> None:
    page = NewsPageFactory(publish=False)
    page.save_revision()
    with pytest.raises(RuntimeError):
        page.get_latest_revision().publish()
    assert_nothing_was_published(page)


@pytest.mark.usefixtures("failing_handler")
def test_a_failing_handler_in_the_admin_leaves_neither_page_nor_document(admin: Client) -> None:
    page = NewsPageFactory(publish=False)
    page.save_revision()
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    with pytest.raises(RuntimeError):
        admin.post(f"{url}?id={page.pk}&next=/admin/")
    assert_nothing_was_published(page)


@pytest.mark.usefixtures("failing_handler")
def test_a_failing_handler_of_a_schedule_leaves_neither_and_is_tried_again() -> None:
    page = NewsPageFactory(publish=False)
    revision = page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert publish_and_expire_due() == (0, 0)
    assert_nothing_was_published(page)
    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None


def test_a_failing_handler_leaves_a_withdrawn_page_as_it_was(admin: Client) -> None:
    page = NewsPageFactory()

    def fail(**_: Any) -> None:
        raise RuntimeError("the handler fails")

    page_unpublished.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    finally:
        page_unpublished.disconnect(fail)
    assert NewsPage.objects.get(pk=page.pk).live is True
    assert fate(page.uid)[:2] == ("released", "")


# Addresses ---------------------------------------------------------------------------------------------------------


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
    assert [row.path for row in order] == ["/about/", "/duties/", "/people/", "/news/", "/contact/"]
    last = ContactPage.objects.get(site__code="first")
    last.move(BasePage.objects.get(pk=root.pk), pos="first-child")
    assert [row.path for row in order.all()] == ["/contact/", "/about/", "/duties/", "/people/", "/news/"]


def test_short_addresses_count_per_site_and_stay() -> None:
    first, second = NewsPageFactory(site="first"), NewsPageFactory(site="second")
    numbers = dict(ShortAddress.objects.filter(uid__in=[first.uid, second.uid]).values_list("uid", "number"))
    # Home and five standard pages came before.
    assert numbers == {first.uid: 7, second.uid: 7}
    first.title_fa = "تازه"
    first.save_revision().publish()
    assert ShortAddress.objects.get(uid=first.uid).number == 7


# The site's record -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_a_site_that_is_not_live_withdraws_and_comes_back(status: str) -> None:
    page, other = NewsPageFactory(), NewsPageFactory(site="second")
    gone = NewsPageFactory()
    gone.unpublish()
    record = site("first")
    record.status = status
    record.save()
    assert fate(page.uid)[:2] == ("withdrawn", status)
    assert fate(other.uid)[:2] == ("released", "")
    record.status = "live"
    record.save()
    assert fate(page.uid)[:2] == ("released", "")
    assert fate(gone.uid)[:2] == ("withdrawn", "unpublished")


def test_what_is_published_on_a_suspended_site_waits() -> None:
    record = site("first")
    record.status = "suspended"
    record.save()
    page = NewsPageFactory()
    assert fate(page.uid)[:2] == ("withdrawn", "suspended")
    record.status = "live"
    record.save()
    assert fate(page.uid)[:2] == ("released", "")


def test_a_language_that_the_site_gives_up_is_withdrawn_and_comes_back() -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True)
    record = site("first")
    record.languages = ["ar"]
    record.save()
    assert released(page.uid) == {"fa": "خبر"}
    assert fate(page.uid, "en")[:2] == ("withdrawn", "language-off")
    record.languages = ["ar", "en"]
    record.save()
    assert released(page.uid) == {"fa": "خبر", "en": "News"}


def test_the_contact_page_follows_the_record() -> None:
    record = site("first")
    record.address_fa = "خیابان نمونه"
    record.save()
    contact = ContactPage.objects.get(site=record)
    assert waiting() > 0
    refresh_stale()
    assert waiting() == 0
    assert document(contact).body["contact"]["address"] == "خیابان نمونه"


def test_the_contact_page_follows_a_phone() -> None:
    record = site("first")
    SitePhone.objects.create(site=record, number="000-5550100", extension="12")
    refresh_stale()
    contact = ContactPage.objects.get(site=record)
    assert document(contact).body["contact"]["phones"] == [{"label": "", "number": "000-5550100", "extension": "12"}]


# What a page refers to ---------------------------------------------------------------------------------------------


def test_a_changed_image_reaches_every_page_that_shows_it() -> None:
    image = ImageFactory(alt_fa="باغ")
    pages = [NewsPageFactory(picture=image), NewsPageFactory(site="second", picture=image)]
    unrelated = NewsPageFactory(picture=ImageFactory())
    before = document(unrelated).revision
    image.alt_fa = "باغ کهن"
    image.save()
    assert waiting() == 2
    assert refresh_stale() == 2
    assert [document(page).body["picture"]["alt"] for page in pages] == ["باغ کهن", "باغ کهن"]
    assert document(unrelated).revision == before


def test_a_changed_image_leaves_the_kept_language_in_its_own_text() -> None:
    image = ImageFactory(alt_fa="باغ", alt_en="Garden")
    page = NewsPageFactory(title_en="News", lead_en="Good", ready_en=True, picture=image)
    page.lead_en, page.ready_en = "Half-done", False
    page.save_revision().publish()
    image.alt_en = "Old garden"
    image.save()
    refresh_stale()
    english = document(page, "en")
    assert (english.body["lead"], english.body["picture"]["alt"]) == ("Good", "Old garden")


def test_a_changed_document_reaches_its_pages() -> None:
    file = DocumentFactory(title_fa="گزارش")
    page = StandardPageFactory(body_fa=[("documents", {"title": "", "items": [file]})])
    file.title_fa = "گزارش سالانه"
    file.save()
    refresh_stale()
    items = document(page).body["blocks"][0]["value"]["items"]
    assert [item["title"] for item in items] == ["گزارش سالانه"]


def test_a_changed_person_reaches_post_directory_and_introduction() -> None:
    person = PersonFactory(name_fa="مدیر نمونه")
    post = PostPageFactory(publish=False)
    post.holdings.create(person=person)
    post.save_revision().publish()
    person.name_fa = "مدیر نمونهٔ دیگر"
    person.save()
    refresh_stale()
    assert document(post).body["holders"][0]["name"] == "مدیر نمونهٔ دیگر"
    directory = ReleasedDocument.objects.get(site__code="first", path="/people/")
    assert directory.body["departments"][0]["posts"][0]["holder"]["name"] == "مدیر نمونهٔ دیگر"


def test_a_changed_category_reaches_its_news() -> None:
    category = NewsCategoryFactory(name_fa="شهری")
    page = NewsPageFactory(category=category)
    category.name_fa = "شهر"
    category.save()
    refresh_stale()
    assert document(page).summary["category"] == "شهر"


def test_links_follow_a_moved_page_and_end_when_it_is_withdrawn() -> None:
    target = StandardPageFactory(slug="target")
    html = f'<p><a linktype="page" id="{target.pk}">پیوند</a></p>'
    page = StandardPageFactory(body_fa=[("paragraph", {"text": html})])

    def shown() -> str:
        return document(page).body["blocks"][0]["value"]["html"]

    assert shown() == '<p><a href="/target/">پیوند</a></p>'
    target = StandardPage.objects.get(pk=target.pk)
    target.slug = "aim"
    target.save_revision().publish()
    refresh_stale()
    assert shown() == '<p><a href="/aim/">پیوند</a></p>'
    StandardPage.objects.get(pk=target.pk).unpublish()
    refresh_stale()
    assert shown() == "<p><a>پیوند</a></p>"


def test_a_link_to_another_site_goes_by_its_code() -> None:
    target = StandardPageFactory(site="second", slug="target")
    html = f'<p><a linktype="page" id="{target.pk}">پیوند</a></p>'
    page = StandardPageFactory(body_fa=[("paragraph", {"text": html})])
    assert document(page).body["blocks"][0]["value"]["html"] == '<p><a href="/s/second/target/">پیوند</a></p>'


# Nothing changed ---------------------------------------------------------------------------------------------------


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
