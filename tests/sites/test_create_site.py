"""Provisioning: a whole site in one step, or nothing; the same again changes nothing."""

from __future__ import annotations

from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, Site

from cms.accounts.models import User
from cms.pages.models import BasePage
from cms.release.log import audit, current
from cms.tenancy.models import Hostname, NetworkSite, SiteRole
from sites.create_site import SiteRefused, create_site
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, SECOND

pytestmark = pytest.mark.django_db

NAME = "روابط‌عمومی منطقهٔ ۷"


def make(hostname: str = "d7.test", kind: str = "district", name: str = NAME, **options: object) -> object:
    return create_site(hostname, kind=kind, name=name, **options)  # type: ignore[arg-type]


def row_counts() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model._meta.managed}


def test_it_makes_all_that_a_site_needs() -> None:
    created = create_site("d7.test", kind="district", name=NAME, short_name="منطقهٔ ۷", number=7)
    site = NetworkSite.objects.get(code="d7")
    assert (created.site, created.is_new) == (site, True)
    assert (site.kind, site.number, site.status, site.parent.code) == ("district", 7, "live", "central")
    assert [(row.hostname, row.is_primary) for row in site.hostnames.all()] == [("d7.test", True)]
    assert (site.route.hostname, site.route.root_page_id) == ("d7.test", site.root_page_id)
    assert not Site.objects.filter(is_default_site=True).exists()
    pages = BasePage.objects.filter(site=site).order_by("path")
    assert [(page.specific.body_type, page.slug, page.live) for page in pages] == [
        ("home", "d7", True),
        ("unit_introduction", "about", True),
        ("duties", "duties", True),
        ("people_index", "people", True),
        ("news_index", "news", True),
        ("contact", "contact", True),
    ]
    assert current(sites=[site.pk]).count() == 6
    assert Collection.objects.get(name=NAME) == site.collection
    assert set(SiteRole.objects.filter(site=site).values_list("role", flat=True)) == {
        "contributor",
        "editor",
        "publisher",
        "site-manager",
    }
    assert audit() == []


def test_the_first_editor_signs_in_and_works_on_this_site_only() -> None:
    created = create_site("d7.test", kind="district", name=NAME)
    client = Client(headers={"host": CENTRAL})
    assert client.login(username="d7-editor", password=created.password)
    own = BasePage.objects.get(site__code="d7", slug="news")
    other = BasePage.objects.get(site__code="first", slug="news")
    add = "wagtailadmin_pages:add"
    assert client.get(reverse(add, args=["news", "newspage", own.pk])).status_code == 200
    assert client.get(reverse(add, args=["news", "newspage", other.pk])).status_code == 302
    permissions = NewsPageFactory(parent=own).permissions_for_user(created.editor)
    assert (permissions.can_publish(), permissions.can_edit()) == (True, True)
    assert not NewsPageFactory(parent=other).permissions_for_user(created.editor).can_edit()


def test_the_same_again_changes_nothing() -> None:
    make()
    before = row_counts()
    again = make()
    assert (again.is_new, row_counts()) == (False, before)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"hostname": "d_7.test"}, "d_7.test"),
        ({"hostname": "http://d7.test"}, "http://d7.test"),
        ({"hostname": "d7.test:8000"}, "d7.test:8000"),
        ({"hostname": ""}, ""),
        ({"hostname": "-d7.test"}, "-d7.test"),
        ({"hostname": "a" * 64 + ".test"}, "a" * 64),
        ({"hostname": FIRST}, FIRST),
        ({"hostname": FIRST.upper()}, FIRST),
        ({"kind": "region"}, "region"),
        ({"kind": "central"}, ""),
        ({"number": 1}, ""),
        ({"code": "first"}, ""),
        ({"code": "Bad Code"}, ""),
        ({"name": "  "}, ""),
    ],
)
def test_a_refusal_says_why_and_leaves_nothing(arguments: dict[str, object], message: str) -> None:
    before = row_counts()
    with pytest.raises(SiteRefused, match=".+") as refusal:
        make(**arguments)
    assert message in str(refusal.value)
    assert row_counts() == before


def test_a_second_hostname_of_another_site_is_taken() -> None:
    Hostname.objects.create(site=NetworkSite.objects.get(code="second"), hostname="www.second.test")
    with pytest.raises(SiteRefused, match="سازمان نمونه"):
        make(hostname="www.second.test")


def test_a_failure_in_the_last_step_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the last step fails")

    monkeypatch.setattr("sites.create_site._create_editor", fail)
    before = row_counts()
    with pytest.raises(RuntimeError):
        make()
    assert row_counts() == before


def test_the_cost_does_not_grow_with_the_network() -> None:
    def queries(hostname: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            make(hostname=hostname, name=hostname)
        return len(captured)

    make(hostname="warm.test", name="warm")
    # Collections are kept in the order of their names; a name that comes last moves no other.
    first = queries("y1.test")
    for number in range(10):
        make(hostname=f"b{number}.test", name=f"b{number}")
    # A savepoint more or less; a query a site would be eleven.
    assert queries("y2.test") <= first + 6


# Command -----------------------------------------------------------------------------------------------------------


def command(*arguments: str) -> str:
    out = StringIO()
    call_command("create_site", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_address_and_password_once() -> None:
    first = command("d7.test", "--kind", "district", "--name", NAME)
    again = command("d7.test", "--kind", "district", "--name", NAME)
    assert "http://d7.test:8000" in first
    assert "d7-editor" in first
    assert "d7-editor" not in again


def test_the_command_refuses_in_one_line() -> None:
    with pytest.raises(CommandError, match="سازمان نمونه"):
        command(SECOND, "--kind", "district", "--name", NAME)


# Admin -------------------------------------------------------------------------------------------------------------

FORM = {
    "hostname": "d7.test",
    "kind": "district",
    "name_fa": NAME,
    "short_name_fa": "منطقهٔ ۷",
    "number": "7",
    "status": "preparing",
    "editor": "",
}


def admin(user: User) -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(user)
    return client


def test_a_network_manager_makes_a_site_in_the_admin() -> None:
    client = admin(UserFactory(role=("", "network-manager")))
    answer = client.post(reverse("wagtailsites:add"), FORM)
    site = NetworkSite.objects.get(code="d7")
    assert answer.status_code == 302
    assert (site.status, site.name_fa, Group.objects.filter(site_role__site=site).count()) == ("preparing", NAME, 4)
    assert "d7-editor" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("hostname", ["not a host", FIRST])
def test_a_refusal_in_the_admin_keeps_what_was_typed(hostname: str) -> None:
    before = row_counts()
    answer = admin(UserFactory(is_superuser=True)).post(reverse("wagtailsites:add"), FORM | {"hostname": hostname})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'value="{hostname}"' in html
    assert f'value="{NAME}"' in html
    assert {key: count for key, count in row_counts().items() if "User" not in key and "Session" not in key} == {
        key: count for key, count in before.items() if "User" not in key and "Session" not in key
    }


@pytest.mark.parametrize("role", [("first", "site-manager"), ("", "central-editor"), ("", "overseer")])
def test_others_make_no_site(role: tuple[str, str]) -> None:
    answer = admin(UserFactory(role=role)).post(reverse("wagtailsites:add"), FORM)
    assert answer.status_code == 302
    assert not NetworkSite.objects.filter(code="d7").exists()


def test_a_sites_home_is_neither_deleted_nor_moved_from_the_explorer() -> None:
    client = admin(UserFactory(is_superuser=True))
    root, other = (NetworkSite.objects.get(code=code).root_page for code in ("first", "second"))
    bulk = reverse("wagtail_bulk_action", args=["pages", "basepage", "delete"])
    for address in (
        reverse("wagtailadmin_pages:delete", args=[root.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[root.pk, other.pk]),
        f"{bulk}?id={root.pk}&next=/admin/",
    ):
        assert client.post(address).status_code == 302
    assert BasePage.objects.filter(pk=root.pk, site__code="first", depth=2).exists()
