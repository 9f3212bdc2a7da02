"""The introduction of a unit: its head, its departments and where their duties stand, its contact card."""

from __future__ import annotations

from typing import Any

import pytest

from cms.people.models import PostPage
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.units.models import ContactPage, DutiesPage, UnitIntroductionPage
from tests.factories import PersonFactory, PostPageFactory
from tests.factories.world import FIRST, site
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


def introduction() -> UnitIntroductionPage:
    return UnitIntroductionPage.objects.get(site__code="first")


def body(language: str = "fa") -> dict[str, Any]:
    return ReleasedDocument.objects.get(uid=introduction().uid, locale=language).body


def publish(**values: Any) -> None:
    page = introduction()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def department(name: str, anchor: str = "") -> tuple[str, dict[str, str]]:
    return "department", {"name": name, "work": "", "responsible": "", "extension": "", "duties_anchor": anchor}


def test_a_department_links_to_its_duties() -> None:
    publish(departments_fa=[department("رسانه", "media-duties"), department("آموزش")])
    assert [(row["name"], row["url"]) for row in body()["departments"]] == [
        ("رسانه", "/duties/#media-duties"),
        ("آموزش", None),
    ]
    links = [link["href"] for link in main_of(read(FIRST, "/about/")).select("tbody a")]
    assert links == ["/duties/#media-duties"]


def test_the_link_speaks_the_language_and_follows_the_page() -> None:
    publish(departments_en=[department("Media", "media-duties")], ready_en=True)
    assert body("en")["departments"][0]["url"] == "/en/duties/#media-duties"
    duties = DutiesPage.objects.get(site__code="first")
    duties.slug = "tasks"
    duties.save_revision().publish()
    refresh_stale()
    assert body("en")["departments"][0]["url"] == "/en/tasks/#media-duties"


def test_no_link_leads_to_duties_that_are_withdrawn() -> None:
    publish(departments_fa=[department("رسانه", "media-duties")])
    DutiesPage.objects.get(site__code="first").unpublish()
    refresh_stale()
    assert body()["departments"][0]["url"] is None


def head(**holding: Any) -> PostPage:
    post = PostPageFactory(title_fa="مدیر روابط‌عمومی", slug="head", publish=False)
    if holding:
        post.holdings.create(**holding)
    post.save_revision().publish()
    return PostPage.objects.get(pk=post.pk)


def test_the_head_is_whoever_holds_the_post() -> None:
    publish(head=head(person=PersonFactory(name_fa="مدیر نمونه")))
    assert (body()["head"]["title"], body()["head"]["holder"]["name"]) == ("مدیر روابط‌عمومی", "مدیر نمونه")
    assert "مدیر نمونه" in text(main_of(read(FIRST, "/about/")))


def test_a_vacant_head_is_said() -> None:
    publish(head=head())
    assert body()["head"]["holder"] is None
    shown = main_of(read(FIRST, "/about/"))
    assert [link["href"] for link in shown.select(".head a")] == ["/people/head/"]


def test_a_head_whose_post_is_withdrawn_is_not_shown() -> None:
    post = head()
    publish(head=post)
    post.unpublish()
    refresh_stale()
    assert body()["head"] is None


def test_a_head_whose_post_moved_to_another_site_is_not_shown() -> None:
    post = head(person=PersonFactory(name_fa="مدیر نمونه"))
    publish(head=post)
    other = site("second").root_page.get_children().get(slug="people").specific
    PostPage.objects.get(pk=post.pk).move(other, pos="last-child")
    refresh_stale()
    assert body()["head"] is None


def test_goals_are_texts_in_their_order() -> None:
    publish(goals_fa=[("goal", "یک"), ("goal", "دو")])
    assert body()["goals"] == ["یک", "دو"]


def test_the_contact_card_is_the_records() -> None:
    record = site("first")
    record.address_fa, record.address_en = "خیابان نمونه", "Sample Street"
    record.hours_fa, record.fax, record.email = "۸ تا ۱۴", "000-5550101", "unit@sample.example"
    record.latitude, record.longitude = 35.7, 51.4
    record.phones.create(number="000-5550100", extension="7", label_fa="دفتر", label_en="Office")
    record.save()
    refresh_stale()
    contact = ContactPage.objects.get(site__code="first")
    cards = {row.locale: row.body["contact"] for row in ReleasedDocument.objects.filter(uid=contact.uid)}
    assert cards["fa"] == {
        "address": "خیابان نمونه",
        "phones": [{"label": "دفتر", "number": "000-5550100", "extension": "7"}],
        "fax": "000-5550101",
        "email": "unit@sample.example",
        "hours": "۸ تا ۱۴",
        "website": "",
        "latitude": 35.7,
        "longitude": 51.4,
    }
    assert body()["contact"] == cards["fa"]
    page = main_of(read(FIRST, "/contact/"))
    assert [link["href"] for link in page.select("dl a")] == [
        "tel:0005550100;ext=7",
        "mailto:unit@sample.example",
        "geo:35.7,51.4",
    ]


def test_the_record_of_another_site_changes_nothing_here() -> None:
    before = body()
    record = site("second")
    record.address_fa = "خیابان دیگر"
    record.save()
    refresh_stale()
    assert body() == before
