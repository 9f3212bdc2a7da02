"""Pictures and documents by role: added, changed and chosen in the own site's collection, and in no other."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.media.models import SiteDocument, SiteImage
from tests.factories import DocumentFactory, ImageFactory, UserFactory
from tests.factories.media import png
from tests.factories.roles import everybody_but
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db

ROLES = everybody_but("other-site manager")
SITES = ("first", "second")
NOBODY: set[str] = set()
# In which sites' collections each role may add and choose, and change what others have added.
ADDS = {
    "anonymous": NOBODY,
    "other-site editor": {"second"},
    "own-site contributor": {"first"},
    "own-site editor": {"first"},
    "own-site publisher": {"first"},
    "own-site manager": {"first"},
    "central editor": {"first", "second"},
    "overseer": NOBODY,
    "network manager": {"first", "second"},
}
CHANGES = {**ADDS, "own-site contributor": NOBODY}
KINDS = {"image": (ImageFactory, "wagtailimages"), "document": (DocumentFactory, "wagtaildocs")}
XHR = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}

kinds = pytest.mark.parametrize("kind", KINDS)


def client_of(role: str) -> Client:
    client = Client(headers={"host": CENTRAL})
    if ROLES[role] is not None:
        client.force_login(UserFactory(role=ROLES[role]))
    return client


def by_role(answer: Any) -> dict[str, set[str]]:
    """{role: the sites for whose collection `answer(client, code)` is true}"""
    found = {}
    for role in ROLES:
        client = client_of(role)
        found[role] = {code for code in SITES if answer(client, code)}
    return found


def model_of(kind: str) -> Any:
    return SiteImage if kind == "image" else SiteDocument


def titled(kind: str, code: str) -> Any:
    """A file in that site's collection, called after it."""
    return KINDS[kind][0](**{"code": code, "title" if kind == "image" else "title_fa": f"of-{code}"})


def upload(kind: str) -> SimpleUploadedFile:
    if kind == "image":
        return SimpleUploadedFile("bridge.png", png(40, 30), "image/png")
    return SimpleUploadedFile("report.pdf", b"%PDF-1.4 sample", "application/pdf")


def values(kind: str, code: str, prefix: str = "") -> dict[str, Any]:
    collection = site(code).collection
    assert collection is not None
    words = {f"{prefix}alt_fa": "پل"} if kind == "image" else {}
    return {f"{prefix}title": "تازه", f"{prefix}collection": collection.pk, f"{prefix}tags": "", **words}


def reaches(kind: str, path: str, data: dict[str, Any], code: str, client: Client, **headers: str) -> bool:
    """Whether a posted file ends in that site's collection."""
    rows = model_of(kind).objects.filter(collection=site(code).collection)
    before = rows.count()
    client.post(path, data, **headers)
    return bool(rows.count() > before)


@kinds
def test_adding_by_the_form(kind: str) -> None:
    path = reverse(f"{KINDS[kind][1]}:add")

    def adds(client: Client, code: str) -> bool:
        return reaches(kind, path, {**values(kind, code), "file": upload(kind)}, code, client)

    assert by_role(adds) == ADDS


@kinds
def test_adding_many_at_once(kind: str) -> None:
    path = reverse(f"{KINDS[kind][1]}:add_multiple")

    def adds(client: Client, code: str) -> bool:
        rows = model_of(kind).objects.filter(collection=site(code).collection)
        before = rows.count()
        data = {"title": "تازه", "collection": site(code).collection_id, "files[]": upload(kind)}
        answer = client.post(path, data, **XHR)
        waiting = answer.json().get("uploaded_file_id") if answer.status_code == 200 else None
        if waiting:  # for the words of an image
            address = reverse(f"{KINDS[kind][1]}:create_multiple_from_uploaded_{kind}", args=[waiting])
            client.post(address, values(kind, code, f"uploaded-{kind}-{waiting}-"), **XHR)
        return bool(rows.count() > before)

    assert by_role(adds) == ADDS


@kinds
def test_adding_in_the_chooser(kind: str) -> None:
    path = reverse(f"{KINDS[kind][1]}_chooser:create")
    prefix = f"{kind}-chooser-upload-"

    def adds(client: Client, code: str) -> bool:
        data = {**values(kind, code, prefix), f"{prefix}file": upload(kind)}
        return reaches(kind, path, data, code, client)

    assert by_role(adds) == ADDS


@kinds
def test_changing_what_somebody_else_has_added(kind: str) -> None:
    factory, app = KINDS[kind]

    def changes(client: Client, code: str) -> bool:
        row = factory(code=code)
        client.post(reverse(f"{app}:edit", args=[row.pk]), values(kind, code))
        row.refresh_from_db()
        return bool(row.title == "تازه")

    assert by_role(changes) == CHANGES


@kinds
def test_a_contributor_changes_what_is_its_own(kind: str) -> None:
    factory, app = KINDS[kind]
    client = client_of("own-site contributor")
    row = factory(uploaded_by_user=User.objects.latest("pk"))
    assert client.post(reverse(f"{app}:edit", args=[row.pk]), values(kind, "first")).status_code == 302
    row.refresh_from_db()
    assert row.title == "تازه"


@kinds
def test_moving_to_another_sites_collection(kind: str) -> None:
    factory, app = KINDS[kind]

    def moves(client: Client, code: str) -> bool:
        row = factory(code=code)
        other = "second" if code == "first" else "first"
        client.post(reverse(f"{app}:edit", args=[row.pk]), values(kind, other))
        row.refresh_from_db()
        return bool(row.collection == site(other).collection)

    network = {"central editor": set(SITES), "network manager": set(SITES)}
    assert by_role(moves) == {role: network.get(role, NOBODY) for role in ROLES}


@kinds
def test_listing(kind: str) -> None:
    app = KINDS[kind][1]
    for code in SITES:
        titled(kind, code)

    def shows(client: Client, code: str) -> bool:
        return f"of-{code}" in client.get(reverse(f"{app}:index")).content.decode()

    assert by_role(shows) == CHANGES


@kinds
def test_choosing(kind: str) -> None:
    app = KINDS[kind][1]
    rows = {code: titled(kind, code) for code in SITES}

    def is_offered(client: Client, code: str) -> bool:
        return f"of-{code}" in client.get(reverse(f"{app}_chooser:choose")).content.decode()

    def is_handed_over(client: Client, code: str) -> bool:
        answer = client.get(reverse(f"{app}_chooser:chosen", args=[rows[code].pk]), **XHR)
        return answer.status_code == 200 and f"of-{code}" in answer.content.decode()

    assert by_role(is_offered) == ADDS
    assert by_role(is_handed_over) == ADDS


@kinds
def test_deleting_goes_with_changing(kind: str) -> None:
    factory, app = KINDS[kind]

    def deletes(client: Client, code: str) -> bool:
        row = factory(code=code)
        client.post(reverse(f"{app}:delete", args=[row.pk]))
        return not model_of(kind).objects.filter(pk=row.pk).exists()

    assert by_role(deletes) == CHANGES


@kinds
def test_many_at_once(kind: str) -> None:
    factory, _app = KINDS[kind]
    model = model_of(kind)

    def deletes(client: Client, code: str) -> bool:
        row = factory(code=code)
        path = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
        client.post(f"{path}?id={row.pk}&next=/admin/")
        return not model.objects.filter(pk=row.pk).exists()

    assert by_role(deletes) == CHANGES
