"""People cards: posts that editors chose, with whoever holds them, as far as they are public."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.blocks.body import block_bodies
from cms.blocks.context import BodyContext
from cms.people.models import PostPage
from cms.people.tasks import show_holders_of_today
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.standard.models import StandardPage
from tests.blocks.released import value_of
from tests.factories import ImageFactory, NewsPageFactory, PersonFactory, PostPageFactory, StandardPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db


def post(name: str = "", **values: Any) -> PostPage:
    page = PostPageFactory(publish=False, **values)
    if name:
        code = page.site.code
        portrait = ImageFactory(code=code, width=40, height=50)
        page.holdings.create(person=PersonFactory(code=code, name_fa=name, portrait=portrait))
    page.save_revision().publish()
    return PostPage.objects.get(pk=page.pk)


def shown(*posts: PostPage) -> list[tuple[str, str, str | None]]:
    cards = value_of("people", {"title": "", "posts": list(posts)})["posts"]
    return [(card["title"], card["url"], card["holder"] and card["holder"]["name"]) for card in cards]


def test_cards_in_the_editors_order() -> None:
    held, vacant = post("الف", slug="head", title_fa="مدیر"), post(slug="media", title_fa="رسانه")
    assert shown(vacant, held) == [("رسانه", "/people/media/", None), ("مدیر", "/people/head/", "الف")]


def test_what_is_not_public_is_left_out() -> None:
    draft = PostPageFactory(publish=False)
    elsewhere = post(site="second", slug="other", title_fa="دیگر")
    assert shown(draft, elsewhere) == [("دیگر", "/s/second/people/other/", None)]
    record = site("second")
    record.status = "suspended"
    record.save()
    assert shown(PostPage.objects.get(pk=elsewhere.pk)) == []


def body_of(page: Any) -> list[str]:
    blocks = ReleasedDocument.objects.get(uid=page.uid, locale="fa").body["blocks"]
    return [card["holder"]["name"] if card["holder"] else "" for card in blocks[0]["value"]["posts"]]


def test_a_card_follows_its_post_its_person_and_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = post("الف")
    page = NewsPageFactory(body_fa=[("people", {"title": "", "posts": [chosen]})])
    assert body_of(page) == ["الف"]

    holding = chosen.holdings.get()
    holding.person.name_fa = "ب"
    holding.person.save()
    refresh_stale()
    assert body_of(page) == ["ب"]

    today = timezone.localdate()
    holding.until = today
    holding.save()
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=1))
    show_holders_of_today.call()
    refresh_stale()
    assert body_of(page) == [""]

    chosen.unpublish()
    refresh_stale()
    assert body_of(page) == []


def cost(number: int) -> int:
    posts = [post(f"شخص {index}") for index in range(number)]
    made = StandardPageFactory(body_fa=[("people", {"title": "", "posts": posts})])
    page = StandardPage.objects.get(pk=made.pk)
    with CaptureQueriesContext(connection) as captured:
        block_bodies(page.body_fa, BodyContext("fa", page.site_id))
    return len(captured)


def test_cards_cost_the_same_for_one_post_and_for_many() -> None:
    assert len({cost(1), cost(8)}) == 1
