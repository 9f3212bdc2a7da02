"""Rules, people and submitted pages: what tests of reviews begin with."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.news.models import NewsPage
from cms.review.models import ReviewMode, ReviewRule, ReviewTaskState
from cms.tenancy.models import NetworkSite
from tests.factories import NewsPageFactory, UserFactory
from tests.factories.world import CENTRAL

PEOPLE = {
    "other-site publisher": ("second", "publisher"),
    "contributor": ("first", "contributor"),
    "editor": ("first", "editor"),
    "publisher": ("first", "publisher"),
    "site manager": ("first", "site-manager"),
    "central editor": ("", "central-editor"),
    "overseer": ("", "overseer"),
    "network manager": ("", "network-manager"),
}


def rule(mode: str, code: str | None = None, model: Any = None, **values: Any) -> ReviewRule:
    site = NetworkSite.objects.get(code=code) if code else None
    kind = ContentType.objects.get_for_model(model) if model else None
    return ReviewRule.objects.create(site=site, content_type=kind, mode=mode, **values)


def somebody(role: str, language: str = "en", **values: Any) -> User:
    user = UserFactory(role=PEOPLE[role], **{"email": f"{role.replace(' ', '-')}@payvand.test", **values})
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def client_of(user: User) -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(user)
    return client


def draft_of(author: User | None, site: str = "first", **values: Any) -> NewsPage:
    page = NewsPageFactory(site=site, publish=False, owner=author, **values)
    page.save_revision(user=author)
    return NewsPage.objects.get(pk=page.pk)


def submitted_by(author: User, site: str = "first", mode: str = "", **values: Any) -> ReviewTaskState:
    """A page that waits at its first step. `mode` makes a rule of the whole network."""
    if mode:
        rule(ReviewMode(mode))
    page = draft_of(author, site, **values)
    page.get_workflow().start(page, author)
    return state_of(page)


def state_of(page: Any) -> ReviewTaskState:
    """The step that the page waits at."""
    return ReviewTaskState.objects.waiting().get(page=page.pk)


def decide(client: Client, state: ReviewTaskState, action: str, **values: Any) -> Any:
    page = NewsPage.objects.get(pk=state.page_id)
    data = {"revision": page.latest_revision_id, action: "1", **values}
    return client.post(reverse("review_decide", args=[state.pk]), data)


def is_live(page_id: int) -> bool:
    return bool(NewsPage.objects.values_list("live", flat=True).get(pk=page_id))
