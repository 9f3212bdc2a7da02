"""Documents follow their site's record."""

from __future__ import annotations

import pytest

from cms.release.refreshing import refresh_stale, waiting
from cms.tenancy.models import SitePhone
from cms.units.models import ContactPage
from tests.factories import (
    NewsPageFactory,
)
from tests.factories.world import site
from tests.release.outcome import document, fate, released

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_a_site_that_is_not_live_withdraws_and_comes_back(status: str) -> None:
    page, other = NewsPageFactory(), NewsPageFactory(site="second")
    gone = NewsPageFactory()
    gone.unpublish()
    record = site("first")
    record.status = status
    record.save()
    assert fate(page.uid)[:2] == ("withdrawn", status)
    assert fate(other.uid)[:2] == ("released", "")
    record.status = "live"
    record.save()
    assert fate(page.uid)[:2] == ("released", "")
    assert fate(gone.uid)[:2] == ("withdrawn", "unpublished")


def test_what_is_published_on_a_suspended_site_waits() -> None:
    record = site("first")
    record.status = "suspended"
    record.save()
    page = NewsPageFactory()
    assert fate(page.uid)[:2] == ("withdrawn", "suspended")
    record.status = "live"
    record.save()
    assert fate(page.uid)[:2] == ("released", "")


def test_a_language_that_the_site_gives_up_is_withdrawn_and_comes_back() -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True)
    record = site("first")
    record.languages = ["ar"]
    record.save()
    assert released(page.uid) == {"fa": "خبر"}
    assert fate(page.uid, "en")[:2] == ("withdrawn", "language-off")
    record.languages = ["ar", "en"]
    record.save()
    assert released(page.uid) == {"fa": "خبر", "en": "News"}


def test_the_contact_page_follows_the_record() -> None:
    record = site("first")
    record.address_fa = "خیابان نمونه"
    record.save()
    contact = ContactPage.objects.get(site=record)
    assert waiting() > 0
    refresh_stale()
    assert waiting() == 0
    assert document(contact).body["contact"]["address"] == "خیابان نمونه"


def test_the_contact_page_follows_a_phone() -> None:
    record = site("first")
    SitePhone.objects.create(site=record, number="000-5550100", extension="12")
    refresh_stale()
    contact = ContactPage.objects.get(site=record)
    assert document(contact).body["contact"]["phones"] == [{"label": "", "number": "000-5550100", "extension": "12"}]
