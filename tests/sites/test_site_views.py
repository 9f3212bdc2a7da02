"""The central office's views of sites: who sees them, what the form makes, what it refuses and keeps."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite
from sites.admin_views import network_site_viewset
from tests.factories import UserFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.serving.visitor import ask, heading, read, where
from tests.sites.everything import difference, rows

pytestmark = pytest.mark.django_db

NAME = "روابط‌عمومی منطقهٔ ۷"
REFUSED: list[tuple[str, str] | None] = [
    None,
    ("first", "contributor"),
    ("first", "editor"),
    ("first", "publisher"),
    ("first", "site-manager"),
    ("central", "site-manager"),
    ("", "central-editor"),
    ("", "overseer"),
]


def url(view: str, *arguments: Any) -> str:
    return reverse(network_site_viewset.get_url_name(view), args=arguments)


def signed_in(role: tuple[str, str] | None) -> Client:
    client = Client(headers={"host": CENTRAL})
    if role is not None:
        client.force_login(UserFactory(role=role))
    return client


@pytest.fixture
def manager() -> Client:
    return signed_in(("", "network-manager"))


def values(**changed: Any) -> dict[str, Any]:
    data = {"hostname": "d7.test", "kind": "district", "name_fa": NAME, "short_name_fa": "منطقهٔ ۷", "number": "7"}
    return {**data, "status": "live", "editor": "", **changed}


def record_form(record: NetworkSite, **changed: Any) -> dict[str, Any]:
    """What the form of a record sends when nothing was touched."""
    names = [
        f"{field}_{language}"
        for field in ("name", "short_name", "affiliation", "address", "hours", "notice")
        for language in ("fa", "en", "ar")
    ]
    names += ["fax", "email", "website", "latitude", "longitude", "hue", "seal_points", "masthead", "opening", "status"]
    data = {name: getattr(record, name) or "" for name in names}
    data |= {"number": record.number or "", "parent": record.parent_id or "", "logo": ""}
    languages = changed.pop("languages", record.languages)
    return {**nested_form_data({**data, "phones": inline_formset([]), **changed}), "languages": languages}


# Who ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", REFUSED, ids=str)
def test_only_a_network_manager_sees_and_makes_sites(role: tuple[str, str] | None) -> None:
    client = signed_in(role)
    before = rows()
    record = site("second")
    for address in (url("index"), url("index_results"), url("add"), url("edit", record.pk), url("history", record.pk)):
        answer = client.get(address)
        assert (address, answer.status_code, "سازمان نمونه" in answer.content.decode()) == (address, 302, False)
    client.post(url("add"), values())
    client.post(url("edit", record.pk), record_form(record, status="archived"))
    assert NetworkSite.objects.filter(code="d7").count() == 0
    assert site("second").status == "live"
    assert difference(before, rows()) == {}


def test_a_network_manager_sees_every_site(manager: Client) -> None:
    shown = manager.get(url("index")).content.decode()
    assert [name for name in NetworkSite.objects.values_list("name_fa", flat=True) if name not in shown] == []


# Making ------------------------------------------------------------------------------------------------------------


def test_the_form_makes_a_whole_site(manager: Client) -> None:
    with translation.override("en"):
        answer = manager.post(url("add"), values(), follow=True)
    assert NetworkSite.objects.get(code="d7").name_fa == NAME
    assert heading(read("d7.test", "/")) == NAME
    said = [str(message) for message in answer.context["messages"]]
    assert len(said) == 2
    assert "http://d7.test:8000" in said[1]
    assert "d7-editor" in said[0]
    password = max(said[0].split(), key=len).strip("()،,")
    assert User.objects.get(username="d7-editor").check_password(password)


def test_a_site_in_preparation(manager: Client) -> None:
    manager.post(url("add"), values(status="preparing", editor="somebody"))
    assert (site("d7").status, User.objects.filter(username="somebody").count()) == ("preparing", 1)
    assert ask("d7.test", "/").status_code == 404


def test_sending_the_form_twice_makes_one_site(manager: Client) -> None:
    manager.post(url("add"), values())
    before = rows()
    answer = manager.post(url("add"), values())
    assert answer.status_code == 302
    assert {table for table in difference(before, rows()) if not table.startswith("django_session")} == set()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"hostname": FIRST}, "first.test"),
        ({"hostname": "d7.test:8000"}, "d7.test:8000"),
        ({"hostname": "http://d7.test"}, "http://d7.test"),
        ({"number": "1"}, ""),
        ({"kind": "central", "number": ""}, ""),
        ({"kind": "village"}, "village"),
        ({"status": "archived"}, "archived"),
        ({"name_fa": ""}, ""),
        ({"hostname": ""}, ""),
        ({"editor": "two words"}, ""),
        ({"number": "x"}, ""),
    ],
    ids=str,
)
def test_a_refusal_keeps_what_was_typed_and_changes_nothing(
    changed: dict[str, str], message: str, manager: Client
) -> None:
    before = rows()
    answer = manager.post(url("add"), values(**changed))
    assert answer.status_code == 200
    form = answer.context["form"]
    errors = " ".join(str(error) for errors in form.errors.values() for error in errors)
    assert errors != ""
    assert message in errors
    sent = values(**changed)
    assert {name: form[name].value() for name in sent} == sent
    shown = answer.content.decode()
    assert [text for text in (sent["name_fa"], sent["hostname"], sent["editor"]) if text and text not in shown] == []
    assert difference(before, rows()) == {}


# The record --------------------------------------------------------------------------------------------------------


def test_saving_a_record_untouched_changes_nothing(manager: Client) -> None:
    before = NetworkSite.objects.filter(code="first").values().get()
    answer = manager.post(url("edit", site("first").pk), record_form(site("first")))
    assert answer.status_code == 302
    after = NetworkSite.objects.filter(code="first").values().get()
    assert {name for name in before if before[name] != after[name]} == {"updated_at"}


def test_the_record_is_what_citizens_see(manager: Client) -> None:
    phone = {"label_fa": "دفتر", "label_en": "Office", "number": "000-5550100", "extension": "7", "ORDER": "1"}
    data = record_form(site("first"), name_en="District 1", hue="12", languages=["en"], phones=inline_formset([phone]))
    assert manager.post(url("edit", site("first").pk), data).status_code == 302
    page = read(FIRST, "/en/")
    assert (heading(page), page.html["data-hue"]) == ("District 1", "12")
    assert "000-5550100" in str(page.footer)
    assert where(ask(FIRST, "/ar/")) == (302, "/")


@pytest.mark.parametrize(("status", "code"), [("preparing", 404), ("suspended", 503), ("archived", 410)])
def test_a_status_is_set_in_the_form(status: str, code: int, manager: Client) -> None:
    manager.post(url("edit", site("first").pk), record_form(site("first"), status=status))
    assert ask(FIRST, "/").status_code == code
    manager.post(url("edit", site("first").pk), record_form(site("first"), status="live"))
    assert ask(FIRST, "/").status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"number": "99999"},
        {"hue": "360"},
        {"status": "gone"},
        {"languages": ["fr"]},
        {"latitude": "91"},
        {"name_fa": ""},
    ],
    ids=str,
)
def test_a_wrong_record_is_refused(changed: dict[str, Any], manager: Client) -> None:
    before = NetworkSite.objects.filter(code="first").values().get()
    answer = manager.post(url("edit", site("first").pk), record_form(site("first"), **changed))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, list(changed))
    assert NetworkSite.objects.filter(code="first").values().get() == before


@pytest.mark.parametrize("above", ["first", "second"])
def test_a_site_belongs_neither_to_itself_nor_to_one_below_it(above: str, manager: Client) -> None:
    second = site("second")
    second.parent = site("first")
    second.save()
    record = site("first")
    answer = manager.post(url("edit", record.pk), record_form(record, parent=site(above).pk))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["parent"])
    assert site("first").parent == site("central")


def test_what_never_changes_is_not_in_the_form(manager: Client) -> None:
    fields = manager.get(url("edit", site("first").pk)).context["form"].fields
    assert {"code", "kind", "uid", "root_page", "route", "collection"} & set(fields) == set()


def test_there_is_no_view_that_deletes_or_copies_a_site(manager: Client) -> None:
    for view in ("delete", "copy"):
        with pytest.raises(NoReverseMatch):
            url(view, site("first").pk)
    before = rows()
    for path in ("delete", "copy"):
        assert manager.post(f"/admin/{network_site_viewset.url_prefix}/{path}/{site('first').pk}/").status_code == 404
    bulk = reverse("wagtail_bulk_action", args=["tenancy", "networksite", "delete"])
    assert manager.post(f"{bulk}?id={site('first').pk}").status_code == 404
    assert difference(before, rows()) == {}


def test_wagtails_view_of_routes_is_replaced_by_ours() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    assert url("index") == reverse("wagtailsites:index") == "/admin/sites/"
    assert client.get(url("index")).context["object_list"].model is NetworkSite
    route = site("first").route
    client.post(url("add"), {"hostname": "x.test", "port": "80", "root_page": route.root_page_id})
    assert Site.objects.filter(hostname="x.test").count() == 0
