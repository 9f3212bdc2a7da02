"""What Wagtail keeps for the whole installation: tags, tasks of workflows, and what this network does not have."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Task

from cms.access.offers import offered_collection_id
from tests.factories import DocumentFactory, ImageFactory, UserFactory
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db

ROLES = {
    "contributor": ("first", "contributor"),
    "editor": ("first", "editor"),
    "other editor": ("second", "editor"),
    "manager": ("first", "site-manager"),
    "central editor": ("", "central-editor"),
    "overseer": ("", "overseer"),
    "network manager": ("", "network-manager"),
}


def client_of(role: str) -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=ROLES[role]))
    return client


@pytest.fixture
def tagged() -> None:
    ImageFactory(code="first").tags.add("باغ نخست")
    DocumentFactory(code="second").tags.add("باغ دوم")
    ImageFactory(code="central").tags.add("باغ مرکز")
    ImageFactory(collection=Collection.objects.get(pk=offered_collection_id())).tags.add("باغ همه")


@pytest.mark.parametrize("view", ["wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete"])
def test_tags_are_completed_from_what_somebody_may_use(view: str, tagged: None) -> None:
    address = reverse(view, args=["taggit", "tag"] if view.endswith("model_autocomplete") else [])
    found = {role: client_of(role).get(address, {"term": "باغ"}).json() for role in ROLES}
    everything = ["باغ دوم", "باغ مرکز", "باغ نخست", "باغ همه"]
    of_first = ["باغ نخست", "باغ همه"]
    assert found == {
        "contributor": of_first,
        "editor": of_first,
        "other editor": ["باغ دوم", "باغ همه"],
        "manager": of_first,
        "central editor": everything,
        "overseer": [],
        "network manager": everything,
    }
    assert client_of("editor").get(address).json() == []
    assert client_of("editor").post(address, {"term": "باغ"}).status_code == 405
    assert Client(headers={"host": CENTRAL}).get(address, {"term": "باغ"}).status_code == 302


@pytest.mark.parametrize("name", ["wagtailimages:index", "wagtaildocs:index", "wagtailimages_chooser:choose"])
def test_no_list_shows_which_tags_are_popular_elsewhere(name: str, tagged: None) -> None:
    shown = client_of("editor").get(reverse(name)).content.decode()
    assert [word for word in ("باغ دوم", "باغ مرکز") if word in shown] == []


def test_tasks_are_chosen_by_who_may_change_workflows() -> None:
    task = Task.objects.create(name="گام پنهان")
    addresses = [
        reverse("wagtailadmin_workflows:task_chooser"),
        reverse("wagtailadmin_workflows:task_chooser_results"),
        reverse("wagtailadmin_workflows:task_chooser_create"),
        reverse("wagtailadmin_workflows:task_chosen", args=[task.pk]),
    ]

    def refused(client: Client) -> bool:
        answers = [client.get(address) for address in addresses]
        return all(answer.status_code == 302 and "گام پنهان" not in answer.content.decode() for answer in answers)

    assert {role for role in ROLES if refused(client_of(role))} == set(ROLES)
    superuser = Client(headers={"host": CENTRAL})
    superuser.force_login(UserFactory(is_superuser=True))
    assert superuser.get(addresses[-1]).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/admin/redirects/",
        "/admin/searchpicks/",
        "/admin/forms/",
        "/admin/api-tokens/",
        "/api/v2/pages/",
        "/api/v2/images/",
        "/api/v3/",
        "/api/v3/pages/",
    ],
)
def test_what_knows_no_sites_is_not_there(address: str) -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(address).status_code == 404


def test_apps_that_know_no_sites_are_not_installed() -> None:
    unwanted = {"wagtailredirects", "wagtailsearchpromotions", "wagtailforms", "wagtailapi_v2", "wagtailapi_v3"}
    assert unwanted & {config.label for config in apps.get_app_configs()} == set()
