"""One language of a page becomes what it was, as a draft; the others stay, and so does every version."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from cms.galleries.models import PhotoReportPage
from cms.news.models import NewsPage
from cms.pages.models import BasePage
from cms.release.models import ReleasedDocument
from tests.editing.clients import ROLES, client_of
from tests.factories import ImageFactory, NewsPageFactory, PhotoReportPageFactory
from tests.release.outcome import released

pytestmark = pytest.mark.django_db

EDITORS = {"own-site editor", "own-site publisher", "central editor", "network manager"}


@pytest.fixture
def item() -> NewsPage:
    """Published twice, everything changed in between; released in Persian and English."""
    page = NewsPageFactory(
        title_fa="تیتر یکم",
        title_en="First title",
        lead_fa="لید یکم",
        lead_en="First lead",
        ready_en=True,
        slug="item",
        body_en=[("paragraph", {"text": "<p>First text</p>"})],
    )
    page.title_fa, page.title_en, page.title_ar = "تیتر دوم", "Second title", "العنوان الثاني"
    page.lead_fa, page.lead_en = "لید دوم", "Second lead"
    page.body_en = [("paragraph", {"text": "<p>Second text</p>"})]
    page.kind, page.slug = "report", "item-2"
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def first_revision(page: BasePage) -> Revision:
    return page.revisions.order_by("pk").first()


def restore_url(page: BasePage, language: str = "en") -> str:
    return reverse("editing_restore_language", args=[page.pk, first_revision(page).pk, language])


def words_of(page: Any) -> dict[str, str]:
    names = ("title_fa", "lead_fa", "title_en", "lead_en", "title_ar", "kind", "slug")
    return {name: getattr(page, name) or "" for name in names}


def read(client: Client, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize(
    ("language", "changed"),
    [
        ("fa", {"title_fa": "تیتر یکم", "lead_fa": "لید یکم"}),
        ("en", {"title_en": "First title", "lead_en": "First lead"}),
        ("ar", {"title_ar": ""}),
    ],
)
def test_one_language_is_what_it_was_and_the_rest_is_what_it_is(
    item: NewsPage, language: str, changed: dict[str, str]
) -> None:
    before = words_of(item)
    answer = client_of("own-site editor").post(restore_url(item, language))
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[item.pk])
    draft = NewsPage.objects.get(pk=item.pk).get_latest_revision_as_object()
    assert words_of(draft) == before | changed
    text = draft.body_en[0].value["text"].source
    assert text == ("<p>First text</p>" if language == "en" else "<p>Second text</p>")


def test_citizens_see_it_once_it_is_published(item: NewsPage) -> None:
    client = client_of("own-site publisher")
    client.post(restore_url(item))
    assert released(item.uid) == {"fa": "تیتر دوم", "en": "Second title"}
    page = NewsPage.objects.get(pk=item.pk)
    assert (page.live, page.has_unpublished_changes) == (True, True)
    page.get_latest_revision().publish()
    assert released(item.uid) == {"fa": "تیتر دوم", "en": "First title"}


def test_the_ready_mark_is_no_text(item: NewsPage) -> None:
    page = NewsPage.objects.get(pk=item.pk)
    page.ready_en = False
    page.save_revision()
    client_of("own-site editor").post(restore_url(item))
    draft = NewsPage.objects.get(pk=item.pk).get_latest_revision_as_object()
    assert (draft.title_en, draft.ready_en) == ("First title", False)


def test_it_builds_on_the_draft_not_on_what_is_live(item: NewsPage) -> None:
    item.lead_fa = "لید پیش‌نویس"
    item.save_revision()
    client_of("own-site editor").post(restore_url(item))
    draft = NewsPage.objects.get(pk=item.pk).get_latest_revision_as_object()
    assert (draft.lead_fa, draft.title_en) == ("لید پیش‌نویس", "First title")


def test_captions_of_the_same_pictures_come_back() -> None:
    report = PhotoReportPageFactory(images=[ImageFactory(), ImageFactory()])
    kept, dropped = report.pictures.all()
    kept.caption_en, kept.caption_fa, dropped.caption_en = "Kept", "مانده", "Dropped"
    report.pictures.add(kept, dropped)
    report.save_revision().publish()
    before = report.get_latest_revision()
    report = PhotoReportPage.objects.get(pk=report.pk)
    picture = report.pictures.get(id=kept.pk)
    picture.caption_en, picture.caption_fa = "Changed", "تغییرکرده"
    report.pictures.add(picture)
    report.pictures.remove(report.pictures.get(id=dropped.pk))
    report.save_revision().publish()

    client_of("own-site editor").post(reverse("editing_restore_language", args=[report.pk, before.pk, "en"]))
    draft = PhotoReportPage.objects.get(pk=report.pk).get_latest_revision_as_object()
    assert [(each.pk, each.caption_en, each.caption_fa) for each in draft.pictures.all()] == [
        (kept.pk, "Kept", "تغییرکرده")
    ]


def test_it_is_logged_and_every_version_stays(item: NewsPage) -> None:
    kept = list(item.revisions.order_by("pk").values_list("pk", flat=True))
    client = client_of("own-site editor")
    client.post(restore_url(item))
    *former, latest = item.revisions.order_by("pk").values_list("pk", flat=True)
    assert former == kept
    entry = PageLogEntry.objects.get(page=item.pk, action="payvand.restore_language")
    assert (entry.revision_id, entry.data["language"], entry.data["revision"]["id"]) == (latest, "en", kept[0])
    assert entry.content_changed is True
    shown = read(client, reverse("wagtailadmin_pages:history", args=[item.pk])).get_text(" ")
    assert "English restored from the version of" in shown


def test_undone_it_reads_as_before(item: NewsPage) -> None:
    client, second = client_of("own-site editor"), item.get_latest_revision()
    before = words_of(item)
    client.post(restore_url(item))
    client.post(reverse("editing_restore_language", args=[item.pk, second.pk, "en"]))
    assert words_of(NewsPage.objects.get(pk=item.pk).get_latest_revision_as_object()) == before


def test_the_question_names_page_language_version_and_change(item: NewsPage) -> None:
    Revision.objects.filter(pk=first_revision(item).pk).update(created_at="2025-10-25T06:35:00Z")
    page = read(client_of("own-site editor", "fa"), restore_url(item))
    shown = " ".join(page.select_one("main").get_text(" ").split())
    assert "تیتر دوم" in shown
    assert "۳ آبان ۱۴۰۴" in shown
    table = page.select_one("table")
    assert [cell.get_text(strip=True) for cell in table.select("tbody th")] == [
        "عنوان (انگلیسی)",
        "لید (انگلیسی)",
        "متن (انگلیسی)",
    ]
    assert {(cell["lang"], cell["dir"]) for cell in table.select("tbody td")} == {("en", "ltr")}
    assert [(mark.name, mark.get_text()) for mark in table.select_one("tbody td").select("ins, del")] == [
        ("del", "Second"),
        ("ins", "First"),
    ]
    assert item.revisions.count() == 2


def test_what_reads_the_same_already_is_left_alone(item: NewsPage) -> None:
    url = reverse("editing_restore_language", args=[item.pk, item.latest_revision_id, "en"])
    for method in ("get", "post"):
        answer = getattr(client_of("own-site editor"), method)(url)
        assert answer.headers["Location"] == reverse("wagtailadmin_pages:history", args=[item.pk])
    assert item.revisions.count() == 2


def test_a_rule_of_the_page_refuses_and_nothing_is_saved() -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="", slug="item")
    page.title_en, page.ready_en = "Title", True
    page.save_revision().publish()
    answer = client_of("own-site editor").post(restore_url(page))
    assert answer.status_code == 200
    assert "A language that is ready needs a title." in answer.content.decode()
    assert page.revisions.count() == 2
    assert not PageLogEntry.objects.filter(action="payvand.restore_language").exists()


# Who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_who_restores_a_language(role: str, item: NewsPage) -> None:
    client, before = client_of(role), list(ReleasedDocument.objects.order_by("pk").values())
    choice = reverse("editing_choose_language_to_restore", args=[item.pk, first_revision(item).pk])
    is_editor = role in EDITORS
    assert [client.get(url).status_code for url in (choice, restore_url(item))] == [200 if is_editor else 302] * 2
    assert "First title" not in client.get(choice).content.decode()
    assert client.post(restore_url(item)).status_code == 302
    assert item.revisions.count() == (3 if is_editor else 2)
    assert PageLogEntry.objects.filter(action="payvand.restore_language").count() == int(is_editor)
    assert list(ReleasedDocument.objects.order_by("pk").values()) == before


def test_another_pages_version_or_an_unknown_language_is_not_there(item: NewsPage) -> None:
    client, other = client_of("own-site editor"), NewsPageFactory()
    urls = [
        reverse("editing_restore_language", args=[item.pk, first_revision(other).pk, "en"]),
        reverse("editing_choose_language_to_restore", args=[item.pk, first_revision(other).pk]),
        restore_url(item, "fr"),
    ]
    assert [client.post(url).status_code for url in urls] == [404, 404, 404]


def test_a_locked_page_is_not_restored(item: NewsPage) -> None:
    NewsPage.objects.filter(pk=item.pk).update(locked=True)
    assert client_of("own-site editor").post(restore_url(item)).status_code == 302
    assert item.revisions.count() == 2
