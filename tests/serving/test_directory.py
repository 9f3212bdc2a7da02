"""The directory of people: everybody, those who are asked for by name, and nobody; the card for an address book."""

from __future__ import annotations

from typing import Any

import pytest

from cms.release.refreshing import refresh_stale
from tests.factories import PersonFactory, PostPageFactory
from tests.factories.world import FIRST, SECOND, site
from tests.serving.visitor import ask, main_of, read, text

pytestmark = pytest.mark.django_db


def post(title: str, holder: str = "", department: str = "", code: str = "first", **values: Any) -> None:
    page = PostPageFactory(site=code, title_fa=title, department_fa=department, publish=False, **values)
    if holder:
        page.holdings.create(person=PersonFactory(code=code, name_fa=holder))
    page.save_revision().publish()


@pytest.fixture(autouse=True)
def unit() -> None:
    post("مدیر روابط‌عمومی", "مدیر نمونه", "مدیریت", slug="head", title_en="Head", ready_en=True, extension="20")
    post("مسئول خبر", "کارشناس نمونه", "خبر و رسانه", slug="news", extension="23", phone="+98 (0) 000-5550102")
    post("کارشناس عکس", department="خبر و رسانه", slug="photo")
    post("مدیر سایت دیگر", "مدیر نمونه", code="second")
    refresh_stale()


def found(query: str, hostname: str = FIRST) -> list[str]:
    return [text(name) for name in main_of(read(hostname, f"/people/?q={query}")).select(".people h3")]


def test_everybody_by_department() -> None:
    page = main_of(read(FIRST, "/people/"))
    assert [text(link) for link in page.select(".jump a")] == ["مدیریت", "خبر و رسانه"]
    for link in page.select(".jump a"):
        assert page.find(id=link["href"][1:]).name == "h2"
    assert found("") == ["مدیر روابط‌عمومی", "مسئول خبر", "کارشناس عکس"]


@pytest.mark.parametrize(
    ("query", "posts"),
    [
        ("مدیر", ["مدیر روابط‌عمومی"]),
        ("مدير", ["مدیر روابط‌عمومی"]),  # an Arabic keyboard
        ("روابط عمومي", ["مدیر روابط‌عمومی"]),
        ("نمونه", ["مدیر روابط‌عمومی", "مسئول خبر"]),
        ("نمونه خبر", ["مسئول خبر"]),
        ("رسانه", ["مسئول خبر", "کارشناس عکس"]),
        ("\u06f2\u06f3", ["مسئول خبر"]),
        ("23", ["مسئول خبر"]),
        ("کار", ["مسئول خبر", "کارشناس عکس"]),
        ("  ", ["مدیر روابط‌عمومی", "مسئول خبر", "کارشناس عکس"]),
    ],
)
def test_names_are_found_however_they_are_typed(query: str, posts: list[str]) -> None:
    assert found(query) == posts


def test_the_form_keeps_what_was_asked_and_counts() -> None:
    page = main_of(read(FIRST, "/people/?q=نمونه"))
    form = page.select_one("form[role=search]")
    assert (form["action"], form.has_attr("method")) == ("/people/", False)
    assert form.select_one("input[name=q]")["value"] == "نمونه"
    assert text(form.select_one("[role=status]")).startswith("\u06f2 ")
    assert [text(link) for link in page.select(".jump a")] == ["مدیریت", "خبر و رسانه"]


def test_nobody_by_that_name_leads_back_to_all() -> None:
    hostile = "<b>هیچ‌کس</b>"
    page = main_of(read(FIRST, f"/people/?q={hostile}"))
    assert page.select(".people, .jump") == []
    assert hostile in text(page.select_one(".empty b"))
    assert [link["href"] for link in page.select(".empty a")] == ["/people/"]


def test_a_unit_without_posts_offers_no_search() -> None:
    for page in site("second").root_page.get_descendants().filter(slug="people").get().get_children():
        page.specific.unpublish()
    refresh_stale()
    page = main_of(read(SECOND, "/people/"))
    assert page.select("form") == []
    assert len(page.select(".empty")) == 1


# The card ----------------------------------------------------------------------------------------------------------


def card(path: str) -> list[str]:
    answer = ask(FIRST, path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="card.vcf"'
    content = answer.content.decode()
    assert content.endswith("END:VCARD\r\n")
    assert max(len(line.encode()) for line in content.split("\r\n")) <= 75
    return content.replace("\r\n ", "").split("\r\n")


def test_the_card_of_a_holder() -> None:
    record = site("first")
    record.phones.create(number="000-5550100")
    record.address_fa = "خیابان نمونه، شمارهٔ ۱\nطبقهٔ دوم; اتاق ۳, راست"
    record.save()
    lines = card("/people/head/card.vcf")
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:4.0", "KIND:individual"]
    assert lines[4:10] == [
        "FN:مدیر نمونه",
        "ORG:روابط‌عمومی منطقهٔ ۱;مدیریت",
        "TITLE:مدیر روابط‌عمومی",
        "TEL;VALUE=uri;TYPE=work:tel:0005550100;ext=20",
        "ADR:;;خیابان نمونه، شمارهٔ ۱\\nطبقهٔ دوم\\; اتاق ۳\\, راست;;;;",
        "URL:http://first.test:8000/people/head/",
    ]


def test_the_card_of_a_post_with_its_own_number_and_of_a_vacant_one() -> None:
    assert "TEL;VALUE=uri;TYPE=work:tel:+9800005550102;ext=23" in card("/people/news/card.vcf")
    vacant = card("/people/photo/card.vcf")
    assert (vacant[2], vacant[4]) == ("KIND:org", "FN:کارشناس عکس")
    assert [line for line in vacant if line.startswith("TEL")] == []


def test_the_card_speaks_the_language_of_its_address() -> None:
    assert "TITLE:Head" in card("/en/people/head/card.vcf")
    # Not translated: Persian, as the page itself.
    assert "TITLE:مسئول خبر" in card("/en/people/news/card.vcf")


@pytest.mark.parametrize(
    "path",
    ["/people/card.vcf", "/card.vcf", "/people/nobody/card.vcf", "/people/head/x/card.vcf", "/people/a%00/card.vcf"],
)
def test_only_posts_have_cards(path: str) -> None:
    assert ask(FIRST, path).status_code == 404


def test_the_post_page_offers_its_card() -> None:
    page = main_of(read(FIRST, "/people/head/"))
    assert [link["href"] for link in page.select("a[download]")] == ["/people/head/card.vcf"]
