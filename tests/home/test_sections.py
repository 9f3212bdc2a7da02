"""The order and the content of a home page's sections, in each language."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms.blocks.context import BodyContext
from cms.home.models import HomePage
from cms.release.models import ReleasedDocument
from cms.units.models import DutiesPage
from tests.factories import NewsPageFactory, PhotoReportPageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.home.front_page import NOTHING, criteria, publish_home, said, sections_of, titles_in
from tests.serving.samples import duties, fill
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def body(code: str = "first", language: str = "fa") -> dict[str, Any]:
    document: dict[str, Any] = ReleasedDocument.objects.get(site=site(code), path="/", locale=language).body
    return document


def figures(*counted: tuple[str, str, str], period: str = "دوره") -> tuple[str, dict[str, Any]]:
    written = [
        {"label": said(label, "counted"), "value": value, "reason": said(reason, "why")}
        for label, value, reason in counted
    ]
    return "figures", {"title": NOTHING, "period": said(period), "figures": written}


def free(title: str, words: str, en: str = "") -> tuple[str, dict[str, Any]]:
    def blocks(line: str) -> list[Any]:
        return [("paragraph", {"text": f"<p>{line}</p>"})] if line else []

    return "free", {"title": said(title, en), "body": {"fa": blocks(words), "en": blocks(en), "ar": []}}


def test_a_site_that_chose_nothing_has_the_usual_order() -> None:
    usual = ["opening", "news", "photo_reports", "notices", "duties", "contact"]
    assert [section["type"] for section in body("first")["sections"]] == usual
    assert [section["type"] for section in body("central")["sections"]] == [*usual[:2], "directory", *usual[2:]]
    assert {section["type"]: section["value"].get("scope") for section in body("central")["sections"]} == {
        **dict.fromkeys(["opening", "directory", "duties", "contact"]),
        "news": "network",
        "photo_reports": "network",
        "notices": "site",
    }


def test_the_order_is_the_sites() -> None:
    NewsPageFactory(title_fa="خبر")
    NewsPageFactory(title_fa="خبر دیگر")
    publish_home(sections=[free("بخش ما", "متن"), ("news", criteria()), free("پایان", "متن")])
    assert list(sections_of()) == ["بخش ما", "خبرها", "پایان"]
    assert main_of(read(FIRST, "/")).select(".opening") == []
    assert "بخش ما" not in sections_of("/", SECOND)


def test_an_own_title_replaces_the_usual_one_in_its_language_alone() -> None:
    NewsPageFactory(title_fa="خبر", title_en="Item", ready_en=True)
    publish_home(sections=[("news", criteria() | {"title": said("تازه‌ها")})])
    assert list(sections_of()) == ["تازه‌ها"]
    assert list(sections_of("/en/")) == ["News"]


def test_a_list_shows_as_many_as_it_may_of_its_own_site_or_of_the_network() -> None:
    for number in range(4):
        NewsPageFactory(title_fa=f"خبر {number}")
    NewsPageFactory(site="second", title_fa="خبر بیگانه")
    publish_home(
        sections=[("news", criteria(2)), ("news", criteria(20, "network") | {"title": said("از شبکه")})],
    )
    sections = sections_of()
    assert titles_in(sections["خبرها"]) == ["خبر 3", "خبر 2"]
    assert titles_in(sections["از شبکه"]) == ["خبر بیگانه", "خبر 3", "خبر 2", "خبر 1", "خبر 0"]
    origin = sections["از شبکه"].select_one("a.site")
    assert (text(origin), origin["href"]) == ("سازمان نمونه", "http://second.test:8000/")


def test_a_section_without_items_is_not_there() -> None:
    assert list(sections_of()) == ["خبرها"]
    PhotoReportPageFactory(title_fa="گزارش", images=[])
    PhotoReportPageFactory(site="second", title_fa="گزارش بیگانه", images=[])
    reports = [section for title, section in sections_of().items() if title != "خبرها"]
    assert [titles_in(section) for section in reports] == [["گزارش"]]


def test_duties_are_a_shortcut_to_each_of_their_sections() -> None:
    fill(DutiesPage.objects.get(site__code="first"), lambda name, _language: name, duties=duties)
    tasks = main_of(read(FIRST, "/en/")).select(".tasks a")
    assert [text(link) for link in tasks] == ["chapter 1 en", "duty 2 en"]
    assert all(link["href"].startswith("/en/duties/#d-") for link in tasks)
    assert main_of(read(SECOND, "/en/")).select(".tasks") == []


def test_figures_state_their_period_and_an_unknown_one_is_a_dash_with_its_reason() -> None:
    publish_home(sections=[figures(("پیام", "1,248", ""), ("خبر", "", "شمرده نشده است"))])
    section = main_of(read(FIRST, "/")).select_one(".spread")
    assert text(section.select_one("header p")) == "دوره"
    assert [[text(part) for part in figure.select("dt, dd")] for figure in section.select(".figures > div")] == [
        ["پیام", "۱٬۲۴۸"],
        ["خبر", "–", "شمرده نشده است"],
    ]
    # Nobody wrote the period in English.
    assert body(language="en")["sections"] == []


def test_a_figure_needs_a_value_or_a_reason() -> None:
    block = HomePage._meta.get_field("sections").stream_block.child_blocks["figures"]
    _name, value = figures(("پیام", "", ""))
    with pytest.raises(ValidationError) as refused:
        block.clean(block.normalize(value))
    assert list(refused.value.as_json_data()["blockErrors"]) == ["figures"]
    block.clean(block.normalize(figures(("پیام", "0", ""))[1]))


def test_a_free_section_is_there_in_the_languages_in_which_it_was_written() -> None:
    publish_home(sections=[free("بخش ما", "متن", "Ours")])
    assert [section["value"]["title"] for section in body()["sections"]] == ["بخش ما"]
    assert body(language="en")["sections"][0]["value"]["blocks"][0]["value"] == {"html": "<p>Ours</p>"}
    assert body(language="ar")["sections"] == []


def test_the_central_home_always_leads_to_the_sites() -> None:
    publish_home("central", sections=[("news", criteria())])
    assert [section["type"] for section in body("central")["sections"]] == ["news", "directory"]
    assert [link["href"] for link in read(CENTRAL, "/").select("#directory a")] == [
        "http://first.test:8000/",
        "http://second.test:8000/",
    ]
    publish_home("first", sections=[("directory", {"title": NOTHING}), ("news", criteria())])
    assert [section["type"] for section in body("first")["sections"]] == ["news"]


def test_only_lasting_words_are_indexed() -> None:
    home = publish_home(sections=[free("بخش ما", "متن"), figures(("پیام", "3", ""))])
    assert home.get_body(BodyContext("fa", home.site_id)).searchable() == ["بخش ما", "<p>متن</p>"]
