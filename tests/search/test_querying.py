"""What is found, and what never is: whatever the state of a page, its index or its site."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.news.models import NewsIndexPage, NewsPage
from cms.release.due import publish_and_expire_due
from cms.release.log import withdraw_language
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from search.engine import Question
from search.indexing import index_missing
from search.models import SearchEntry
from search.querying import Answer, query
from tests.factories import NewsCategoryFactory, NewsPageFactory, StandardPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db

HALF = "\u200c"


def ask(words: str, language: str = "fa", codes: tuple[str, ...] | None = None, **options: object) -> Answer:
    sites = [site(code).pk for code in codes] if codes is not None else None
    return query(Question(words, language, sites, **options))  # type: ignore[arg-type]


def titles(words: str, language: str = "fa", **options: object) -> list[str]:
    return [hit.document.title for hit in ask(words, language, **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "نوسازی کتابخانه",
        "نوسازي كتابخانه",  # Arabic letters
        f"نوسازی کتاب{HALF}خانه",
        "نوسازی کتاب خانه",
        "کتابخانه نوسا",  # the beginning of the last word
        "کتابخانه ١٢",  # Arabic digits
        "کتابخانه ۱۲",
        "کتابخانه 12",
        "کتابخانهٔ",
        "KTB-9",
        "ktb",
    ],
)
def test_spellings_that_a_reader_takes_for_the_same(words: str) -> None:
    NewsPageFactory(title_fa=f"نوسازی ۱۲ کتاب{HALF}خانهٔ شهر (ktb 9)")
    NewsPageFactory(title_fa="خبر دیگر", lead_fa="نوسازی")
    assert titles(words) == [f"نوسازی ۱۲ کتاب{HALF}خانهٔ شهر (ktb 9)"]


def test_the_best_come_first() -> None:
    day = timezone.now()
    NewsPageFactory(title_fa="یک", lead_fa="دیدار در میدان", date=day)
    NewsPageFactory(title_fa="دو", kicker_fa="میدان", date=day - timedelta(days=1), lead_fa="دیدار")
    NewsPageFactory(title_fa="میدان", date=day - timedelta(days=2))
    NewsPageFactory(title_fa="سه", date=day, body_fa=[("paragraph", {"text": "<p>گفت‌وگو <b>میدان</b> و میدان</p>"})])
    assert titles("میدان") == ["میدان", "دو", "یک", "سه"]


def test_without_a_document_that_has_every_word_those_with_some_are_found() -> None:
    NewsPageFactory(title_fa="نمایشگاه گل")
    NewsPageFactory(title_fa="بازار گل")
    answer = ask("نمایشگاه بازار")
    assert (answer.total, answer.has_every_word) == (2, False)
    answer = ask("نمایشگاه گل")
    assert (answer.total, answer.has_every_word) == (1, True)


def test_types_and_sites_are_counted_for_each_choice() -> None:
    NewsPageFactory(title_fa="بوستان یک")
    NewsPageFactory(title_fa="بوستان دو")
    StandardPageFactory(title_fa="بوستان سه")
    NewsPageFactory(title_fa="بوستان چهار", site="second")
    first, second = site("first").pk, site("second").pk
    answer = ask("بوستان")
    assert (answer.total, answer.types, answer.sites) == (4, {"news": 3, "standard": 1}, {first: 3, second: 1})
    answer = ask("بوستان", type="news")
    assert (answer.total, answer.types, answer.sites) == (3, {"news": 3, "standard": 1}, {first: 2, second: 1})
    answer = ask("بوستان", site=second)
    assert (answer.total, answer.types, answer.sites) == (1, {"news": 1, "standard": 0}, {first: 3, second: 1})
    answer = ask("بوستان", codes=("second",))
    assert (answer.total, answer.types, answer.sites) == (1, {"news": 1}, {second: 1})
    assert (ask("بوستان", type="standard", codes=("second",)).hits) == []


def test_a_language_finds_its_own_documents() -> None:
    NewsPageFactory(title_fa="بوستان", title_en="Gardens of the city", ready_en=True)
    NewsPageFactory(title_fa="بوستان نیمه‌کاره", title_en="Gardens half done", ready_en=False)
    assert titles("garden", "en") == ["Gardens of the city"]
    assert titles("gardens", "fa") == []
    assert titles("بوستان", "en") == []


# What nobody may read ----------------------------------------------------------------------------------------------


def unpublish(page: NewsPage) -> None:
    page.unpublish()


def expire(page: NewsPage) -> None:
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_and_expire_due()


def delete(page: NewsPage) -> None:
    page.delete()


def suspend(page: NewsPage) -> None:
    record = site("first")
    record.status = "suspended"
    record.save()


def prepare(page: NewsPage) -> None:
    record = site("first")
    record.status = "preparing"
    record.save()


@pytest.mark.parametrize("hide", [unpublish, expire, delete, suspend, prepare])
def test_what_is_withdrawn_is_found_no_more(hide: object) -> None:
    page = NewsPageFactory(title_fa="خبر پنهان", title_en="Hidden news", ready_en=True)
    assert (titles("پنهان"), titles("hidden", "en")) == (["خبر پنهان"], ["Hidden news"])
    hide(page)  # type: ignore[operator]
    for language, words in (("fa", "پنهان"), ("en", "hidden")):
        answer = ask(words, language)
        assert (answer.hits, answer.total, answer.types, answer.sites) == ([], 0, {}, {})


def test_drafts_and_what_is_due_later_are_not_found() -> None:
    NewsPageFactory(title_fa="گلزار پیش‌نویس", publish=False)
    page = NewsPageFactory(title_fa="گلزار فردا", publish=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    shown = NewsPageFactory(title_fa="گلزار امروز")
    shown.title_fa = "گلزار دیروز"
    shown.save_revision()
    assert titles("گلزار") == ["گلزار امروز"]


def test_a_language_that_is_withdrawn_is_not_found() -> None:
    page = NewsPageFactory(title_fa="بوستان", title_en="Gardens", ready_en=True)
    withdraw_language(page, "en")
    assert (titles("gardens", "en"), titles("بوستان")) == ([], ["بوستان"])


def test_an_erased_document_leaves_no_word_in_the_index() -> None:
    page = NewsPageFactory(title_fa="خبر محرمانه", lead_fa="رازدار")
    page.delete()
    assert SearchEntry.objects.get(document__uid=page.uid).vector == ""


# In step with the documents ----------------------------------------------------------------------------------------


def test_the_index_follows_in_the_transaction_of_the_release() -> None:
    page = NewsPageFactory(title_fa="بازارچه")
    page.title_fa = "کتابخانه"
    page.save_revision().publish()
    assert (titles("بازارچه"), titles("کتابخانه")) == ([], ["کتابخانه"])


def test_a_page_that_moved_is_found_on_its_new_site() -> None:
    page = NewsPageFactory(title_fa="بازارچه")
    page.move(NewsIndexPage.objects.get(site=site("second")), "last-child")
    assert (titles("بازارچه", codes=("first",)), titles("بازارچه", codes=("second",))) == ([], ["بازارچه"])


def test_a_document_that_follows_a_change_elsewhere_is_indexed_anew() -> None:
    category = NewsCategoryFactory(name_fa="ورزش")
    NewsPageFactory(title_fa="مسابقه", category=category)
    category.name_fa = "تندرستی"
    category.save()
    refresh_stale()
    assert (titles("ورزش"), titles("تندرستی")) == ([], ["مسابقه"])


def test_an_index_that_was_lost_is_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    NewsPageFactory(title_fa="بازارچه")
    SearchEntry.objects.all().delete()
    assert titles("بازارچه") == []
    assert index_missing() == ReleasedDocument.objects.count()
    assert titles("بازارچه") == ["بازارچه"]
    assert index_missing() == 0
    call_command("index_documents")
    assert capsys.readouterr().out == f"{ReleasedDocument.objects.count()} documents indexed\n"


@pytest.mark.parametrize(
    "words", ["'", "\\", "a:*", "!!", "x" * 5000, "'; DROP TABLE x; --", "واژه " * 3000, "🙂", "%s", "\u200c", "a\tb\n"]
)
def test_hostile_words_are_no_error(words: str) -> None:
    assert ask(words).hits == []


def test_an_excerpt_has_the_digits_of_its_language_and_no_codes() -> None:
    body = [("list", {"style": "number", "items": ["بوستان شمارهٔ 12"]})]
    StandardPageFactory(title_fa="فهرست", body_fa=body, title_en="List", body_en=body, ready_en=True)
    assert ask("بوستان").hits[0].excerpt == "<mark>بوستان</mark> شمارهٔ ۱۲"
    assert ask("بوستان", "en").hits[0].excerpt == "<mark>بوستان</mark> شمارهٔ 12"
