"""The admin's first page: what each role begins with, its own drafts, what comes next, what came last."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from cms.accounts.models import User
from tests.editing.clients import client_of, client_of_two_sites, work_on
from tests.factories import NewsPageFactory, PhotoReportPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db

# On one site and on two: of several, states are counted.
QUERIES = {"first": 27, None: 28}
BEGINNINGS = ["Write a news item", "New photo report", "Upload a picture"]


def dashboard(client: Client) -> str:
    answer = client.get("/admin/")
    assert answer.status_code == 200
    return answer.content.decode()


def user_of(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def panel(client: Client, name: str) -> str:
    """The HTML of one panel; empty where it does not stand."""
    _before, found, rest = dashboard(client).partition(f'aria-labelledby="dashboard-{name}"')
    return rest.partition("</section>")[0] if found else ""


@pytest.mark.parametrize(
    ("role", "begins", "panels"),
    [
        ("own-site contributor", BEGINNINGS, ["drafts", "scheduled", "published"]),
        ("own-site editor", BEGINNINGS, ["drafts", "scheduled", "published"]),
        ("own-site publisher", BEGINNINGS, ["drafts", "scheduled", "published"]),
        ("central editor", BEGINNINGS, ["drafts", "scheduled", "published"]),
        ("overseer", [], ["published"]),
        ("network manager", BEGINNINGS, ["drafts", "scheduled", "published"]),
    ],
)
def test_what_each_role_begins_with(role: str, begins: list[str], panels: list[str]) -> None:
    client = client_of(role)
    shown = dashboard(client)
    assert [label for label in BEGINNINGS if f"{label}</a>" in shown] == begins
    assert [name for name in ("drafts", "scheduled", "published") if panel(client, name)] == panels


def test_anonymous_signs_in_first() -> None:
    assert client_of("anonymous").get("/admin/")["Location"] == "/admin/accounts/login/?next=/admin/"


def draft(user: User, **values: Any) -> None:
    NewsPageFactory(publish=False, **values).save_revision(user=user)


def test_drafts_are_the_users_own() -> None:
    client = client_of_two_sites()
    other = user_of(client_of("own-site editor"))
    draft(user_of(client), title_fa="پیش‌نویس من", site="first")
    draft(user_of(client), title_fa="پیش‌نویس من در دیگری", site="second")
    draft(other, title_fa="پیش‌نویس همکار", site="first")
    shown = panel(client, "drafts")
    assert [title in shown for title in ("پیش‌نویس من<", "پیش‌نویس من در دیگری", "پیش‌نویس همکار")] == [True, True, False]
    work_on(client, "first")
    assert "پیش‌نویس من در دیگری" not in panel(client, "drafts")


def test_what_is_scheduled_comes_in_its_order() -> None:
    client = client_of("own-site editor", "fa")
    soon = timezone.now() + timedelta(days=2)
    for title, moment in (("دومین", soon + timedelta(hours=1)), ("نخستین", soon)):
        NewsPageFactory(title_fa=title, publish=False, go_live_at=moment).save_revision().publish()
    NewsPageFactory(title_fa="بیگانه", site="second", publish=False, go_live_at=soon).save_revision().publish()
    shown = panel(client, "scheduled")
    assert 0 < shown.index("نخستین") < shown.index("دومین")
    assert "بیگانه" not in shown
    assert f'datetime="{timezone.localtime(soon).isoformat(timespec="seconds")}"' in shown


def test_what_was_published_last_is_of_the_sites_in_view() -> None:
    NewsPageFactory(title_fa="خبر نخست", site="first")
    NewsPageFactory(title_fa="خبر دوم", site="second")
    client = client_of_two_sites()
    both = panel(client, "published")
    assert ("خبر نخست" in both, "خبر دوم" in both, site("second").short_name in both) == (True, True, True)
    work_on(client, "second")
    one = panel(client, "published")
    assert ("خبر نخست" in one, "خبر دوم" in one, site("second").short_name in one) == (False, True, False)


def test_the_head_names_the_site_and_leads_to_the_choice() -> None:
    assert "dashboard__switch" not in dashboard(client_of("own-site editor"))
    assert f">{site('first').name}</h1>" in dashboard(client_of("own-site editor"))
    client = client_of_two_sites()
    assert ">All sites</h1>" in dashboard(client)
    assert '<a class="button button-secondary dashboard__switch" href="/admin/site/">' in dashboard(client)
    work_on(client, "second")
    assert f">{site('second').name}</h1>" in dashboard(client)


def test_states_are_counted_where_several_sites_are_in_view() -> None:
    NewsPageFactory(site="first")
    NewsPageFactory(site="second")
    NewsPageFactory(site="second", publish=False)
    PhotoReportPageFactory(site="first")
    client = client_of("central editor")
    shown = dashboard(client)
    assert '<a href="/admin/news/?state=live">2</a>' in shown
    assert '<a href="/admin/news/?state=draft">1</a>' in shown
    assert '<a href="/admin/photo-reports/?state=live">1</a>' in shown
    assert "/admin/films/?state=live" not in shown
    work_on(client, "second")
    assert "How things stand" not in dashboard(client)
    assert "How things stand" not in dashboard(client_of("overseer"))


def test_queries_do_not_grow(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = client_of_two_sites()
    soon = timezone.now() + timedelta(days=2)

    def more() -> None:
        for code in ("first", "second"):
            NewsPageFactory(site=code)
            draft(user_of(client), site=code)
            NewsPageFactory(site=code, publish=False, go_live_at=soon).save_revision().publish()

    found = {}
    for chosen in ("first", None):
        more()
        work_on(client, chosen)
        dashboard(client)
        with CaptureQueriesContext(connection) as one:
            dashboard(client)
        more()
        more()
        with django_assert_num_queries(len(one)):
            dashboard(client)
        found[chosen] = len(one)
    assert found == QUERIES
