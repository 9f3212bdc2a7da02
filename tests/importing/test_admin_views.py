"""Editors read the report of their own site's import, and nobody else's."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cms.importing.applying import apply_unit
from cms.importing.models import UnitImport
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.units.models import DutiesPage
from tests.factories import UserFactory
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db

SOURCE = "معرفی واحد روابط عمومی\n\nشرح وظایف:\n- تهیه گزارش برایارائه به مدیران\n- انتشار اخبار\n\nchevron_right\n"


@pytest.fixture
def record() -> UnitImport:
    apply_unit(recognise(read_source(SOURCE.encode(), "unit.txt")), site("first"))
    return UnitImport.objects.get()


def visitor(role: tuple[str, str] | None) -> Client:
    client = Client(headers={"host": CENTRAL})
    if role:
        client.force_login(UserFactory(role=role))
    return client


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (None, False),
        (("second", "site-manager"), False),
        (("first", "editor"), True),
        (("first", "publisher"), True),
        (("", "central-editor"), True),
    ],
)
def test_who_sees_a_report(record: UnitImport, role: tuple[str, str] | None, sees: bool) -> None:
    client = visitor(role)
    listing = client.get(reverse("importing_imports"))
    report = client.get(reverse("importing_report", args=[record.pk]))
    assert ("unit.txt" in listing.content.decode(), report.status_code == 200) == (sees, sees)


def test_a_doubt_leads_to_the_page_that_holds_it(record: UnitImport) -> None:
    html = visitor(("first", "editor")).get(reverse("importing_report", args=[record.pk])).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[DutiesPage.objects.get(site__code="first").pk])
    assert f'<a href="{edit}">برایارائه</a>' in html
    assert "برای ارائه" in html
    assert "chevron_right" in html
