"""The audit finds each kind of difference, and its repair leaves none."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet

from cms.news.models import NewsPage
from cms.pages.models import BasePage
from cms.release.log import audit, withdraw_language
from cms.release.models import ReleasedDocument
from cms.tenancy.models import NetworkSite
from tests.factories import NewsPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> NewsPage:
    return NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True)


def rows(page: BasePage, **conditions: str) -> QuerySet[ReleasedDocument]:
    return ReleasedDocument.objects.filter(uid=page.uid, **conditions)


def problems() -> list[tuple[str, str, str]]:
    return sorted((finding.problem, finding.site, finding.locale) for finding in audit())


def assert_repaired() -> None:
    assert all(finding.is_repaired for finding in audit(repair=True))
    assert audit() == []


def test_a_network_in_order_has_no_finding(page: NewsPage) -> None:
    assert audit() == []


def test_page_without_document(page: NewsPage) -> None:
    rows(page).delete()
    assert problems() == [("language", "first", "en"), ("page-without-document", "first", "fa")]
    assert_repaired()
    assert rows(page, locale="fa").get().title == "خبر"


def test_document_without_page(page: NewsPage) -> None:
    with connection.cursor() as cursor:  # past every signal
        cursor.execute("DELETE FROM news_newspage WHERE basepage_ptr_id = %s", [page.pk])
        cursor.execute("DELETE FROM pages_basepage WHERE id = %s", [page.pk])
    assert problems() == [("document-without-page", "first", "en"), ("document-without-page", "first", "fa")]
    assert_repaired()
    assert set(rows(page).values_list("reason", "title")) == {("deleted", "")}


def test_a_page_taken_down_past_every_signal(page: NewsPage) -> None:
    NewsPage.objects.filter(pk=page.pk).update(live=False)
    assert problems() == [("document-without-page", "first", "en"), ("document-without-page", "first", "fa")]
    assert_repaired()
    assert set(rows(page).values_list("reason", flat=True)) == {"unpublished"}


def test_wrong_site(page: NewsPage) -> None:
    rows(page).update(site=site("second"))
    assert ("site", "second", "fa") in problems()
    assert_repaired()
    assert rows(page, state="released", locale="fa").get().site.code == "first"


def test_wrong_path(page: NewsPage) -> None:
    rows(page).update(path="/elsewhere/", folded_path="/elsewhere/")
    assert problems() == [("path", "first", "en"), ("path", "first", "fa")]
    assert_repaired()
    assert rows(page, locale="fa").get().path == page.site_path


def test_wrong_body(page: NewsPage) -> None:
    rows(page, locale="fa").update(body={"type": "news", "lead": "something else"}, hash="x")
    assert problems() == [("body", "first", "fa")]
    assert_repaired()
    assert rows(page, locale="fa").get().body["lead"] == ""


def test_wrong_state(page: NewsPage) -> None:
    NetworkSite.objects.filter(code="second").update(status="suspended")
    found = problems()
    assert {(problem, code) for problem, code, _locale in found} == {("state", "second")}
    assert_repaired()
    assert not ReleasedDocument.objects.filter(site__code="second", state="released").exists()


def test_wrong_language(page: NewsPage) -> None:
    NetworkSite.objects.filter(code="first").update(languages=["ar"])
    assert problems() == [("language", "first", "en")]
    assert_repaired()
    assert rows(page, locale="en").get().reason == "language-off"


def test_rows_of_another_server(page: NewsPage) -> None:
    rows(page).update(xid=2**50)
    assert problems() == [("order", "first", "en"), ("order", "first", "fa")]
    assert_repaired()


def test_a_language_that_was_withdrawn_on_purpose_is_no_finding(page: NewsPage) -> None:
    withdraw_language(page, "en")
    assert audit() == []


def test_a_language_that_is_kept_is_no_finding(page: NewsPage) -> None:
    page.lead_en, page.ready_en = "half-done", False
    page.save_revision().publish()
    assert audit() == []


def test_the_command_reports_repairs_and_tells_by_its_code(page: NewsPage) -> None:
    rows(page, locale="fa").delete()
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("audit_release", "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert ended.value.code == 1
    assert [(finding["problem"], finding["is_repaired"]) for finding in report["findings"]] == [
        ("page-without-document", False)
    ]
    call_command("audit_release", "--repair", "--site", "first", stdout=out)
    call_command("audit_release", stdout=out)
