"""Who gets which pages as a file, and what stands in it."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cms.exporting import collecting
from cms.importing.applying import apply_unit
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.pages.models import BasePage
from cms.people.models import PeopleIndexPage
from cms.release.refreshing import refresh_stale
from cms.standard.models import StandardPage
from cms.units.models import DutiesPage
from tests.factories import ImageFactory, StandardPageFactory, UserFactory
from tests.factories.world import CENTRAL, site
from tests.importing.test_applying import SOURCE

pytestmark = pytest.mark.django_db

ROLES: dict[str, tuple[str, str] | None] = {
    "anonymous": None,
    "other-site editor": ("second", "editor"),
    "own-site contributor": ("first", "contributor"),
    "own-site editor": ("first", "editor"),
    "own-site publisher": ("first", "publisher"),
    "central editor": ("", "central-editor"),
    "overseer": ("", "overseer"),
}
SEES_DRAFTS = ("own-site editor", "own-site publisher", "central editor")


def client_of(role: str) -> Client:
    client = Client(headers={"host": CENTRAL})
    if ROLES[role] is not None:
        client.force_login(UserFactory(role=ROLES[role]))
    return client


def ask(role: str, page: BasePage, **options: str) -> HttpResponse:
    wanted = {"format": "html", "language": "fa", "scope": "page", "state": "released", **options}
    return client_of(role).get(reverse("exporting_export_page", args=[page.pk]), wanted)  # type: ignore[return-value]


def html_of(answer: HttpResponse) -> BeautifulSoup:
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment; ")
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def page() -> StandardPage:
    """Released with one text, with another in its draft."""
    made = StandardPageFactory(title_fa="راهنمای مراجعه", lead_fa="متن منتشرشده")
    refresh_stale()
    made.lead_fa = "متن پیش‌نویس"
    made.save_revision()
    return made


def test_who_gets_a_page_as_released(page: StandardPage) -> None:
    statuses = {role: ask(role, page).status_code for role in ROLES}
    assert statuses == {role: {"anonymous": 302, "other-site editor": 404}.get(role, 200) for role in ROLES}
    for role in ("own-site contributor", "own-site editor", "overseer"):
        assert html_of(ask(role, page)).find("p", "lead").get_text() == "متن منتشرشده"


def test_who_gets_the_draft(page: StandardPage) -> None:
    leads = {}
    for role in ("own-site contributor", "own-site editor", "own-site publisher", "central editor", "overseer"):
        answer = ask(role, page, state="draft")
        is_file = "content-disposition" in answer.headers
        leads[role] = html_of(answer).find("p", "lead").get_text() if is_file else ""
    assert leads == {role: "متن پیش‌نویس" if role in SEES_DRAFTS else "" for role in leads}


def test_the_buttons_stand_in_the_menu_of_an_own_page(page: StandardPage) -> None:
    address = reverse("exporting_export_page", args=[page.pk])
    edit = client_of("own-site editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f'href="{address}?format=docx"' in edit
    assert f'href="{address}?format=html"' in edit


def test_the_screen_offers_what_there_is(page: StandardPage) -> None:
    def offered(role: str, of: BasePage) -> set[tuple[str, str]]:
        html = client_of(role).get(reverse("exporting_export_page", args=[of.pk])).content
        inputs = BeautifulSoup(html, "html.parser").select("form input[type=radio]")
        return {(field["name"], field["value"]) for field in inputs if field["name"] in ("scope", "state")}

    assert offered("own-site editor", page) == {("scope", "page"), ("state", "draft"), ("state", "released")}
    assert offered("overseer", page) == {("scope", "page"), ("state", "released")}
    StandardPageFactory(parent=page)
    assert ("scope", "section") in offered("overseer", page)


def test_a_section_is_in_the_order_of_the_tree(page: StandardPage) -> None:
    first, second = (StandardPageFactory(parent=page, title_fa=title) for title in ("یکم", "دوم"))
    StandardPageFactory(parent=first, title_fa="زیر یکم")
    second.move(first, pos="left")
    for state in ("draft", "released"):
        html = html_of(ask("own-site editor", page, scope="section", state=state))
        titles = [heading.get_text() for heading in html.find_all("h1")]
        assert titles == ["راهنمای مراجعه", "دوم", "یکم", "زیر یکم"]


def test_a_section_with_too_many_pages_is_refused(page: StandardPage, monkeypatch: pytest.MonkeyPatch) -> None:
    StandardPageFactory(parent=page)
    monkeypatch.setattr(collecting, "MOST_PAGES", 1)
    answer = ask("own-site editor", page, scope="section")
    assert (answer.status_code, "content-disposition" in answer.headers) == (200, False)


def test_a_language_without_a_text_is_refused(page: StandardPage) -> None:
    for state in ("draft", "released"):
        answer = ask("own-site editor", page, language="en", state=state)
        assert (answer.status_code, "content-disposition" in answer.headers) == (200, False)


@pytest.mark.parametrize("options", [{"format": "pdf"}, {"language": "xx"}, {"scope": "all"}, {"state": "deleted"}])
def test_what_is_not_offered_is_no_file(page: StandardPage, options: dict[str, str]) -> None:
    answer = ask("own-site editor", page, **options)
    assert (answer.status_code, "content-disposition" in answer.headers) == (200, False)


def test_pictures_stand_in_the_files_with_their_words(page: StandardPage) -> None:
    image = ImageFactory(width=1200, height=800, alt_fa="میدان شهر از بالا")
    page.body_fa = [("image", {"image": image, "caption": "میدان پس از نوسازی"})]
    page.save_revision()
    html = html_of(ask("own-site editor", page, state="draft"))
    shown = html.figure.img
    assert (shown["alt"], shown["src"][:23], shown["width"]) == ("میدان شهر از بالا", "data:image/webp;base64,", "960")
    assert "میدان پس از نوسازی" in html.figcaption.get_text()
    answer = ask("own-site editor", page, state="draft", format="docx")
    document: Any = docx.Document(io.BytesIO(answer.content))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "میدان شهر از بالا"
    assert any("میدان پس از نوسازی" in paragraph.text for paragraph in document.paragraphs)


def test_a_whole_site_is_written(page: StandardPage) -> None:
    apply_unit(recognise(read_source(SOURCE.encode(), "unit.txt")), site("first"))
    refresh_stale()
    home = BasePage.objects.get(pk=site("first").root_page_id)
    for kind in ("html", "docx"):
        assert ask("overseer", home, scope="section", format=kind).headers["content-disposition"]
    titles = [heading.get_text() for heading in html_of(ask("overseer", home, scope="section")).find_all("h1")]
    assert {PeopleIndexPage.objects.get(site__code="first").title_fa, "راهنمای مراجعه"} <= set(titles)


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_what_was_exported_is_imported_without_a_change(kind: str) -> None:
    apply_unit(recognise(read_source(SOURCE.encode(), "unit.txt")), site("first"))
    page = DutiesPage.objects.get(site__code="first")
    content = ask("own-site editor", page, state="draft", format=kind).content
    apply_unit(recognise(read_source(content, f"duties.{kind}")), site("second"))

    def tree(code: str) -> list[tuple[int, str]]:
        duties = DutiesPage.objects.get(site__code=code).duties_fa
        return [(child.value["level"], child.value["title"]) for child in duties]

    assert tree("second") == tree("first")
    assert len(tree("first")) == 5
