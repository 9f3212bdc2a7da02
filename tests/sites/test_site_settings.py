"""The one form of a site's settings and contact card: who gets it, what it holds for whom, what citizens see of it."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.images import get_image_model
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.access.site_settings import sites_with_settings_of, user_can_change_site_settings
from cms.tenancy.models import NetworkSite
from sites.site_views.viewset import network_site_viewset
from tests.factories import UserFactory, give_role
from tests.factories.media import ImageFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.serving.visitor import ask, heading, read, where
from tests.sites.clients import MANAGER, ROLES, by_role, client_of, only
from tests.sites.everything import difference, rows

pytestmark = pytest.mark.django_db

OF_THE_NETWORK = {"kind", "number", "parent"}
SETTINGS = "/admin/site-settings/"


def url(record: NetworkSite, view: str = "edit") -> str:
    return reverse(f"wagtailsites:{view}", args=[record.pk])


def form(record: NetworkSite, **changed: Any) -> dict[str, Any]:
    """What the form sends when nothing was touched."""
    names = [
        f"{field}_{language}"
        for field in ("name", "short_name", "affiliation", "address", "hours")
        for language in ("fa", "en", "ar")
    ]
    names += ["fax", "email", "website", "hue", "seal_points", "masthead", "opening", "kind"]
    data = {name: getattr(record, name) or "" for name in names}
    place = f"{record.latitude}, {record.longitude}" if record.latitude is not None else ""
    data |= {
        "number": record.number or "",
        "parent": record.parent_id or "",
        "logo": record.logo_id or "",
        "place": place,
    }
    languages = changed.pop("languages", record.languages)
    return {**nested_form_data({**data, "phones": inline_formset([]), **changed}), "languages": languages}


def stored(code: str) -> dict[str, Any]:
    return NetworkSite.objects.filter(code=code).values().get()


def changed_fields(before: dict[str, Any], code: str = "first") -> set[str]:
    after = stored(code)
    return {name for name in before if before[name] != after[name]}


@pytest.fixture
def manager() -> Client:
    return client_of("own-site manager")


@pytest.fixture
def network_manager() -> Client:
    return client_of(MANAGER)


# Who ---------------------------------------------------------------------------------------------------------------


def test_who_may_change_the_settings() -> None:
    def managed(role: str) -> list[str]:
        user = UserFactory(role=ROLES[role]) if ROLES[role] else None
        if user is None:
            return []
        codes = [record.code for record in sites_with_settings_of(user).order_by("code")]
        assert [
            code for code in ("central", "first", "second") if user_can_change_site_settings(user, site(code))
        ] == codes
        return codes

    assert by_role(managed) == {
        **only(yes=[], no=[]),
        "own-site manager": ["first"],
        "other-site manager": ["second"],
        "manager of the central site": ["central"],
        MANAGER: ["central", "first", "second"],
    }


def test_somebody_who_may_no_longer_sign_in_manages_nothing() -> None:
    for role in (("first", "site-manager"), ("", "network-manager")):
        assert not sites_with_settings_of(UserFactory(role=role, is_active=False)).exists()


def test_who_sees_and_saves_the_form() -> None:
    def reached(role: str) -> tuple[int, int, bool]:
        client, record = client_of(role), site("first")
        seen = client.get(url(record)).status_code
        sent = client.post(url(record), form(record, fax=role)).status_code
        return seen, sent, NetworkSite.objects.filter(code="first", fax=role).exists()

    # Another site is not there; who may not change the own one is sent away, as is whoever is not signed in.
    assert by_role(reached) == {
        **only(no=(302, 302, False)),
        "other-site manager": (404, 404, False),
        "manager of the central site": (404, 404, False),
        "own-site manager": (200, 302, True),
        MANAGER: (200, 302, True),
    }


@pytest.mark.parametrize("view", ["index", "index_results", "add", "history", "usage"])
def test_site_managers_see_nothing_of_the_network(view: str) -> None:
    address = url(site("first"), view) if view in ("history", "usage") else reverse(f"wagtailsites:{view}")

    def seen(role: str) -> int:
        return client_of(role).get(address).status_code

    assert by_role(seen) == only(MANAGER, yes=200, no=302)


def test_a_forged_number_of_another_site_changes_nothing(manager: Client) -> None:
    before = stored("second")
    assert manager.post(url(site("second")), form(site("second"), name_fa="دیگر")).status_code == 404
    manager.post(url(site("first")), {**form(site("first")), "id": site("second").pk, "site": site("second").pk})
    assert changed_fields(before, "second") == set()


# For whom it holds what --------------------------------------------------------------------------------------------


def test_what_the_network_decides_is_not_in_a_site_managers_form(manager: Client, network_manager: Client) -> None:
    own = set(manager.get(url(site("first"))).context["form"].fields)
    network = set(network_manager.get(url(site("first"))).context["form"].fields)
    assert network - own == OF_THE_NETWORK
    assert {"code", "status", "uid", "root_page", "route", "collection", "theme", "latitude"} & network == set()


def test_values_outside_the_role_are_not_taken(manager: Client) -> None:
    before = stored("first")
    forged = {"number": "9", "kind": "organisation", "parent": site("second").pk, "status": "archived", "code": "x"}
    assert manager.post(url(site("first")), form(site("first"), fax="12", **forged)).status_code == 302
    assert changed_fields(before) == {"fax", "updated_at"}


def test_the_network_manager_changes_number_kind_and_place(network_manager: Client) -> None:
    values = {"number": "9", "kind": "organisation", "parent": site("second").pk}
    network_manager.post(url(site("first")), form(site("first"), **values))
    record = site("first")
    assert (record.number, record.kind, record.parent) == (9, "organisation", site("second"))


def test_no_other_site_becomes_the_central_office(network_manager: Client) -> None:
    answer = network_manager.post(url(site("first")), form(site("first"), kind="central"))
    assert list(answer.context["form"].errors) == ["kind"]
    answer = network_manager.post(url(site("central")), form(site("central"), kind="district"))
    assert list(answer.context["form"].errors) == ["kind"]


@pytest.mark.parametrize("above", ["first", "second"])
def test_a_site_belongs_neither_to_itself_nor_to_one_below_it(above: str, network_manager: Client) -> None:
    second = site("second")
    second.parent = site("first")
    second.save()
    record = site("first")
    answer = network_manager.post(url(record), form(record, parent=site(above).pk))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["parent"])
    assert site("first").parent == site("central")


# What it does ------------------------------------------------------------------------------------------------------


def test_saving_untouched_changes_nothing(manager: Client) -> None:
    before = stored("first")
    assert manager.post(url(site("first")), form(site("first"))).status_code == 302
    assert changed_fields(before) == {"updated_at"}


def test_citizens_see_what_was_saved(manager: Client) -> None:
    phone = {"label_fa": "دفتر", "label_en": "Office", "number": "000-5550100", "extension": "7", "ORDER": "1"}
    data = form(site("first"), name_en="District 1", hue="12", languages=["en"], phones=inline_formset([phone]))
    answer = manager.post(url(site("first")), data)
    assert where(answer) == (302, url(site("first")))
    page = read(FIRST, "/en/")
    assert (heading(page), page.html["data-hue"]) == ("District 1", "12")
    assert "000-5550100" in str(page.footer)
    assert where(ask(FIRST, "/ar/")) == (302, "/")


@pytest.mark.parametrize(
    "text", ["35.7, 51.4", "۳۵٫۷، ۵۱٫۴", "https://balad.ir/location?latitude=35.7&longitude=51.4&zoom=16"]
)
def test_a_place_is_pasted(text: str, manager: Client) -> None:
    manager.post(url(site("first")), form(site("first"), place=text))
    record = site("first")
    assert (record.latitude, record.longitude) == (35.7, 51.4)
    shown = manager.get(url(record)).context["form"]["place"].value()
    assert shown == "35.7, 51.4"
    manager.post(url(record), form(record, place=""))
    assert (site("first").latitude, site("first").longitude) == (None, None)


@pytest.mark.parametrize(
    "changed",
    [
        {"hue": "360"},
        {"languages": ["fr"]},
        {"place": "91, 51"},
        {"place": "near the park"},
        {"name_fa": ""},
        {"email": "no address"},
        {"website": "no address"},
        {"masthead": "stone"},
    ],
    ids=str,
)
def test_an_error_keeps_everything_that_was_typed(changed: dict[str, Any], manager: Client) -> None:
    before = stored("first")
    typed = {"fax": "021-55", "address_en": "1 Park Street", "hours_ar": "8–14", **changed}
    phone = {"label_fa": "دفتر", "number": "000-5550100", "ORDER": "1"}
    answer = manager.post(url(site("first")), form(site("first"), phones=inline_formset([phone]), **typed))
    shown = answer.context["form"]
    assert (answer.status_code, list(shown.errors)) == (200, list(changed))
    assert {name: shown[name].value() for name in typed} == typed
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("[name=phones-0-number]")["value"] == "000-5550100"
    assert changed_fields(before) == set()


def test_a_logo_comes_from_the_own_collection(manager: Client) -> None:
    own, other = ImageFactory(code="first"), ImageFactory(code="second")
    answer = manager.post(url(site("first")), form(site("first"), logo=other.pk))
    assert list(answer.context["form"].errors) == ["logo"]
    assert manager.post(url(site("first")), form(site("first"), logo=own.pk)).status_code == 302
    assert site("first").logo_id == own.pk
    assert get_image_model().objects.count() == 2


# The way there -----------------------------------------------------------------------------------------------------


def test_the_menu_leads_to_the_settings_of_the_current_site() -> None:
    def led(role: str) -> tuple[bool, str]:
        client = client_of(role)
        home = client.get(reverse("wagtailadmin_home"))
        answer = client.get(SETTINGS)
        return f'"{SETTINGS}"' in home.content.decode(), answer.headers.get("Location", "")

    found = by_role(led)
    assert found["own-site manager"] == (True, url(site("first")))
    assert found["other-site manager"] == (True, url(site("second")))
    assert found["manager of the central site"] == (True, url(site("central")))
    assert found[MANAGER] == (True, reverse("wagtailsites:index"))
    assert {role for role, (is_shown, _address) in found.items() if is_shown} == {
        "own-site manager",
        "other-site manager",
        "manager of the central site",
        MANAGER,
    }


def test_whoever_manages_two_sites_is_asked_which() -> None:
    user = UserFactory(role=("first", "site-manager"))
    give_role(user, "second", "site-manager")
    client = Client(headers={"host": CENTRAL})
    client.force_login(user)
    links = {link["href"] for link in BeautifulSoup(client.get(SETTINGS).content, "html.parser").select(".listing a")}
    assert links == {url(site("first")), url(site("second"))}


# What there is not -------------------------------------------------------------------------------------------------


def test_there_is_no_view_that_deletes_or_copies_a_site(network_manager: Client) -> None:
    for view in ("delete", "copy"):
        with pytest.raises(NoReverseMatch):
            url(site("first"), view)
    before = rows()
    for path in ("delete", "copy"):
        assert (
            network_manager.post(f"/admin/{network_site_viewset.url_prefix}/{path}/{site('first').pk}/").status_code
            == 404
        )
    bulk = reverse("wagtail_bulk_action", args=["tenancy", "networksite", "delete"])
    assert network_manager.post(f"{bulk}?id={site('first').pk}").status_code == 404
    assert difference(before, rows()) == {}


def test_wagtails_view_of_routes_is_replaced_by_ours() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    assert reverse("wagtailsites:index") == "/admin/sites/"
    assert client.get("/admin/sites/").context["object_list"].model is NetworkSite
    route = site("first").route
    client.post("/admin/sites/new/", {"hostname": "x.test", "port": "80", "root_page": route.root_page_id})
    assert Site.objects.filter(hostname="x.test").count() == 0
