"""Acting on many pages from a list: only those that are ticked and one's own, and nothing said of others."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cms.news.models import NewsPage
from tests.editing.clients import ROLES, client_of
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db

REACH: dict[str, set[str]] = {
    "anonymous": set(),
    "other-site editor": set(),  # whoever does not publish withdraws nothing
    "other-site manager": {"second"},
    "own-site contributor": set(),
    "own-site editor": set(),
    "own-site publisher": {"first"},
    "central editor": {"first", "second"},
    "overseer": set(),
    "network manager": {"first", "second"},
}
# The sites whose pages each role may be told of.
SIGHT = {
    role: {"second"} if role.startswith("other") else {"first"} if role.startswith("own") else {"first", "second"}
    for role in ROLES
}


def address(action: str) -> str:
    return reverse("wagtail_bulk_action", args=["pages", "basepage", action])


@pytest.mark.parametrize("role", ROLES)
def test_who_withdraws_whose_pages(role: str) -> None:
    pages = {code: NewsPageFactory(site=code, title_fa=f"خبر {code}") for code in ("first", "second")}
    ticked = "?" + "&".join(f"id={page.pk}" for page in pages.values())
    client = client_of(role)
    told = client.get(address("unpublish") + ticked).content.decode()
    assert {code for code, page in pages.items() if page.title_fa in told} <= SIGHT[role]
    client.post(address("unpublish") + ticked)
    left = set(
        NewsPage.objects.filter(live=True, pk__in=[page.pk for page in pages.values()]).values_list("site__code")
    )
    assert {"first", "second"} - {code for (code,) in left} == REACH[role]


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_all_of_a_narrowed_list_is_no_choice(action: str) -> None:
    NewsPageFactory()
    client = client_of("network manager")
    before = set(NewsPage.objects.values_list("pk", "live"))
    assert client.get(f"{address(action)}?id=all").status_code == 404
    assert client.post(f"{address(action)}?id=all").status_code == 404
    assert set(NewsPage.objects.values_list("pk", "live")) == before
