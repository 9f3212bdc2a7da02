"""Two versions of a page side by side: every field, in its language and direction, marked by more than colour."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.urls import reverse

from cms.editing.revisions.content import LANGUAGES, language_of
from cms.galleries.models import PhotoReportPage
from cms.news.models import NewsPage
from cms.pages.models import BasePage
from tests.editing.clients import ROLES, client_of
from tests.factories import ImageFactory, NewsPageFactory, NewsTagFactory, PhotoReportPageFactory, UserFactory
from tests.serving.samples import FULL

pytestmark = pytest.mark.django_db

NAMES = {"fa": "Persian", "en": "English", "ar": "Arabic", "": "For all languages"}
DIRECTIONS = {"fa": "rtl", "en": "ltr", "ar": "rtl", "": "auto"}


def compared(page: BasePage, before: Any = "earliest", after: Any = "latest", language: str = "en") -> BeautifulSoup:
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before, after])
    answer = client_of("own-site editor", language).get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(node: Tag) -> str:
    return " ".join(node.get_text(" ").split())


def cells(html: BeautifulSoup) -> dict[str, dict[str, Tag]]:
    """By language and by label: what changed."""
    found = {}
    for table in html.select("table"):
        title = html.select_one(f"#{table['aria-labelledby']}")
        rows = table.select("tbody > tr")
        found[words(title)] = {words(row.find("th")): row.find("td") for row in rows}
    return found


def marks(cell: Tag) -> list[tuple[str, str]]:
    return [(mark.name, mark.get_text()) for mark in cell.select("ins, del")]


@pytest.mark.parametrize("type_name", FULL)
def test_every_field_of_every_type_is_compared_in_its_language(type_name: str) -> None:
    """A full page is emptied: each field that held something has its row."""
    page = FULL[type_name][0]()
    names = [name for name in page.get_edit_handler().get_form_options()["fields"] if language_of(name)]
    held = {name for name in names if getattr(page, name)}
    assert {language_of(name) for name in held} == set(LANGUAGES)
    for name in held - {"title_fa"}:
        field = page._meta.get_field(name)
        setattr(page, name, False if name.startswith("ready_") else None if field.null else "")
    page.title_fa = "تازه"
    page.save_revision()
    empty, full = page.revisions.order_by("-pk").values_list("pk", flat=True)[:2]
    for before, after in ((full, empty), (empty, full)):
        groups = cells(compared(page, before, after))
        for code in LANGUAGES:
            labels = {
                str(page._meta.get_field(name).verbose_name).casefold() for name in held if language_of(name) == code
            }
            assert len(groups[NAMES[code]]) == len([name for name in held if language_of(name) == code])
            assert labels
            for cell in groups[NAMES[code]].values():
                assert (cell["lang"], cell["dir"]) == (code, DIRECTIONS[code])
                assert cell.select("ins, del, .addition, .deletion") != []


@pytest.fixture
def item() -> NewsPage:
    page = NewsPageFactory(
        title_fa="گشایش پل",
        title_en="A bridge opens",
        kind="news",
        date=datetime(2025, 10, 25, 6, 35, tzinfo=UTC),
        picture=ImageFactory(title="پل"),
        body_fa=[
            ("paragraph", {"text": "<p>پل باز می‌شود.</p>"}),
            ("callout", {"kind": "warning", "title": "آگاهی", "text": "<p>x</p>"}),
        ],
    )
    page.tags.set([NewsTagFactory(name_fa="پل")])
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def test_what_changed_is_said_in_words(item: NewsPage) -> None:
    item.title_fa, item.title_en, item.ready_en, item.kind = "گشایش پل آجری", "A brick bridge opens", True, "report"
    item.date = datetime(2025, 10, 26, 6, 35, tzinfo=UTC)
    item.tags.set([NewsTagFactory(name_fa="رود")])
    item.save_revision()
    groups = cells(compared(item, item.live_revision_id, language="fa"))
    assert list(groups) == ["فارسی", "انگلیسی", "برای همهٔ زبان‌ها"]
    assert marks(groups["فارسی"]["عنوان"]) == [("ins", " آجری")]
    assert marks(groups["انگلیسی"]["عنوان (انگلیسی)"]) == [("ins", " brick")]
    assert marks(groups["انگلیسی"]["متن انگلیسی آماده است"]) == [("del", "نه"), ("ins", "بله")]
    shared = groups["برای همهٔ زبان‌ها"]
    assert marks(shared["نوع"]) == [("del", "خبر"), ("ins", "گزارش")]
    assert marks(shared["تاریخ"]) == [("del", "۳ آبان ۱۴۰۴، ساعت ۱۰:۰۵"), ("ins", "۴ آبان ۱۴۰۴، ساعت ۱۰:۰۵")]
    assert marks(shared["برچسب‌ها"]) == [("del", "پل"), ("ins", "رود")]


def test_blocks_say_what_was_added_removed_and_changed(item: NewsPage) -> None:
    body = list(item.body_fa.get_prep_value())
    body[1]["value"]["kind"] = "note"
    body = [body[1], {"type": "quote", "value": {"text": "سخن", "source": ""}}]
    item.body_fa = NewsPage._meta.get_field("body_fa").to_python(body)
    item.save_revision()
    (cell,) = cells(compared(item, item.live_revision_id))["Persian"].values()
    blocks = [
        (block.get("class")[-1], words(block.find("b")) if block.find("b") else "")
        for block in cell.select(":scope > div")
    ]
    assert ("addition", "Added") in blocks
    assert ("deletion", "Removed") in blocks
    changed = cell.select_one(".comparison__child-object:not(.addition):not(.deletion)")
    assert marks(changed) == [("del", "Warning"), ("ins", "Note")]


def test_another_picture_is_shown_as_removed_and_added(item: NewsPage) -> None:
    item.picture = ImageFactory(title="رود")
    item.save_revision()
    cell = cells(compared(item, item.live_revision_id))["For all languages"]["Picture"]
    assert [words(mark) for mark in cell.select(".preview-image > b")] == ["Removed", "Added"]
    assert len(cell.select("img")) == 2


def test_rows_say_what_became_of_them() -> None:
    report = PhotoReportPageFactory(images=[ImageFactory(), ImageFactory()])
    report = PhotoReportPage.objects.get(pk=report.pk)
    first, second = report.pictures.all()
    first.caption_en = "A caption"
    report.pictures.add(first)
    report.pictures.remove(second)
    report.pictures.create(image=ImageFactory(), sort_order=2)
    before = report.live_revision_id
    report.save_revision().publish()
    # A new row has its key in the next version.
    PhotoReportPage.objects.get(pk=report.pk).save_revision()
    (cell,) = cells(compared(report, before))["For all languages"].values()
    rows = cell.select(":scope > .comparison__child-object")
    assert [words(row.select_one(":scope > b")) if row.select_one(":scope > b") else "" for row in rows] == [
        "",
        "Added",
        "Removed",
    ]
    captions = rows[0].select("dd[lang=en]")
    assert [(caption["dir"], marks(caption)) for caption in captions] == [("ltr", [("ins", "A caption")])]


def test_nothing_changed_says_so(item: NewsPage) -> None:
    item.save_revision()
    assert "There are no differences between these two versions." in words(compared(item, item.live_revision_id))
    assert cells(compared(item, "live")) == {}


def test_a_form_that_stores_empty_fields_changes_nothing(item: NewsPage) -> None:
    item.lead_fa, item.lead_en, item.body_en, item.ready_ar = "", "", [], False
    item.save_revision()
    assert cells(compared(item, item.live_revision_id)) == {}


def test_the_versions_are_named_by_jalali_date_and_editor(item: NewsPage) -> None:
    item.title_fa = "تازه"
    item.save_revision(user=UserFactory(first_name="ویراستار", last_name="نمونه"))
    item.revisions.update(created_at="2025-10-25T06:35:00Z")
    sentence = compared(item, item.live_revision_id, language="fa").select_one(".w-revision-versions")
    assert [words(version) for version in sentence.select("b")] == ["۳ آبان ۱۴۰۴، ساعت ۱۰:۰۵"] * 2
    assert words(sentence).endswith("(ویراستار نمونه)")


def test_what_differs_from_today_can_be_brought_back(item: NewsPage) -> None:
    item.title_en, item.kind = "Another title", "report"
    item.save_revision()
    page = compared(item, item.live_revision_id)
    assert [(words(link), link["href"]) for link in page.select(".w-revision-choices a")] == [
        ("English", reverse("editing_restore_language", args=[item.pk, item.live_revision_id, "en"]))
    ]


@pytest.mark.parametrize("role", ROLES)
def test_who_compares(role: str, item: NewsPage) -> None:
    item.title_fa = "عنوان پنهان"
    item.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[item.pk, item.live_revision_id, "latest"])
    answer = client_of(role).get(url)
    is_editor = role in {"own-site editor", "own-site publisher", "central editor", "network manager"}
    assert (answer.status_code, "پنهان" in answer.content.decode()) == (200 if is_editor else 302, is_editor)
