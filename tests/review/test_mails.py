"""Messages to those who decide and to whoever submitted, and reminders."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.news.models import NewsPage
from cms.review.delegating import delegate
from cms.review.models import ReviewMode, ReviewTaskState
from cms.review.tasks import remind_reviewers
from cms.tasks.worker import drain
from tests.review.world import client_of, decide, rule, somebody, submitted_by

pytestmark = pytest.mark.django_db


def sent() -> list[tuple[str, str]]:
    """Runs what waits; whom the messages since the last time went to, and their subjects."""
    drain()
    found = [(message.to[0], message.subject) for message in mail.outbox]
    mail.outbox.clear()
    return sorted(found)


def test_each_event_has_its_message() -> None:
    rule(ReviewMode.CENTRAL)
    author = somebody("editor")
    for role in ("publisher", "site manager", "central editor", "overseer", "network manager", "other-site publisher"):
        somebody(role)
    state = submitted_by(author, title_fa="پارک تازه")
    assert sent() == [
        ("publisher@payvand.test", "Waits for your review: پارک تازه"),
        ("site-manager@payvand.test", "Waits for your review: پارک تازه"),
    ]
    publisher = ReviewTaskState.objects.get(pk=state.pk).reviewers().get(email="publisher@payvand.test")
    decide(client_of(publisher), state, "approve")
    assert sent() == [
        ("central-editor@payvand.test", "Waits for your review: پارک تازه"),
        ("network-manager@payvand.test", "Waits for your review: پارک تازه"),
    ]
    central = ReviewTaskState.objects.waiting().get()
    decide(client_of(central.reviewers().get(email="central-editor@payvand.test")), central, "approve")
    assert sent() == [("editor@payvand.test", "Approved: پارک تازه")]


def test_what_stands_in_a_message() -> None:
    publisher = somebody("publisher", first_name="ناشر", last_name="نمونه")
    state = submitted_by(somebody("editor", first_name="ویراستار", last_name="نمونه"), mode="site", title_fa="پارک")
    drain()
    body = mail.outbox.pop().body
    assert f"http://central.test:8000{reverse('review_decide', args=[state.pk])}" in body
    assert "Submitted by: ویراستار نمونه" in body
    assert "Site: روابط‌عمومی منطقهٔ ۱" in body
    decide(client_of(publisher), state, "return", comment="عنوان <کوتاه> شود & تاریخ بیاید.")
    drain()
    message = mail.outbox.pop()
    assert (message.to, message.subject) == (["editor@payvand.test"], "Returned with a comment: پارک")
    assert "عنوان <کوتاه> شود & تاریخ بیاید." in message.body
    assert f"http://central.test:8000/admin/pages/{state.page_id}/edit/" in message.body
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_each_reads_their_own_language() -> None:
    somebody("publisher", "fa")
    submitted_by(somebody("editor"), mode="site")
    drain()
    body = mail.outbox.pop().body
    digits = [letter for letter in body.partition("/admin/")[0] if letter in "۰۱۲۳۴۵۶۷۸۹"]
    assert len(digits) > 6  # the moment, by the calendar of the reader


def test_who_wrote_it_is_not_asked_and_who_decided_is_not_told() -> None:
    rule(ReviewMode.SITE)
    author = somebody("publisher")
    somebody("site manager")
    state = submitted_by(author, title_fa="پارک")
    assert [to for to, _subject in sent()] == ["site-manager@payvand.test"]
    ReviewTaskState.objects.filter(pk=state.pk).update(four_eyes=False)
    decide(client_of(author), state, "approve")
    assert sent() == []


@pytest.mark.parametrize("change", ["unwanted", "no address", "inactive"])
def test_who_gets_none(change: str) -> None:
    user = somebody("publisher")
    if change == "unwanted":
        UserProfile.objects.filter(user=user).update(submitted_notifications=False)
    else:
        user.email, user.is_active = ("", True) if change == "no address" else (user.email, False)
        user.save()
    submitted_by(somebody("editor"), mode="site")
    assert sent() == []


def test_whoever_it_is_handed_to_is_told() -> None:
    publisher, manager = somebody("publisher"), somebody("site manager")
    state = submitted_by(somebody("editor"), mode="site", title_fa="پارک")
    sent()
    delegate(state, manager, publisher)
    assert sent() == [("site-manager@payvand.test", "Handed to you for review: پارک")]


def wait(state: ReviewTaskState, hours: float) -> None:
    """Let time pass for a review."""
    row = ReviewTaskState.objects.get(pk=state.pk)
    row.remind_at = row.remind_at and row.remind_at - timedelta(hours=hours)
    row.save(update_fields=["remind_at"])


def remind() -> list[str]:
    remind_reviewers.func()
    return [to for to, _subject in sent()]


def test_reminders_come_once_a_period() -> None:
    rule(ReviewMode.SITE, reminder_hours=24)
    somebody("publisher")
    state = submitted_by(somebody("editor"))
    sent()
    assert remind() == []
    wait(state, 23.9)
    assert remind() == []
    wait(state, 0.2)
    assert (remind(), remind()) == (["publisher@payvand.test"], [])
    wait(state, 24)
    assert (remind(), remind()) == (["publisher@payvand.test"], [])


def test_a_reminder_that_failed_is_made_up_for() -> None:
    """The moment moves on with the order of the messages, in one transaction."""
    rule(ReviewMode.SITE, reminder_hours=24)
    somebody("publisher")
    state = submitted_by(somebody("editor"))
    sent()
    wait(state, 100)
    assert remind() == ["publisher@payvand.test"]
    due = ReviewTaskState.objects.get(pk=state.pk).remind_at
    assert due is not None
    assert timedelta(hours=23.9) < due - timezone.now() <= timedelta(hours=24)


@pytest.mark.parametrize("end", ["approved", "returned", "no reminders", "handed over"])
def test_what_no_longer_waits_is_not_reminded_of(end: str) -> None:
    rule(ReviewMode.SITE, reminder_hours=0 if end == "no reminders" else 24)
    publisher, manager = somebody("publisher"), somebody("site manager")
    state = submitted_by(somebody("editor"))
    sent()
    wait(state, 25)
    if end == "approved":
        decide(client_of(publisher), state, "approve")
    elif end == "returned":
        decide(client_of(publisher), state, "return", comment="نه")
    elif end == "handed over":
        delegate(state, manager, publisher)
        wait(state, 25)
    sent()
    assert remind() == (["site-manager@payvand.test"] if end == "handed over" else [])


def test_nothing_is_sent_of_what_is_undone() -> None:
    """A page that cannot be published leaves neither an approval nor a message of one."""
    publisher = somebody("publisher")
    state = submitted_by(somebody("editor"), mode="site")
    sent()
    page = NewsPage.objects.get(pk=state.page_id)
    page.ready_en = True
    page.save_revision(clean=False)
    decide(client_of(publisher), state, "approve")
    assert sent() == []
