"""The way of a file through the admin: given, looked at, settled, imported; and who may walk it."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.importing.decisions import doubt_keys, line_key
from cms.importing.models import PendingImport, UnitImport
from cms.importing.pending import keep_file, read_unit
from cms.importing.tasks import prune_pending_imports
from cms.pages.models import BasePage
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.tenancy.models import NetworkSite
from cms.units.models import DutiesPage, UnitIntroductionPage
from tests.factories import UserFactory
from tests.factories.roles import everybody_but
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db

SOURCE = """معرفی واحد روابط عمومی

روابط عمومی پل ارتباط شهروندان و مدیریت شهری است و فعالیت های آن در خدمت مردم انجام میشود.

شرح وظایف:
- تهیه گزارش برایارائه به مدیران
- انتشار اخبار

تلفن: 021-55501234

chevron_right
"""
ROLES = everybody_but("other-site manager")
IMPORTERS = ("own-site editor", "own-site publisher", "own-site manager", "central editor", "network manager")


def client_of(role: str) -> Client:
    client = Client(headers={"host": CENTRAL})
    if ROLES[role] is not None:
        client.force_login(UserFactory(role=ROLES[role]))
    return client


def upload(client: Client, content: bytes, name: str = "unit.txt", code: str = "first") -> HttpResponse:
    data = {"site": site(code).pk, "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("importing_give_file"), data)  # type: ignore[return-value]


@pytest.fixture
def pending() -> PendingImport:
    return keep_file(SOURCE.encode(), "unit.txt", site("first"), None)


def address(name: str, pending: PendingImport) -> str:
    return reverse(f"importing_{name}", args=[pending.pk])


def doubt_key(pending: PendingImport, word: str = "برایارائه") -> str:
    return next(key for key, doubt in doubt_keys(read_unit(pending).doubts).items() if doubt.word == word)


def icon_key(pending: PendingImport) -> str:
    return next(line_key(line) for line in read_unit(pending).accounts if line.source == "chevron_right")


def duties(code: str = "first") -> DutiesPage:
    return DutiesPage.objects.get(site__code=code)


def draft_duties() -> list[str]:
    return [child.value["title"] for child in duties().get_latest_revision_as_object().duties_fa]


def stored() -> list[int]:
    tables: list[Any] = [BasePage, Revision, UnitImport, ReleasedDocument]
    return [table.objects.count() for table in tables]


# The way ----------------------------------------------------------------------------------------------------------


def test_a_file_is_given_looked_at_and_nothing_is_written() -> None:
    client, before = client_of("own-site editor"), stored()
    answer = upload(client, SOURCE.encode(), "صفحهٔ ما.txt")
    pending = PendingImport.objects.get()
    assert answer.headers["location"] == address("preview", pending)
    html = client.get(address("preview", pending)).content.decode()
    assert "صفحهٔ ما.txt" in html
    assert "<mark>برایارائه</mark>" in html
    assert "برای ارائه" in html
    assert "chevron_right" in html
    assert stored() == before
    assert NetworkSite.objects.get(code="first").phones.count() == 0


def test_doubts_are_settled_one_by_one_and_stay_settled(pending: PendingImport) -> None:
    client, key = client_of("own-site editor"), doubt_key(pending)
    settle = address("settle", pending)
    client.post(settle, {"doubt": key, "choice": "accept", "suggestion": "0"})
    html = client.get(f"{address('preview', pending)}?doubt={key}").content.decode()
    assert '<progress class="import-progress" max="1" value="1"' in html
    client.post(settle, {"doubt": key, "choice": "reopen"})
    assert PendingImport.objects.get().decisions["doubts"] == {}
    client.post(settle, {"doubt": key, "choice": "edit", "text": " "})
    assert PendingImport.objects.get().decisions["doubts"] == {}
    client.post(settle, {"doubt": key, "choice": "edit", "text": "برای  عرضه"})
    assert PendingImport.objects.get().decisions["doubts"] == {key: {"text": "برای عرضه", "joins": False}}
    client.post(settle, {"doubt": key, "choice": "keep"})
    assert PendingImport.objects.get().decisions["doubts"] == {key: {"text": None, "joins": False}}


def test_all_doubts_of_a_reason_are_accepted_at_once() -> None:
    source = SOURCE.replace("- انتشار اخبار", "- انتشار اخبار برایارائه به مردم")
    pending = keep_file(source.encode(), "unit.txt", site("first"), None)
    client_of("own-site editor").post(
        address("settle", pending), {"doubt": doubt_key(pending), "choice": "accept-alike"}
    )
    settled = PendingImport.objects.get().decisions["doubts"].values()
    assert [entry["text"] for entry in settled] == ["برای ارائه", "برای ارائه"]


def test_a_left_out_line_is_placed_and_taken_back(pending: PendingImport) -> None:
    client, key = client_of("own-site editor"), icon_key(pending)
    client.post(address("place_line", pending), {"line": f"{key}:duties"})
    assert PendingImport.objects.get().decisions["lines"] == {key: "duties"}
    client.post(address("place_line", pending), {"line": f"{key}:source"})
    assert PendingImport.objects.get().decisions["lines"] == {}
    client.post(address("place_line", pending), {"line": f"{key}:nowhere"})
    assert PendingImport.objects.get().decisions["lines"] == {}


def test_drafts_wait_and_citizens_see_nothing(pending: PendingImport) -> None:
    client = client_of("own-site editor")
    client.post(address("settle", pending), {"doubt": doubt_key(pending), "choice": "accept"})
    client.post(address("place_line", pending), {"line": f"{icon_key(pending)}:duties"})
    report = client.post(address("apply", pending), {"draft": ""}, follow=True)
    assert draft_duties() == ["تهیه گزارش برای ارائه به مدیران", "انتشار اخبار", "chevron_right"]
    assert ReleasedDocument.objects.get(uid=duties().uid, locale="fa").body["tree"] == []
    assert PendingImport.objects.count() == 0
    html = report.content.decode()
    for page in (duties(), UnitIntroductionPage.objects.get(site__code="first")):
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html


def test_a_publisher_publishes(pending: PendingImport) -> None:
    client_of("own-site publisher").post(address("apply", pending), {"publish": ""})
    refresh_stale()
    tree = ReleasedDocument.objects.get(uid=duties().uid, locale="fa").body["tree"]
    assert [node["title"] for node in tree] == ["تهیه گزارش برایارائه به مدیران", "انتشار اخبار"]


def test_an_editor_does_not_publish(pending: PendingImport) -> None:
    before = stored()
    client_of("own-site editor").post(address("apply", pending), {"publish": ""})
    assert (stored(), PendingImport.objects.count()) == (before, 1)


@pytest.mark.parametrize(
    ("role", "asked", "phones"),
    [
        ("own-site editor", True, 0),
        ("own-site publisher", True, 0),
        ("own-site manager", True, 1),
        ("own-site manager", False, 0),
        ("network manager", True, 1),
    ],
)
def test_contact_details_are_written_by_whoever_keeps_the_record_and_asks(
    pending: PendingImport, role: str, asked: bool, phones: int
) -> None:
    client_of(role).post(address("apply", pending), {"draft": "", **({"contact": "on"} if asked else {})})
    assert site("first").phones.count() == phones
    assert UnitImport.objects.get().report["fields"]["contact.phones"] == ("written" if phones else "withheld")


def test_again_updates_and_remembers_what_was_settled(pending: PendingImport) -> None:
    client = client_of("own-site publisher")
    client.post(address("settle", pending), {"doubt": doubt_key(pending), "choice": "accept"})
    client.post(address("apply", pending), {"publish": ""})
    before = stored()
    upload(client, SOURCE.encode())
    again = PendingImport.objects.get()
    assert doubt_key(again) in again.decisions["doubts"]
    client.post(address("apply", again), {"publish": ""})
    assert stored() == before
    assert draft_duties() == ["تهیه گزارش برای ارائه به مدیران", "انتشار اخبار"]


def test_what_an_editor_changed_since_stays_until_the_file_is_chosen(pending: PendingImport) -> None:
    client = client_of("own-site publisher")
    client.post(address("apply", pending), {"publish": ""})
    page = UnitIntroductionPage.objects.get(site__code="first")
    page.heading_fa = "روابط‌عمومی ما"
    page.save_revision().publish()
    for target, heading in (("", "روابط‌عمومی ما"), ("file:about.heading_fa", "معرفی واحد روابط‌عمومی")):
        again = keep_file(SOURCE.encode(), "unit.txt", site("first"), None)
        html = client.get(address("preview", again)).content.decode()
        assert 'value="file:about.heading_fa"' in html
        if target:
            client.post(address("choose_field", again), {"field": target})
        client.post(address("apply", again), {"publish": ""})
        assert UnitIntroductionPage.objects.get(pk=page.pk).heading_fa == heading


def test_a_locked_page_stops_the_import(pending: PendingImport) -> None:
    page = duties()
    page.locked, page.locked_by, page.locked_at = True, UserFactory(role=("first", "publisher")), timezone.now()
    page.save()
    before = stored()
    client_of("own-site editor").post(address("apply", pending), {"draft": ""})
    assert (stored(), PendingImport.objects.count()) == (before, 1)


def test_a_doubt_is_settled_after_the_import(pending: PendingImport) -> None:
    client = client_of("own-site editor")
    client.post(address("apply", pending), {"draft": ""})
    record = UnitImport.objects.get()
    settle = reverse("importing_settle_later", args=[record.pk])
    client.post(settle, {"doubt": "0", "choice": "accept"})
    assert draft_duties() == ["تهیه گزارش برای ارائه به مدیران", "انتشار اخبار"]
    assert [doubt["settled"] for doubt in UnitImport.objects.get().report["doubts"]] == [True]
    assert UnitImport.objects.get().imported_at == record.imported_at
    revisions = duties().revisions.count()
    client.post(settle, {"doubt": "0", "choice": "accept"})  # its word is not there any more
    assert duties().revisions.count() == revisions
    assert client.post(settle, {"doubt": "7", "choice": "keep"}).status_code == 404


def test_a_file_that_is_discarded_or_too_old_is_forgotten(pending: PendingImport) -> None:
    client_of("own-site editor").post(address("discard", pending))
    assert PendingImport.objects.count() == 0
    young, old = (keep_file(SOURCE.encode(), f"{name}.txt", site("first"), None) for name in ("young", "old"))
    PendingImport.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert prune_pending_imports.call() == 1
    assert list(PendingImport.objects.all()) == [young]


# Who ----------------------------------------------------------------------------------------------------------------


def test_who_gives_a_file() -> None:
    opened = {role: client_of(role).get(reverse("importing_give_file")).status_code == 200 for role in ROLES}
    assert opened == {role: role in IMPORTERS or role == "other-site editor" for role in ROLES}


def test_nobody_gives_a_file_for_a_site_of_others() -> None:
    for role in ROLES:
        upload(client_of(role), SOURCE.encode())
    givers = [pending.user.groups.get().site_role for pending in PendingImport.objects.order_by("pk") if pending.user]
    assert [(row.site.code if row.site else "", row.role) for row in givers] == [ROLES[role] for role in IMPORTERS]


def test_who_sees_a_waiting_import(pending: PendingImport) -> None:
    seen = {role: client_of(role).get(address("preview", pending)).status_code for role in ROLES}
    refused = {"anonymous": 302, "other-site editor": 404, "own-site contributor": 302, "overseer": 302}
    assert seen == {role: refused.get(role, 200) for role in ROLES}
    listed = {
        role: "unit.txt" in client_of(role).get(reverse("importing_imports"), follow=True).content.decode()
        for role in ROLES
    }
    assert listed == {role: role in IMPORTERS for role in ROLES}


@pytest.mark.parametrize("name", ["settle", "place_line", "choose_field", "apply", "discard"])
def test_who_changes_a_waiting_import(pending: PendingImport, name: str) -> None:
    data = {"doubt": doubt_key(pending), "choice": "accept", "line": f"{icon_key(pending)}:duties"}
    data |= {"field": "file:about.lead_fa", "draft": ""}
    before = stored()
    for role in ("anonymous", "other-site editor", "own-site contributor", "overseer"):
        answer = client_of(role).post(address(name, pending), data)
        assert answer.status_code == (404 if role == "other-site editor" else 302)
        unchanged = PendingImport.objects.get()
        assert (unchanged.decisions, stored()) == (pending.decisions, before)
    assert client_of("own-site editor").get(address(name, pending)).status_code == 405
    client_of("own-site editor").post(address(name, pending), data)
    done = PendingImport.objects.filter(decisions=pending.decisions).count() == 0
    assert done


def test_who_settles_a_doubt_later(pending: PendingImport) -> None:
    client_of("own-site editor").post(address("apply", pending), {"draft": ""})
    record = UnitImport.objects.get()
    settle = reverse("importing_settle_later", args=[record.pk])
    for role in ("anonymous", "other-site editor", "own-site contributor", "overseer"):
        answer = client_of(role).post(settle, {"doubt": "0", "choice": "keep"})
        assert answer.status_code == (404 if role == "other-site editor" else 302)
        assert "settled" not in UnitImport.objects.get().report["doubts"][0]
    client_of("central editor").post(settle, {"doubt": "0", "choice": "keep"})
    assert UnitImport.objects.get().report["doubts"][0]["settled"] is True


def test_the_menu_offers_an_import_to_those_who_may() -> None:
    entry = f'"{reverse("importing_give_file")}"'
    shown = {
        role: entry in client_of(role).get(reverse("wagtailadmin_home"), follow=True).content.decode() for role in ROLES
    }
    assert shown == {role: role in IMPORTERS or role == "other-site editor" for role in ROLES}


# Files that are no unit page -----------------------------------------------------------------------------------------


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (101 * 1024 * 1024))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "unit.txt", "This file is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "unit.txt", "This file is not a text."),
        (b"%PDF-1.7 \x00\xff", "unit.docx", "A PDF cannot be imported."),
        (zip_bomb(), "unit.docx", "This document unpacks to more than 100 MB and is not read."),
        (b"PK\x03\x04 broken", "unit.docx", "This Word document is damaged."),
        (SOURCE.encode(), "unit.exe", "A file that ends with .exe cannot be imported."),
        (SOURCE.encode(), "unit", "A file that ends with nothing cannot be imported."),
        (b"English only, nothing else", "unit.txt", "There is no Persian text in this file;"),
        (b" " * (10 * 1024 * 1024 + 1), "unit.txt", "This file is larger than 10 MB."),
        (bytes(range(128, 256)) * 40, "unit.txt", "The encoding of this file is not known."),
    ],
    ids=["empty", "picture", "pdf", "zip bomb", "broken", "ending", "no ending", "English", "too large", "unknown"],
)
def test_what_is_no_unit_page_is_refused_with_a_sentence(content: bytes, name: str, sentence: str) -> None:
    client = client_of("own-site editor")
    UserProfile.objects.update_or_create(
        user=User.objects.get(pk=client.session["_auth_user_id"]), defaults={"preferred_language": "en"}
    )
    answer = upload(client, content, name)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert PendingImport.objects.count() == 0


def test_windows_1256_is_read() -> None:
    answer = upload(client_of("own-site editor"), SOURCE.replace("ی", "ي").encode("windows-1256"))
    assert answer.status_code == 302
    assert read_unit(PendingImport.objects.get()).source_encoding == "windows-1256"


def test_the_preview_asks_as_often_for_many_lines_as_for_few(pending: PendingImport) -> None:
    client = client_of("own-site editor")
    long = SOURCE.replace("- انتشار اخبار", "- انتشار اخبار\n" * 40)
    many = keep_file(long.encode(), "unit.txt", site("first"), None)

    def queries(of: PendingImport) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address("preview", of))
        return len(captured)

    queries(pending)
    assert queries(many) == queries(pending)
