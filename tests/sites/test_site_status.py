"""Suspending, archiving and giving back a site: asked first, by network managers alone, undone by setting it live."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import ModelLogEntry

from sites.change_status import StatusRefused, change_status, page_count
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import FIRST, site
from tests.serving.visitor import ask, read
from tests.sites.clients import MANAGER, by_role, client_of, only

pytestmark = pytest.mark.django_db


def url(status: str, code: str = "first") -> str:
    return f"/admin/sites/{site(code).pk}/status/{status}/"


@pytest.fixture
def manager() -> Client:
    return client_of(MANAGER)


def test_only_a_network_manager_changes_a_status() -> None:
    def changed(role: str) -> tuple[bool, bool]:
        client = client_of(role)
        sees = client.get(url("suspended")).status_code == 200
        client.post(url("suspended"))
        is_changed = site("first").status == "suspended"
        if is_changed:
            client.post(url("live"))
        return sees, is_changed

    assert by_role(changed) == only(MANAGER, yes=(True, True), no=(False, False))


@pytest.mark.parametrize(("status", "code"), [("preparing", 404), ("suspended", 503), ("archived", 410)])
def test_it_is_asked_with_its_effect_and_undone(status: str, code: int, manager: Client) -> None:
    NewsPageFactory(site="first", ready_en=True, title_en="In English")
    asked = manager.get(url(status))
    assert "۸ صفحه" in asked.content.decode() or "8" in asked.content.decode()
    assert page_count(site("first")) == 8
    assert (ask(FIRST, "/").status_code, site("first").status) == (200, "live")
    answer = manager.post(url(status), follow=True)
    assert ask(FIRST, "/").status_code == code
    undo = BeautifulSoup(answer.content, "html.parser").select_one(".messages a[href]")
    assert undo["href"] == url("live")
    manager.post(undo["href"])
    assert (ask(FIRST, "/").status_code, page_count(site("first"))) == (200, 8)


def test_what_citizens_read_meanwhile_is_asked_with_the_suspension(manager: Client) -> None:
    manager.post(url("suspended"), {"fa": "تا شنبه برمی‌گردیم.", "en": "Back on Saturday."})
    assert "تا شنبه برمی‌گردیم." in ask(FIRST, "/").content.decode()
    assert manager.get(url("suspended")).context["form"]["en"].value() == "Back on Saturday."


def test_a_site_that_citizens_do_not_see_loses_no_page(manager: Client) -> None:
    manager.post(url("preparing"))
    assert manager.get(url("archived")).context["pages"] == ""


def test_the_central_office_stays(manager: Client) -> None:
    for status in ("suspended", "archived", "preparing"):
        manager.post(url(status, "central"))
        assert site("central").status == "live"
    with pytest.raises(StatusRefused):
        change_status(site("central"), "archived", user=None)


def test_an_unknown_status_is_not_there(manager: Client) -> None:
    assert [manager.post(url(status)).status_code for status in ("gone", "live ")] == [404, 404]


def test_the_change_is_in_the_history() -> None:
    user = UserFactory(role=("", "network-manager"))
    change_status(site("first"), "suspended", user=user)
    change_status(site("first"), "suspended", user=user)
    entry = ModelLogEntry.objects.get(action="payvand.change_site_status")
    assert (entry.user, entry.data) == (user, {"before": "live", "after": "suspended"})


def test_other_sites_stay_as_they_are(manager: Client) -> None:
    manager.post(url("archived"))
    assert str(read("second.test", "/")) != ""
