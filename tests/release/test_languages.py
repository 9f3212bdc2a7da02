"""What is released in fa, en, ar: one test a row of the table."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.news.models import NewsPage
from cms.release.due import publish_and_expire_due
from cms.release.log import withdraw_language
from tests.factories import NewsPageFactory
from tests.release.outcome import released

pytestmark = pytest.mark.django_db


def write(page: NewsPage, **values: Any) -> NewsPage:
    """Change the latest draft and return it unsaved."""
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft


def publish(page: NewsPage, **values: Any) -> None:
    write(page, **values).save_revision().publish()


def fresh(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def page() -> NewsPage:
    """Released in Persian and English."""
    return NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True)


def test_first_publication_releases_persian_and_the_ready_language() -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True, title_ar="خبر عربي")
    assert released(page.uid) == {"fa": "خبر", "en": "News"}


def test_first_publication_without_ready_marks_releases_persian_only() -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", title_ar="خبر عربي")
    assert released(page.uid) == {"fa": "خبر"}


def test_a_draft_releases_nothing() -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True, publish=False)
    assert released(page.uid) == {}


def test_correction_of_persian_leaves_an_unready_language_as_it_was(page: NewsPage) -> None:
    publish(page, title_fa="خبر درست", title_en="Half-done", ready_en=False)
    assert released(page.uid) == {"fa": "خبر درست", "en": "News"}


def test_correction_of_a_ready_language_goes_out(page: NewsPage) -> None:
    publish(page, title_en="Better news")
    assert released(page.uid) == {"fa": "خبر", "en": "Better news"}


def test_a_language_made_ready_later_goes_out_then(page: NewsPage) -> None:
    publish(page, title_ar="خبر عربي", ready_ar=True)
    assert released(page.uid) == {"fa": "خبر", "en": "News", "ar": "خبر عربي"}


def test_a_language_made_unready_keeps_its_last_release(page: NewsPage) -> None:
    publish(page, ready_en=False)
    assert released(page.uid) == {"fa": "خبر", "en": "News"}


def test_a_withdrawn_language_is_gone_and_stays_gone_on_the_next_publication(page: NewsPage) -> None:
    withdraw_language(page, "en")
    assert released(page.uid) == {"fa": "خبر"}
    publish(fresh(page), title_fa="خبر دوم")
    assert released(page.uid) == {"fa": "خبر دوم"}


def test_a_withdrawn_language_comes_back_when_it_is_marked_ready_again(page: NewsPage) -> None:
    withdraw_language(page, "en")
    publish(fresh(page), ready_en=True)
    assert released(page.uid) == {"fa": "خبر", "en": "News"}


def test_withdrawing_marks_the_scheduled_revision_too(page: NewsPage) -> None:
    draft = write(page, title_fa="خبر فردا", title_en="News of tomorrow", go_live_at=timezone.now() + timedelta(days=1))
    revision = draft.save_revision()
    revision.publish()
    # A later draft, so that the scheduled revision is not the latest one.
    fresh(page).get_latest_revision_as_object().save_revision()
    withdraw_language(fresh(page), "en")
    fresh(page).revisions.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    content = fresh(page).revisions.get(pk=revision.pk)
    content.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    content.save()
    assert publish_and_expire_due() == (1, 0)
    assert released(page.uid) == {"fa": "خبر فردا"}


def test_persian_cannot_be_withdrawn_alone(page: NewsPage) -> None:
    with pytest.raises(ValueError, match="Persian goes with the page"):
        withdraw_language(page, "fa")
    assert released(page.uid) == {"fa": "خبر", "en": "News"}


def test_schedule_releases_at_its_time_what_was_ready(page: NewsPage) -> None:
    go_live_at = timezone.now() + timedelta(hours=1)
    draft = write(page, title_fa="خبر بعد", title_en="Later", title_ar="لاحقا", ready_ar=True, go_live_at=go_live_at)
    revision = draft.save_revision()
    revision.publish()
    assert released(page.uid) == {"fa": "خبر", "en": "News"}
    due = timezone.now() - timedelta(minutes=1)
    revision.refresh_from_db()
    revision.content["go_live_at"] = due.isoformat()
    revision.approved_go_live_at = due
    revision.save()
    assert publish_and_expire_due() == (1, 0)
    assert released(page.uid) == {"fa": "خبر بعد", "en": "Later", "ar": "لاحقا"}


def test_expiry_withdraws_every_language(page: NewsPage) -> None:
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert publish_and_expire_due() == (0, 1)
    assert released(page.uid) == {}


def test_publishing_an_old_revision_releases_its_texts_and_its_marks(page: NewsPage) -> None:
    old = page.latest_revision
    publish(page, title_fa="خبر نو", title_en="Half-done", ready_en=False, title_ar="خبر عربي", ready_ar=True)
    old.publish()
    # Arabic was not ready in the old revision: what was released last stays.
    assert released(page.uid) == {"fa": "خبر", "en": "News", "ar": "خبر عربي"}


def test_publishing_again_after_withdrawal_releases_the_ready_languages_only(page: NewsPage) -> None:
    page.unpublish()
    assert released(page.uid) == {}
    publish(fresh(page), ready_en=False)
    assert released(page.uid) == {"fa": "خبر"}


def test_a_ready_language_without_a_title_is_refused() -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError) as refusal:
        NewsPageFactory(title_fa="خبر", ready_en=True)
    assert set(refusal.value.message_dict) == {"title_en"}


def test_the_editors_screen_language_does_not_reach_the_base_columns(page: NewsPage) -> None:
    from django.db import connection
    from django.utils import translation

    with translation.override("en"):
        publish(page, title_fa="خبر پنجم", title_en="Fifth")
    with connection.cursor() as cursor:
        cursor.execute("SELECT title, draft_title FROM pages_basepage WHERE id = %s", [page.pk])
        assert cursor.fetchone() == ("خبر پنجم", "خبر پنجم")
