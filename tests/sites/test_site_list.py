"""The list of sites: found, narrowed, sorted, turned over, at a cost that does not grow with the network."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.pages.models import BasePage
from cms.tenancy.models import Hostname, NetworkSite
from cms.tenancy.routes import add_hostname
from tests.factories.world import site
from tests.sites.clients import MANAGER, client_of

pytestmark = pytest.mark.django_db

LIST = "/admin/sites/"


@pytest.fixture
def manager() -> Client:
    return client_of(MANAGER)


def codes(client: Client, **query: Any) -> list[str]:
    return [record.code for record in client.get(LIST, query).context["object_list"]]


def many_sites(count: int) -> None:
    """Records without pages, as many as a list has to bear."""
    records = NetworkSite.objects.bulk_create(
        NetworkSite(code=f"x{number}", kind="district", number=100 + number, name_fa=f"منطقهٔ {number}",
                    short_name_fa=f"م{number}", status="live")
        for number in range(count)
    )  # fmt: skip
    Hostname.objects.bulk_create(
        Hostname(site=record, hostname=f"{record.code}.test", is_primary=True) for record in records
    )


def test_it_begins_in_the_order_of_kinds_and_numbers(manager: Client) -> None:
    assert codes(manager) == ["central", "first", "second"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "منطقه"}, ["first"]),
        ({"q": "سازمان"}, ["second"]),
        ({"q": "second.test"}, ["second"]),
        ({"q": "old.test"}, ["second"]),
        ({"q": "test"}, ["central", "first", "second"]),
        ({"q": "عمومي"}, ["central", "first", "second"]),
        ({"q": "nothing"}, []),
        ({"kind": "district"}, ["first"]),
        ({"kind": ["district", "organisation"]}, ["first", "second"]),
        ({"status": "suspended"}, []),
        ({"status": "live", "kind": "central"}, ["central"]),
        ({"ordering": "-code"}, ["second", "first", "central"]),
        ({"ordering": "route__hostname"}, ["central", "first", "second"]),
        ({"ordering": "-last_published"}, ["second", "central", "first"]),
        ({"ordering": "last_published"}, ["central", "second", "first"]),
        ({"p": "9"}, ["central", "first", "second"]),
    ],
    ids=str,
)
def test_sites_are_found_narrowed_and_sorted(query: dict[str, Any], found: list[str], manager: Client) -> None:
    add_hostname(site("second"), "old.test")
    BasePage.objects.filter(site__code="first").update(last_published_at=None)
    now = timezone.now()
    for code, days in (("second", 1), ("central", 2)):
        BasePage.objects.filter(site__code=code).update(last_published_at=now - timedelta(days=days))
    assert codes(manager, **query) == found


def test_each_leads_to_its_site_and_to_its_settings(manager: Client) -> None:
    hidden = site("second")
    hidden.status = "preparing"
    hidden.save()
    links = {link["href"] for link in BeautifulSoup(manager.get(LIST).content, "html.parser").select("main td a")}
    assert {"http://first.test:8000/", f"/admin/sites/edit/{site('first').pk}/", "/admin/site/?q=first"} <= links
    assert "http://second.test:8000/" not in links


def test_pages_are_turned(manager: Client) -> None:
    many_sites(60)
    assert (len(codes(manager)), len(codes(manager, p="2"))) == (50, 13)


def test_the_cost_does_not_grow_with_the_network(manager: Client) -> None:
    def queries(**query: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert manager.get(LIST, query).status_code == 200
        return len(captured)

    queries()
    few = [queries(), queries(q="منطقه"), queries(ordering="-last_published")]
    many_sites(49)
    assert [queries(), queries(q="منطقه"), queries(ordering="-last_published")] == few
