"""The form that makes a site: who gets it, what it makes, what it refuses and keeps, what it says while one types."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, SiteStatus
from cms.tenancy.routes import add_hostname
from sites.site_views.new_site_form import PASSWORD_SALT
from tests.factories import UserFactory
from tests.factories.world import FIRST, site
from tests.serving.visitor import ask, heading, read
from tests.sites.clients import MANAGER, by_role, client_of, only
from tests.sites.everything import difference, rows

pytestmark = pytest.mark.django_db

NAME = "روابط‌عمومی منطقهٔ ۷"
ADD = "/admin/sites/new/"
CHECKS = "/admin/sites/new/checks/"


@pytest.fixture
def manager() -> Client:
    return client_of(MANAGER)


def values(**changed: Any) -> dict[str, Any]:
    data = {"kind": "district", "number": "7", "name_fa": NAME, "short_name_fa": "منطقهٔ ۷", "hostname": "d7.test"}
    data |= {"code": "", "languages": ["en", "ar"], "hue": "120", "status": "live"}
    return {**data, "editor_choice": "new", "editor": "", "password": "", **changed}


def sealed(client: Client, password: str = "a-long-password") -> str:
    return signing.dumps([int(client.session["_auth_user_id"]), password], salt=PASSWORD_SALT)


def shown(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def errors(answer: Any) -> dict[str, str]:
    return {name: " ".join(texts) for name, texts in answer.context["form"].errors.items()}


# Who ---------------------------------------------------------------------------------------------------------------


def test_only_a_network_manager_makes_sites() -> None:
    def made(role: str) -> tuple[bool, bool, bool]:
        client, hostname = client_of(role), f"{role.replace(' ', '-').replace('.', '')}.test"
        sees = client.get(ADD).status_code == 200
        checks = client.get(CHECKS, {"hostname": FIRST}, headers={"accept": "application/json"})
        data = values(hostname=hostname, number="", name_fa=role)
        client.post(ADD, data)
        return sees, checks.status_code == 200, NetworkSite.objects.filter(name_fa=role).exists()

    assert by_role(made) == only(MANAGER, yes=(True, True, True), no=(False, False, False))


# What it makes -----------------------------------------------------------------------------------------------------


def test_the_form_makes_a_whole_site(manager: Client) -> None:
    answer = manager.post(ADD, values(languages=["en"]))
    record = NetworkSite.objects.get(code="d7")
    assert (record.name_fa, record.hue, record.languages, record.number) == (NAME, 120, ["en"], 7)
    assert heading(read("d7.test", "/")) == NAME
    page = shown(answer)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    password = page.select_one("#new-password")["value"]
    assert User.objects.get(username="d7-editor").check_password(password)
    links = {link["href"] for link in page.select("main a")}
    assert "http://d7.test:8000/" in links
    assert {
        reverse("wagtailsites:edit", args=[record.pk]),
        reverse("wagtailadmin_explore", args=[record.root_page_id]),
    } <= links


def test_what_comes_next_leads_to_the_forms(manager: Client) -> None:
    page = shown(manager.post(ADD, values(status="preparing")))
    links = [link["href"] for link in page.select(".network-steps a")]
    assert [re.sub(r"\d+", "N", link) for link in links] == [
        "/admin/sites/edit/N/",
        "/admin/pages/N/edit/",
        "/admin/pages/N/edit/",
        "/admin/pages/add/news/newspage/N/",
        "/admin/sites/N/status/live/",
    ]
    assert [manager.get(link).status_code for link in links] == [200] * 5


def test_a_site_begins_in_preparation(manager: Client) -> None:
    form = manager.get(ADD).context["form"]
    assert form["status"].value() == SiteStatus.PREPARING
    manager.post(ADD, values(status="preparing", editor="somebody"))
    assert (site("d7").status, User.objects.filter(username="somebody").count()) == ("preparing", 1)
    assert ask("d7.test", "/").status_code == 404


def test_the_form_begins_far_from_other_hues_and_with_all_languages(manager: Client) -> None:
    form = manager.get(ADD).context["form"]
    assert (form["hue"].value(), form["languages"].value()) == (91, ["en", "ar"])
    assert [choice for choice, _label in form.fields["kind"].choices] == ["district", "organisation"]


def test_an_existing_user_becomes_the_editor(manager: Client) -> None:
    user = UserFactory(username="somebody", role=("first", "editor"))
    page = shown(manager.post(ADD, values(editor_choice="existing", editor="somebody")))
    assert page.select_one("#new-password") is None
    assert sorted(group.name for group in user.groups.all()) == ["d7: site-manager", "first: editor"]
    assert User.objects.get(pk=user.pk).check_password("secret")


# Twice -------------------------------------------------------------------------------------------------------------


def test_sending_the_form_twice_makes_one_site_and_shows_the_password_again(manager: Client) -> None:
    data = values(password=sealed(manager), editor="chief")
    manager.post(ADD, data)
    before = rows()
    page = shown(manager.post(ADD, data))
    assert difference(before, rows()) == {}
    assert page.select_one("#new-password")["value"] == "a-long-password"


@pytest.mark.parametrize("reason", ["signed in", "late", "another form"])
def test_the_password_is_not_shown_again(reason: str, manager: Client) -> None:
    data = values(password=sealed(manager))
    manager.post(ADD, data)
    record = NetworkSite.objects.get(code="d7")
    if reason == "signed in":
        User.objects.filter(username="d7-editor").update(last_login=record.created_at)
    elif reason == "late":
        NetworkSite.objects.filter(pk=record.pk).update(created_at=record.created_at - timedelta(minutes=11))
    else:
        data["password"] = sealed(manager, "another-password")
    page = shown(manager.post(ADD, data))
    assert (page.select_one("#new-password"), "password" in str(page.select_one(".network-created input"))) == (
        None,
        False,
    )


def test_a_password_that_was_not_made_here_is_not_taken(manager: Client) -> None:
    forged = signing.dumps([0, "weak"], salt=PASSWORD_SALT)
    for number, password in enumerate(("weak", forged), 10):
        hostname = f"d{number}.test"
        manager.post(ADD, values(hostname=hostname, number=str(number), name_fa=hostname, password=password))
        assert not User.objects.get(username=f"d{number}-editor").check_password("weak")


# Refusals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"hostname": FIRST}, ["hostname"]),
        ({"hostname": "d7.test:8000"}, ["hostname"]),
        ({"hostname": "http://d7.test"}, ["hostname"]),
        ({"hostname": ""}, ["hostname"]),
        ({"number": "1"}, ["number"]),
        ({"number": "x"}, ["number"]),
        ({"number": "99999"}, ["number"]),
        ({"kind": "central", "number": ""}, ["kind"]),
        ({"kind": "village"}, ["kind"]),
        ({"status": "archived"}, ["status"]),
        ({"name_fa": ""}, ["name_fa"]),
        ({"code": "first"}, ["code"]),
        ({"code": "D 7"}, ["code"]),
        ({"languages": ["fr"]}, ["languages"]),
        ({"hue": "360"}, ["hue"]),
        ({"editor": "two words"}, ["editor"]),
        ({"editor": "somebody"}, ["editor"]),
        ({"editor_choice": "existing"}, ["editor"]),
        ({"editor_choice": "existing", "editor": "nobody"}, ["editor"]),
        ({"editor_choice": "existing", "editor": "former"}, ["editor"]),
        (
            {"hostname": FIRST, "number": "1", "code": "7", "editor": "two words"},
            ["code", "editor", "hostname", "number"],
        ),
    ],
    ids=str,
)
def test_a_refusal_stands_at_its_field_keeps_what_was_typed_and_changes_nothing(
    changed: dict[str, Any], fields: list[str], manager: Client
) -> None:
    UserFactory(username="somebody")
    UserFactory(username="former", is_active=False)
    before = rows()
    answer = manager.post(ADD, values(**changed))
    assert (answer.status_code, sorted(errors(answer))) == (200, fields)
    form, sent = answer.context["form"], values(**changed)
    assert {name: form[name].value() for name in sent} == sent
    page = shown(answer)
    for name in ("name_fa", "short_name_fa", "hostname", "code", "number", "editor", "hue"):
        assert (name, page.select_one(f"[name={name}]").get("value", "")) == (name, sent[name])
    assert difference(before, rows()) == {}


def test_every_error_says_what_to_do(manager: Client) -> None:
    with translation.override("en"):
        manager.cookies["django_language"] = "en"
        answer = manager.post(ADD, values(hostname=FIRST))
    assert FIRST in errors(answer)["hostname"]
    assert site("first").name_fa in errors(answer)["hostname"]


# While one types ---------------------------------------------------------------------------------------------------


def checked(client: Client, **typed: str) -> dict[str, dict[str, str]]:
    answer: dict[str, dict[str, str]] = client.get(CHECKS, typed).json()
    return answer


@pytest.mark.parametrize(
    ("typed", "fields", "notes"),
    [
        ({}, [], []),
        ({"hostname": "d9.test"}, [], ["hostname"]),
        ({"hostname": "D9.test"}, [], ["hostname"]),
        ({"hostname": FIRST}, ["hostname"], []),
        ({"hostname": "old.test"}, ["hostname"], []),
        ({"hostname": "d9.test/"}, ["hostname"], []),
        ({"code": "d9"}, [], ["code", "hostname"]),
        ({"code": "first"}, ["code"], []),
        ({"code": "9"}, ["code"], []),
        ({"kind": "district", "number": "1"}, ["number"], []),
        ({"kind": "district", "number": "۱"}, ["number"], []),
        ({"kind": "organisation", "number": "1"}, [], []),
        ({"number": "x"}, ["number"], []),
        ({"number": "99999"}, ["number"], []),
        ({"editor": "somebody"}, ["editor"], []),
        ({"editor": "somebody", "editor_choice": "existing"}, [], []),
        ({"editor": "nobody", "editor_choice": "existing"}, ["editor"], []),
        ({"kind": "village", "hostname": "\x00", "code": "\x00", "editor": "\x00"}, ["code", "editor", "hostname"], []),
    ],
    ids=str,
)
def test_what_is_said_while_one_types(
    typed: dict[str, str], fields: list[str], notes: list[str], manager: Client
) -> None:
    UserFactory(username="somebody")
    add_hostname(site("second"), "old.test")
    answer = checked(manager, **typed)
    assert (sorted(answer["errors"]), sorted(answer["notes"])) == (fields, notes)


def test_a_district_is_told_from_its_number(manager: Client) -> None:
    for number in (3, 4):
        manager.post(ADD, values(hostname=f"d{number}.city.test", number=str(number), name_fa=f"منطقهٔ {number}"))
    add_hostname(site("first"), "d8.city.test")
    assert checked(manager, kind="district", number="7")["suggestions"] == {
        "name_fa": NAME,
        "short_name_fa": "منطقهٔ ۷",
        "hostname": "d7.city.test",
        "code": "d7",
    }
    # What is suggested is looked at too.
    assert list(checked(manager, kind="district", number="8")["errors"]) == ["hostname"]


def test_an_organisation_is_told_from_its_name_and_code(manager: Client) -> None:
    name = "روابط‌عمومی سازمان بوستان‌ها"
    assert checked(manager, kind="organisation", name_fa=name, code="parks")["suggestions"] == {
        "name_fa": name,
        "short_name_fa": "سازمان بوستان‌ها",
        "hostname": "parks.test",
        "code": "parks",
    }
    assert checked(manager, kind="organisation")["suggestions"] == dict.fromkeys(
        ("name_fa", "short_name_fa", "hostname", "code"), ""
    )


def test_what_is_taken_is_not_suggested_as_a_code(manager: Client) -> None:
    assert checked(manager, hostname="first.city.test")["suggestions"]["code"] == "first-2"
