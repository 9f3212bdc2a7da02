"""The feed of change: nothing lost and nothing doubled, whatever overlaps; tokens; filters."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from django.db.models import Max

from cms.news.models import NewsIndexPage, NewsPage
from cms.release.log import TokenExpired, TokenInvalid, changes_since, withdraw
from cms.release.models import Reason, ReleasedDocument
from cms.tenancy.models import NetworkSite
from tests.factories import NewsPageFactory
from tests.release.overlapping_writers import Writers

WRITERS, ROUNDS = 8, 6
Key = tuple[object, int, str]
State = dict[Key, int]


def key_of(document: ReleasedDocument) -> Key:
    return document.uid, document.site_id, document.locale


def table() -> State:
    return {key_of(document): document.revision for document in ReleasedDocument.objects.all()}


class FeedReader:
    """Follows `changes_since`, as an app would."""

    def __init__(self) -> None:
        self.token: str | None = None
        self.tokens: list[str | None] = [None]
        self.seen: Counter[tuple[Key, int]] = Counter()

    def poll(self) -> None:
        while True:
            changes = changes_since(self.token, limit=5)
            self.seen.update((key_of(document), document.revision) for document in changes.documents)
            self.token = changes.token
            self.tokens.append(self.token)
            if not changes.has_more:
                return


class SequenceReader:
    """Follows the highest sequence number it has seen: the obvious cursor, and a wrong one."""

    def __init__(self) -> None:
        self.last = ReleasedDocument.objects.aggregate(last=Max("sequence"))["last"] or 0
        self.seen: Counter[tuple[Key, int]] = Counter()

    def poll(self) -> None:
        documents = list(ReleasedDocument.objects.filter(sequence__gt=self.last).order_by("sequence"))
        self.seen.update((key_of(document), document.revision) for document in documents)
        self.last = max([self.last, *(document.sequence for document in documents)])


def replay(token: str | None) -> State:
    """What a reader learns from `token` to the end of the feed."""
    known: State = {}
    while True:
        changes = changes_since(token, limit=5)
        known |= {key_of(document): document.revision for document in changes.documents}
        token = changes.token
        if not changes.has_more:
            return known


def publish_in_overlapping_transactions(poll: Callable[[], None]) -> set[tuple[Key, int]]:
    """Eight processes publish at once and commit in a shuffled order, with a poll after each commit.

    Returns every state that was public after one of the rounds.
    """
    pages = [NewsPageFactory(site=("first", "second")[number % 2]) for number in range(WRITERS)]
    uids = [page.uid for page in pages]
    shuffle = random.Random(7)
    public: set[tuple[Key, int]] = set()
    poll()
    with Writers([page.pk for page in pages]) as writers:
        for round_number in range(ROUNDS):
            writers.write(f"نوبت {round_number}")
            poll()
            for number in shuffle.sample(range(WRITERS), WRITERS):
                writers.commit(number)
                poll()
            public |= {(key_of(row), row.revision) for row in ReleasedDocument.objects.filter(uid__in=uids)}
    return public


@pytest.mark.real_transactions
@pytest.mark.usefixtures("own_database")
def test_overlapping_writers_lose_and_double_nothing() -> None:
    reader = FeedReader()
    public = publish_in_overlapping_transactions(reader.poll)
    assert len(public) == WRITERS * ROUNDS
    assert {state: reader.seen[state] for state in public} == dict.fromkeys(public, 1)
    assert max(reader.seen.values()) == 1
    # Replaying any token brings the same last states again, and the first one brings all of them.
    final = table()
    for token in reader.tokens:
        later = replay(token)
        assert later == {key: final[key] for key in later}
    assert replay(None) == final


@pytest.mark.real_transactions
@pytest.mark.usefixtures("own_database")
def test_the_highest_sequence_number_as_cursor_loses_changes() -> None:
    reader = SequenceReader()
    public = publish_in_overlapping_transactions(reader.poll)
    assert [state for state in public if reader.seen[state] == 0] != []


@pytest.mark.real_transactions
@pytest.mark.usefixtures("own_database")
def test_a_reader_learns_of_withdrawal_deletion_and_move() -> None:
    kept, gone, moved = (NewsPageFactory() for _ in range(3))
    token = changes_since(limit=10_000).token
    withdraw([kept.uid], Reason.UNPUBLISHED)
    NewsPage.objects.get(pk=gone.pk).delete()
    target = NewsIndexPage.objects.get(site__code="second")
    NewsPage.objects.get(pk=moved.pk).move(target, pos="last-child")
    changes = changes_since(token)
    assert {(document.uid, document.site.code, document.state, document.reason) for document in changes.documents} == {
        (kept.uid, "first", "withdrawn", "unpublished"),
        (gone.uid, "first", "withdrawn", "deleted"),
        (moved.uid, "first", "withdrawn", "moved"),
        (moved.uid, "second", "released", ""),
    }


@pytest.mark.real_transactions
@pytest.mark.usefixtures("own_database")
def test_filters_hold_for_withdrawn_rows_too() -> None:
    first, second = NewsPageFactory(site="first"), NewsPageFactory(site="second")
    site = NetworkSite.objects.get(code="second")
    token = changes_since(sites=[site.pk], types=["news"], locales=["fa"], limit=10_000).token
    for page in (first, second):
        page.unpublish()
    changes = changes_since(token, sites=[site.pk], types=["news"], locales=["fa"])
    assert [(document.uid, document.state) for document in changes.documents] == [(second.uid, "withdrawn")]


@pytest.mark.real_transactions
@pytest.mark.usefixtures("own_database")
def test_pages_of_changes_follow_one_another_without_gap() -> None:
    whole = changes_since(limit=10_000)
    assert whole.has_more is False
    token, collected = None, []
    while True:
        part = changes_since(token, limit=4)
        collected += part.documents
        token = part.token
        if not part.has_more:
            break
    assert [document.pk for document in collected] == [document.pk for document in whole.documents]
    assert changes_since(token).documents == []


@pytest.mark.real_transactions
@pytest.mark.usefixtures("own_database")
def test_tokens_that_do_not_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    token = changes_since().token
    with pytest.raises(TokenInvalid):
        changes_since(token[:-1] + ("A" if token[-1] != "A" else "B"))
    with pytest.raises(TokenInvalid):
        changes_since("not a token")
    with pytest.raises(TokenInvalid):
        changes_since(token, types=["news"])
    monkeypatch.setattr("cms.release.changes._epoch_and_horizon", lambda: ("another server", 0))
    with pytest.raises(TokenExpired):
        changes_since(token)
