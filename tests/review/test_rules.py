"""Which rule holds, and that nobody publishes past it by any way."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Revision

from cms.galleries.models import FilmPage
from cms.importing.authorisation import user_can_publish_import
from cms.news.models import NewsIndexPage, NewsPage
from cms.review.models import ReviewMode, ReviewRule
from tests.factories import FilmPageFactory, NewsPageFactory, give_role
from tests.factories.world import site
from tests.review.world import client_of, draft_of, is_live, rule, somebody

pytestmark = pytest.mark.django_db

DIRECT, SITE, CENTRAL = ReviewMode.DIRECT, ReviewMode.SITE, ReviewMode.CENTRAL


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], {"first news": DIRECT, "first film": DIRECT, "second news": DIRECT}),
        ([(SITE, None, None)], {"first news": SITE, "first film": SITE, "second news": SITE}),
        (
            [(SITE, None, None), (CENTRAL, None, NewsPage)],
            {"first news": CENTRAL, "first film": SITE, "second news": CENTRAL},
        ),
        (
            [(SITE, None, None), (CENTRAL, None, NewsPage), (DIRECT, "first", None)],
            {"first news": DIRECT, "first film": DIRECT, "second news": CENTRAL},
        ),
        (
            [(SITE, None, NewsPage), (DIRECT, "first", None), (CENTRAL, "first", NewsPage)],
            {"first news": CENTRAL, "first film": DIRECT, "second news": SITE},
        ),
    ],
)
def test_the_most_specific_rule_holds(rules: list[Any], expected: dict[str, str]) -> None:
    for mode, code, model in rules:
        rule(mode, code, model)
    pages = {
        "first news": NewsPageFactory(site="first"),
        "first film": FilmPageFactory(site="first"),
        "second news": NewsPageFactory(site="second"),
    }
    assert {name: ReviewRule.objects.of_page(page).mode for name, page in pages.items()} == expected


def test_the_site_is_read_from_the_database() -> None:
    rule(SITE, "first")
    page = NewsPageFactory(site="first")
    page.site_id = site("second").pk
    assert ReviewRule.objects.of_page(page).mode == SITE


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], False),
        ([(SITE, None, FilmPage)], True),
        ([(SITE, None, FilmPage), (DIRECT, "first", FilmPage)], False),
        ([(SITE, None, FilmPage), (DIRECT, "first", None)], False),
        ([(DIRECT, "first", None), (SITE, "first", FilmPage)], True),
        ([(SITE, "second", None)], False),
    ],
)
def test_whether_a_site_reviews_anything(rules: list[Any], expected: bool) -> None:
    for mode, code, model in rules:
        rule(mode, code, model)
    assert ReviewRule.objects.asks_for_review_on(site("first").pk) is expected


# Ways to publish --------------------------------------------------------------------------------------------------


def form_of(client: Client, page: NewsPage) -> dict[str, Any]:
    """What the form of a page sends: as little as it takes."""
    empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    form = answer.context["form"]
    data: dict[str, Any] = {f"{name}-{key}": value for name in form.formsets for key, value in empty.items()}
    for name in form.fields:
        value = form.initial.get(name)
        if name.startswith("body_"):
            data[f"{name}-count"] = 0
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            data[name] = value
        elif name == "date" and value:
            data[name] = timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return data | {"title_fa": page.title_fa, "slug": page.slug, "kind": page.kind}


def by_form(client: Client, user: Any, page: NewsPage) -> None:
    data = form_of(client, page) | {"action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def by_schedule(client: Client, user: Any, page: NewsPage) -> None:
    later = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    data = form_of(client, page) | {"action-publish": "1", "go_live_at": later}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def by_reverting(client: Client, user: Any, page: NewsPage) -> None:
    first = page.revisions.order_by("pk").first()
    data = form_of(client, page) | {"action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]), data)


def by_many(client: Client, user: Any, page: NewsPage) -> None:
    url = reverse("wagtail_bulk_action", args=["pages", "basepage", "publish"])
    client.post(f"{url}?id={page.pk}&next=/admin/")


def by_the_admins_api(client: Client, user: Any, page: NewsPage) -> None:
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    client.post(url, json.dumps({}), content_type="application/json")


def by_code(client: Client, user: Any, page: NewsPage) -> None:
    try:
        page.get_latest_revision().publish(user=user)
    except PublishPagePermissionError:
        return


WAYS = [by_form, by_schedule, by_reverting, by_many, by_the_admins_api, by_code]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("mode", "role", "publishes"),
    [
        (DIRECT, "contributor", False),
        (DIRECT, "editor", False),
        (DIRECT, "publisher", True),
        (DIRECT, "site manager", True),
        (DIRECT, "central editor", True),
        (SITE, "publisher", False),
        (SITE, "site manager", False),
        (SITE, "central editor", False),
        (SITE, "network manager", True),
        (CENTRAL, "publisher", False),
        (CENTRAL, "central editor", False),
        (CENTRAL, "network manager", True),
        (SITE, "other-site publisher", False),
    ],
)
def test_nobody_publishes_past_the_rule(way: Callable[..., None], mode: str, role: str, publishes: bool) -> None:
    rule(mode, "first")
    user = somebody(role)
    page = draft_of(user)
    client = client_of(user)
    if role == "other-site publisher" and way in (by_form, by_schedule, by_reverting):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 302
        return
    way(client, user, page)
    ordered = Revision.page_revisions.filter(object_id=str(page.pk), approved_go_live_at__isnull=False).exists()
    assert (is_live(page.pk) or ordered) is publishes
    if way is by_schedule:
        assert ordered is publishes


@pytest.mark.parametrize(
    ("rules", "role", "expected"),
    [
        ([], "publisher", "live"),
        ([(SITE, "first", None)], "publisher", "draft"),
        ([(SITE, "first", NewsPage)], "publisher", "draft"),
        ([(SITE, "first", FilmPage)], "publisher", "live"),
        ([(SITE, "first", None)], "network manager", "live"),
    ],
)
def test_a_new_page_goes_by_its_own_types_rule(rules: list[Any], role: str, expected: str) -> None:
    for mode, code, model in rules:
        rule(mode, code, model)
    user = somebody(role)
    client = client_of(user)
    data = form_of(client, draft_of(user)) | {"title_fa": "نو", "slug": "new", "action-publish": "1"}
    index = NewsIndexPage.objects.get(site__code="first")
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    shown = client.get(url).content.decode()
    assert ('name="action-publish"' in shown) is (expected == "live")
    client.post(url, data)
    page = NewsPage.objects.get(slug="new")
    assert ("live" if page.live else "draft") == expected


def test_a_copy_is_a_draft_where_anything_is_reviewed() -> None:
    user = somebody("publisher")
    page = NewsPageFactory()
    parent = page.get_parent()
    assert parent.permissions_for_user(user).can_publish_subpage() is True
    rule(SITE, "first", FilmPage)
    assert parent.permissions_for_user(user).can_publish_subpage() is False
    with pytest.raises(Exception, match="do not have permission to publish"):
        CopyPageAction(page, to=parent, update_attrs={"slug": "copy"}, keep_live=True, user=user).execute()
    assert NewsPage.objects.filter(slug="copy").count() == 0


def test_a_public_page_does_not_move_into_a_site_that_reviews() -> None:
    user = somebody("publisher")
    give_role(user, "second", "publisher")
    live, draft = NewsPageFactory(site="second"), draft_of(user, "second")
    target = NewsIndexPage.objects.get(site__code="first")
    assert live.permissions_for_user(user).can_move_to(target) is True
    rule(SITE, "first")
    assert live.permissions_for_user(user).can_move_to(target) is False
    assert draft.permissions_for_user(user).can_move_to(target) is True


def test_an_import_is_not_published_past_the_rule() -> None:
    user = somebody("publisher")
    assert user_can_publish_import(user, site("first")) is True
    rule(SITE, "first")
    assert user_can_publish_import(user, site("first")) is False


def test_what_is_ordered_can_be_called_off_and_taken_down() -> None:
    rule(SITE, "first")
    publisher, editor = somebody("publisher"), somebody("editor")
    page = NewsPageFactory()
    allowed = page.permissions_for_user(publisher)
    assert (allowed.can_publish(), allowed.can_unschedule(), allowed.can_unpublish()) == (False, True, True)
    allowed = page.permissions_for_user(editor)
    assert (allowed.can_publish(), allowed.can_unschedule(), allowed.can_unpublish()) == (False, False, False)
