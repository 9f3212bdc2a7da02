"""The form says what a page's times mean."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.utils.timestamps import render_timestamp

from cms.news.models import NewsPage
from cms.pages.schedule import schedule_sentences
from cms.text.digits import to_persian
from cms.text.jalali import to_jalali
from cms.units.models import ContactPage
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db

NOW = timezone.now()
EARLIER, SOON, LATER = NOW - timedelta(hours=1), NOW + timedelta(hours=1), NOW + timedelta(days=1)


def sentences_of(page: NewsPage) -> list[str]:
    """With the moments' names for the moments."""
    with translation.override("en"):
        draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        sentences = schedule_sentences(draft, NOW)
        for name, moment in (("earlier", EARLIER), ("soon", SOON), ("later", LATER)):
            sentences = [sentence.replace(render_timestamp(moment), f"{{{name}}}") for sentence in sentences]
        return sentences


def draft(publish: bool = False, **values: Any) -> NewsPage:
    page = NewsPageFactory(publish=False, **values)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("values", "publish", "expected"),
    [
        ({}, False, ["No time is set: choose Publish and it is public at once."]),
        ({}, True, ["It is published. No other time is ordered."]),
        (
            {"go_live_at": SOON},
            False,
            ["{soon} is written as its time, but nothing has been ordered yet: choose Publish to order it."],
        ),
        ({"go_live_at": SOON}, True, ["This page is published on {soon}."]),
        (
            {"go_live_at": SOON, "expire_at": LATER},
            True,
            [
                "This page is published on {soon}.",
                "Afterwards it is taken down on {later}.",
            ],
        ),
        (
            {"go_live_at": EARLIER},
            False,
            ["The time written for it, {earlier}, is past: choose Publish and it is public at once."],
        ),
        (
            {"expire_at": LATER},
            True,
            ["It is published. No other time is ordered.", "It is taken down on {later}."],
        ),
        (
            {"expire_at": EARLIER},
            False,
            ["Its time was over on {earlier}. To publish it again, first remove or postpone the end."],
        ),
    ],
)
def test_what_the_times_mean(values: dict[str, Any], publish: bool, expected: list[str]) -> None:
    assert sentences_of(draft(publish, **values)) == expected


def test_a_new_version_of_what_is_public() -> None:
    page = draft(publish=True)
    page.title_fa, page.go_live_at = "تازه", SOON
    page.save_revision().publish()
    assert sentences_of(page) == ["This version replaces what citizens read on {soon}."]


def test_a_cancelled_order_leaves_the_time_but_says_that_nothing_happens() -> None:
    page = draft(publish=True, go_live_at=SOON)
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    revision = page.scheduled_revision
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]))
    assert "nothing has been ordered yet" in sentences_of(page)[0]


def test_the_form_says_it_in_jalali() -> None:
    page = draft(publish=True, go_live_at=SOON)
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    html = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    (place,) = html.select("[data-schedule]")
    with translation.override("fa"):
        assert render_timestamp(SOON) in place.get_text()
    assert to_persian(str(to_jalali(timezone.localtime(SOON).date()).year)) in place.get_text()
    assert len(place.select("button, a")) == 1


def test_the_end_before_the_beginning_is_refused_at_both_fields() -> None:
    form_class = ContactPage.get_edit_handler().get_form_class()
    data = {"go_live_at": "2025-10-27 10:00", "expire_at": "2025-10-26 10:00"}
    form = form_class(data, instance=ContactPage.objects.get(site__code="first"))
    assert not form.is_valid()
    assert {"go_live_at", "expire_at"} <= set(form.errors)
