"""Lists of pages: what waits for a review is a state of its own, says with whom it waits, and costs no query."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.accounts.models import User
from cms.news.models import NewsIndexPage, NewsPage
from cms.review.delegating import delegate
from cms.review.models import ReviewTaskState
from tests.factories import NewsPageFactory
from tests.review.world import client_of, draft_of, somebody, state_of, submitted_by

pytestmark = pytest.mark.django_db


def listed(client: Client, **query: str) -> dict[str, str]:
    """{title: state} of the rows of the list of news."""
    answer = client.get(reverse("news:index"), query)
    return {page.title_fa: page.editing_state for page in answer.context["object_list"]}


def submit(page: NewsPage, author: User) -> ReviewTaskState:
    page.get_workflow().start(page, author)
    return state_of(page)


def test_what_waits_is_a_state_of_its_own() -> None:
    author, publisher = somebody("editor"), somebody("publisher", first_name="ناشر", last_name="نمونه")
    state = submitted_by(author, title_fa="نو")
    live = NewsPageFactory(title_fa="منتشرشده")
    live.save_revision(user=author)
    submit(live, author)
    draft_of(author, title_fa="پیش‌نویس")
    submitted_by(somebody("editor", username="other"), "second", title_fa="بیگانه")
    client = client_of(author)
    assert listed(client) == {"نو": "review", "منتشرشده": "review", "پیش‌نویس": "draft"}
    assert listed(client, state="review") == {"نو": "review", "منتشرشده": "review"}
    assert listed(client, state="changed") == {}
    shown = client.get(reverse("news:index"), {"state": "review"}).content.decode()
    assert shown.count(f'<a href="{reverse("review_decide", args=[state.pk])}">with Publisher of the site</a>') == 1
    rows = [part.partition("</p>")[0] for part in shown.split('<p class="page-list__review">')[1:]]
    assert [f'<time datetime="{state.started_at:%Y-%m-%d}' in row for row in rows] == [True, True]
    delegate(state, publisher, publisher)
    assert "with <bdi>ناشر نمونه</bdi></a>" in client.get(reverse("news:index")).content.decode()
    publisher_finds = client_of(publisher)
    publisher_finds.post(
        reverse("review_decide", args=[state.pk]), {"return": "1", "comment": "کوتاه‌تر", "revision": 1}
    )
    assert listed(client)["نو"] == "draft"


@pytest.mark.parametrize("role", ["contributor", "publisher"])
@pytest.mark.parametrize("name", ["news:index", "wagtailadmin_explore"])
def test_what_waits_costs_a_list_no_query(name: str, role: str) -> None:
    author, user = somebody("editor", username="author"), somebody(role)
    pages = [draft_of(author) for _number in range(10)]
    index = NewsIndexPage.objects.get(site__code="first")
    address = reverse(name, args=[index.pk] if "explore" in name else [])
    client = client_of(user)

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    counts = [queries()]
    for waiting in (pages[:1], pages[1:]):
        for page in waiting:
            submit(page, author)
        counts.append(queries())
    assert counts == [counts[0]] * 3
    for page in client.get(address).context["object_list"]:
        row, alone = (found.permissions_for_user(user) for found in (page, NewsPage.objects.get(pk=page.pk)))
        assert (row.can_edit(), bool(row.page_locked())) == (alone.can_edit(), bool(alone.page_locked()))
        assert bool(row.page_locked()) is (role == "contributor")
