"""Pictures, files and records of the site that is worked on: lists, choosers, creation. Objects stay reachable."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from cms.access.offers import offered_collection_id
from cms.media.models import SiteImage
from tests.editing.clients import ROLES, client_of, client_of_two_sites, work_on
from tests.factories import DocumentFactory, ImageFactory, NewsCategoryFactory, NewsTagFactory, PersonFactory
from tests.factories.media import png
from tests.factories.world import site

pytestmark = pytest.mark.django_db

LISTS = {"image": "wagtailimages:index", "document": "wagtaildocs:index"}
SIGHT: dict[str, set[str]] = {
    "anonymous": set(),
    "other-site editor": {"second"},
    "other-site manager": {"second"},
    "own-site contributor": set(),  # what they have added themselves, which is nothing
    "own-site editor": {"first"},
    "own-site publisher": {"first"},
    "central editor": {"first", "second"},
    "overseer": set(),
    "network manager": {"first", "second"},
}


@pytest.fixture
def media() -> dict[str, dict[str, Any]]:
    return {
        "image": {code: ImageFactory(code=code, title=f"تصویر {code}") for code in ("first", "second")},
        "document": {code: DocumentFactory(code=code, title_fa=f"پروندهٔ {code}") for code in ("first", "second")},
    }


def shown(client: Client, address: str, objects: dict[str, Any]) -> set[str]:
    answer = client.get(address)
    text = answer.content.decode() if answer.status_code == 200 else ""
    return {code for code, found in objects.items() if found.title in text}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("role", ROLES)
def test_who_sees_whose_media(kind: str, role: str, media: dict[str, dict[str, Any]]) -> None:
    client = client_of(role)
    for address in (reverse(LISTS[kind]), reverse(f"{LISTS[kind]}_results")):
        assert shown(client, address, media[kind]) == SIGHT[role]
    if SIGHT[role] == {"first", "second"}:
        work_on(client, "second")
        assert shown(client, reverse(LISTS[kind]), media[kind]) == {"second"}


@pytest.mark.parametrize("kind", LISTS)
def test_lists_and_choosers_keep_to_the_site_that_is_worked_on(kind: str, media: dict[str, dict[str, Any]]) -> None:
    client = client_of_two_sites()
    application = LISTS[kind].partition(":")[0]
    addresses = [reverse(LISTS[kind]), reverse(f"{application}_chooser:choose_results")]
    for code, expected in ((None, {"first", "second"}), ("first", {"first"}), ("second", {"second"})):
        work_on(client, code)
        for address in addresses:
            assert shown(client, address, media[kind]) == expected
    # A link from elsewhere still leads to the other site's.
    assert client.get(reverse(f"{application}:edit", args=[media[kind]["first"].pk])).status_code == 200


def test_uploads_go_to_the_site_that_is_worked_on() -> None:
    client = client_of_two_sites()
    second = site("second").collection
    work_on(client, "second")
    address = f"{reverse('wagtailimages:add_multiple')}?collection_id={second.pk}"
    assert address in client.get(reverse("wagtailimages:index")).content.decode()
    assert address in client.get("/admin/").content.decode()
    answer = client.get(address)
    assert list(answer.context["collections"]) == [second]
    file = SimpleUploadedFile("garden.png", png(400, 300), "image/png")
    client.post(address, {"files[]": file, "collection": second.pk, "title": "باغ"})
    assert not SiteImage.objects.exclude(collection=second).exists()


@pytest.mark.parametrize("factory", [PersonFactory, NewsCategoryFactory, NewsTagFactory])
def test_records_keep_to_the_site_that_is_worked_on(factory: Any) -> None:
    records = {code: factory(code=code, name_fa=f"نام {code}") for code in ("first", "second")}
    model = type(records["first"])
    prefix = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
    chooser = reverse(model.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    client = client_of_two_sites()

    def found(address: str) -> set[str]:
        text = client.get(address).content.decode()
        return {code for code, record in records.items() if record.name_fa in text}

    def offered(*arguments: Any) -> list[str]:
        view = "edit" if arguments else "add"
        answer = client.get(reverse(f"{prefix}:{view}", args=arguments))
        return sorted(choice.code for choice in answer.context["form"].fields["site"].queryset)

    assert (found(reverse(f"{prefix}:list")), found(chooser), offered()) == (
        {"first", "second"},
        {"first", "second"},
        ["first", "second"],
    )
    work_on(client, "second")
    assert (found(reverse(f"{prefix}:list")), found(chooser), offered()) == ({"second"}, {"second"}, ["second"])
    # The other site's record may be opened, and stays where it is.
    assert offered(records["first"].pk) == ["first", "second"]
    assert offered(records["second"].pk) == ["second"]


@pytest.mark.parametrize("role", ["own-site editor", "network manager"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_offered_carries_a_mark(role: str, language: str) -> None:
    """In choosers of everybody, in lists of those who change it; once for the one that is offered."""
    client = client_of(role, language)
    offered = Collection.objects.get(pk=offered_collection_id())
    for collection in (offered, site("first").collection):
        ImageFactory(collection=collection, width=60, height=40)
        DocumentFactory(collection=collection)
    NewsCategoryFactory(code="central", is_offered=True)
    NewsCategoryFactory()
    choosers = ("wagtailimages_chooser", "wagtaildocs_chooser", "wagtailsnippetchoosers_news_newscategory")
    chosen_from = [reverse(f"{chooser}:choose_results") for chooser in choosers]
    chosen_from += [f"{chosen_from[0]}?layout=list", f"{chosen_from[0]}?multiple=1"]
    lists = [*map(reverse, LISTS.values()), f"{reverse(LISTS['image'])}?layout=list"]
    marks = {address: client.get(address).content.decode().count("data-offered") for address in chosen_from + lists}
    assert marks == dict.fromkeys(chosen_from, 1) | dict.fromkeys(lists, int(role == "network manager"))
