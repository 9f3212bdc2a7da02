"""Deleting a site for good, and what refuses to do so by the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection, GroupCollectionPermission

from cms.accounts.models import User
from cms.pages.models import BasePage
from cms.release.log import audit
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.tenancy.models import NetworkSite
from cms.tenancy.routes import add_hostname
from sites.create_site import create_site
from sites.delete_site import DeletionRefused, delete_site
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
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.samples import full_contact, full_film, full_introduction, full_report
from tests.serving.visitor import ask, heading, main_of, read
from tests.sites.everything import difference, rows

pytestmark = pytest.mark.django_db

# What was done stays on record, and the people stay; the rest is work that waits.
STAYS = {
    "wagtailcore_pagelogentry",
    "wagtailcore_modellogentry",
    "network_membershipevent",
    "accounts_user",
    "django_tasks_database_dbtaskresult",
}


def archive(code: str) -> NetworkSite:
    record = site(code)
    record.status = "archived"
    record.save()
    return record


# Deletion ----------------------------------------------------------------------------------------------------------


def test_an_archived_site_leaves_no_row() -> None:
    before = rows()
    create_site("d7.test", kind="district", name="روابط‌عمومی منطقهٔ ۷", number=7)
    full_contact(code="d7")
    full_introduction(code="d7")
    full_report(code="d7")
    full_film(code="d7")
    add_hostname(site("d7"), "old.test")
    page = StandardPageFactory(site="d7", slug="page")
    page.slug = "renamed"
    page.save_revision().publish()
    below = site("d7").collection.add_child(name="زیرمجموعه")
    ImageFactory(collection=Collection.objects.get(pk=below.pk), width=40, height=40).get_rendition("width-20")
    refresh_stale()
    assert difference(before, rows()) != {}
    delete_site(archive("d7"))
    refresh_stale()
    left = difference(before, rows())
    assert {table: number for table, number in left.items() if table not in STAYS} == {}
    assert User.objects.get(username="d7-editor").groups.count() == 0
    assert (audit(), BasePage.objects.filter(depth__gte=2, site=None).count()) == ([], 0)
    assert [ask(name, "/").status_code for name in ("d7.test", "old.test")] == [404, 404]


def test_the_other_sites_are_untouched() -> None:
    NewsPageFactory(site="second", slug="item", title_fa="خبر")
    before = list(ReleasedDocument.objects.filter(site__code="second").order_by("pk").values("uid", "hash", "state"))
    delete_site(archive("first"))
    refresh_stale()
    assert (
        list(ReleasedDocument.objects.filter(site__code="second").order_by("pk").values("uid", "hash", "state"))
        == before
    )
    assert heading(read(SECOND, "/news/item/")) == "خبر"


def test_links_to_a_deleted_site_lead_nowhere() -> None:
    target = StandardPageFactory(slug="target")
    html = f'<p><a linktype="page" id="{target.pk}">پیوند</a></p>'
    StandardPageFactory(site="second", slug="page", body_fa=[("paragraph", {"text": html})])
    delete_site(archive("first"))
    refresh_stale()
    assert [link.get("href") for link in main_of(read(SECOND, "/page/")).select(".prose a")] == [None]


def test_a_picture_of_a_deleted_site_is_gone_everywhere() -> None:
    image = ImageFactory(width=60, height=40)
    NewsPageFactory(site="second", slug="item", picture=image)
    delete_site(archive("first"))
    refresh_stale()
    assert main_of(read(SECOND, "/news/item/")).select("figure") == []


def test_the_hostname_and_the_number_are_free_again() -> None:
    delete_site(archive("first"))
    made = create_site(FIRST, kind="district", name="روابط‌عمومی منطقهٔ ۱", number=1)
    # The former editor is still somebody, but not of this site.
    assert (made.is_new, made.site.code, made.editor and made.editor.username) == (True, "first", "first-editor-2")


@pytest.mark.parametrize("status", ["live", "preparing", "suspended"])
def test_a_site_that_is_not_archived_is_not_deleted(status: str) -> None:
    record = site("first")
    record.status = status
    record.save()
    before = rows()
    with translation.override("en"), pytest.raises(DeletionRefused) as refusal:
        delete_site(record)
    assert str(refusal.value) == f"Only an archived site can be deleted: archive “{record.name}” first."
    assert difference(before, rows()) == {}


def test_the_central_office_is_not_deleted_while_sites_belong_to_it() -> None:
    record = archive("central")
    before = rows()
    with pytest.raises(DeletionRefused):
        delete_site(record)
    assert difference(before, rows()) == {}


def test_the_central_office_goes_with_what_it_offered() -> None:
    offered = site("central").offered_collection
    picture = ImageFactory(collection=offered, width=40, height=40)
    page = NewsPageFactory(site="first", picture=picture)
    NetworkSite.objects.filter(parent__code="central").update(parent=None)
    delete_site(archive("central"))
    assert not Collection.objects.filter(pk=offered.pk).exists()
    assert not GroupCollectionPermission.objects.filter(collection=offered.pk).exists()
    page.refresh_from_db()
    assert page.picture is None


def test_a_failure_leaves_the_site_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    record = archive("first")
    before = rows()

    def fail(*_arguments: Any, **_values: Any) -> None:
        raise RuntimeError("the machine is on fire")

    monkeypatch.setattr(NetworkSite, "delete", fail)
    with pytest.raises(RuntimeError):
        delete_site(record)
    assert difference(before, rows()) == {}
    assert NetworkSite.objects.get(code="first").root_page_id is not None


def test_the_command_asks_for_the_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    archive("first")
    monkeypatch.setattr("builtins.input", lambda _question: "second")
    with translation.override("en"):
        with pytest.raises(CommandError, match="Nothing has been deleted"):
            call_command("delete_site", "first")
        with pytest.raises(CommandError, match="There is no site with the code nowhere"):
            call_command("delete_site", "nowhere", "--yes")
        with pytest.raises(CommandError, match="Only an archived site can be deleted"):
            call_command("delete_site", "second", "--yes")
        assert NetworkSite.objects.filter(code__in=["first", "second"]).count() == 2
        call_command("delete_site", "first", "--yes")
    assert capsys.readouterr().out == "Deleted: first\n"
    assert NetworkSite.objects.filter(code="first").count() == 0


# The explorer and bulk actions -------------------------------------------------------------------------------------


@pytest.fixture(params=["superuser", "network manager", "site manager"])
def client(request: pytest.FixtureRequest) -> Client:
    values: dict[str, Any] = {
        "superuser": {"is_superuser": True},
        "network manager": {"role": ("", "network-manager")},
        "site manager": {"role": ("first", "site-manager")},
    }[request.param]
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(**values))
    return client


def messages_of(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("view", ["delete", "move_confirm"])
def test_the_explorer_refuses_a_sites_root(view: str, method: str, client: Client) -> None:
    root, target = site("first").root_page, site("second").root_page
    address = reverse(f"wagtailadmin_pages:{view}", args=[root.pk, *([target.pk] if view == "move_confirm" else [])])
    before = rows()
    answer = getattr(client, method)(address, follow=True)
    assert answer.status_code == 200
    assert len(messages_of(answer)) == 1
    assert "روابط‌عمومی منطقهٔ ۱" in messages_of(answer)[0]
    assert BasePage.objects.get(pk=root.pk).path == root.path
    assert difference(before, rows()) == {}


@pytest.mark.parametrize("action", ["delete", "move"])
def test_bulk_actions_refuse_a_sites_root(action: str, client: Client) -> None:
    root, page = site("first").root_page, StandardPageFactory(slug="page")
    address = reverse("wagtail_bulk_action", args=["pages", "basepage", action])
    before = rows()
    data = {"chooser": site("second").root_page_id} if action == "move" else {}
    client.post(f"{address}?id={root.pk}&id={page.pk}", data)
    assert difference(before, rows()) == {}
    assert BasePage.objects.get(pk=root.pk).path == root.path
    assert BasePage.objects.get(pk=page.pk).live is True


def test_other_pages_are_deleted_as_ever(client: Client) -> None:
    page = StandardPageFactory(slug="page")
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert BasePage.objects.filter(pk=page.pk).count() == 0


def test_a_root_is_copied_nowhere(client: Client) -> None:
    root = site("first").root_page
    before = rows()
    for parent in (BasePage.objects.get(depth=1), site("first").root_page):
        data = {
            "new_title": "x",
            "new_slug": "x",
            "new_parent_page": parent.pk,
            "copy_subpages": "on",
            "publish_copies": "on",
        }
        client.post(reverse("wagtailadmin_pages:copy", args=[root.pk]), data)
    assert difference(before, rows()) == {}


def test_wagtails_own_view_of_routes_is_not_there(client: Client) -> None:
    answer = client.get("/admin/sites/delete/1/")
    assert answer.status_code == 404
    assert Group.objects.filter(name__startswith="first").count() == 4


def test_a_person_who_held_a_post_goes_with_the_site() -> None:
    post = PostPageFactory(publish=False)
    post.holdings.create(person=PersonFactory())
    post.save_revision().publish()
    NewsCategoryFactory()
    DocumentFactory()
    delete_site(archive("first"))
    assert NetworkSite.objects.filter(code="first").count() == 0
