"""The screens of reviews: who sees which, what stands there, in how many queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.menu import admin_menu, settings_menu

from cms.galleries.models import FilmPage
from cms.news.models import NewsPage
from cms.review.models import ReviewMode, ReviewRule, ReviewTaskState, page_types
from cms.tenancy.models import NetworkSite, SiteKind
from tests.access.every_view import views
from tests.editing.clients import work_on
from tests.factories.world import site
from tests.review.world import PEOPLE, client_of, decide, draft_of, rule, somebody, submitted_by

pytestmark = pytest.mark.django_db

SITE, CENTRAL = ReviewMode.SITE, ReviewMode.CENTRAL
LISTS = ("review_inbox", "review_submitted", "review_waiting")


def text_of(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("role", "inbox", "waiting"),
    [
        ("contributor", [], ["own"]),
        ("editor", [], ["own"]),
        ("publisher", ["own"], ["own"]),
        ("site manager", ["own"], ["own"]),
        ("other-site publisher", ["foreign"], ["foreign", "central"]),
        ("central editor", ["central"], ["own", "foreign", "central"]),
        ("network manager", ["central"], ["own", "foreign", "central"]),
        ("overseer", [], ["own", "foreign", "central"]),
    ],
)
def test_what_each_role_finds(role: str, inbox: list[str], waiting: list[str]) -> None:
    author = somebody("editor", username="author")
    submitted_by(author, title_fa="own")
    submitted_by(author, "second", title_fa="foreign")
    rule(CENTRAL, "second")
    state = submitted_by(author, "second", title_fa="central")
    decide(client_of(somebody("other-site publisher", username="first-step")), state, "approve")
    client = client_of(somebody(role))
    for name, expected in (("review_inbox", inbox), ("review_waiting", waiting)):
        shown = text_of(client, name)
        assert [title for title in ("own", "foreign", "central") if f"<bdi>{title}</bdi></a>" in shown] == expected
    with override("en"):
        request = client.get("/admin/").wsgi_request
        label = next(item.label for item in admin_menu.render_component(request) if item.name == "reviews")
    assert label == (f"Reviews ({len(inbox)})" if inbox else "Reviews")


def test_anonymous_signs_in_first() -> None:
    for name in (*LISTS, "review_approve_many", "review_rules", "review_rules_history"):
        address = reverse(name)
        answer = Client(headers={"host": "central.test"}).get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"/admin/accounts/login/?next={address}")


@pytest.mark.parametrize("role", PEOPLE)
def test_who_sees_a_review(role: str) -> None:
    state = submitted_by(somebody("contributor", username="author"), title_fa="پارک تازه")
    answer = client_of(somebody(role)).get(reverse("review_decide", args=[state.pk]))
    assert answer.status_code == (404 if role == "other-site publisher" else 200)
    if answer.status_code == 200:
        decides = role in ("publisher", "site manager", "network manager")
        assert ('name="approve"' in answer.content.decode()) is decides


def test_the_author_sees_with_whom_and_since_when() -> None:
    author = somebody("editor")
    publisher = somebody("publisher", first_name="ناشر", last_name="نمونه")
    state = submitted_by(author, title_fa="پارک تازه")
    client = client_of(author)
    since = f'<time datetime="{ReviewTaskState.objects.get(pk=state.pk).started_at:%Y-%m-%d}'
    form = client.get(reverse("wagtailadmin_pages:edit", args=[state.page_id])).content.decode()
    for shown in (form, text_of(client, "review_decide", state.pk)):
        assert "ناشر نمونه" in shown
        assert since in shown
    assert "پارک تازه" in text_of(client, "review_submitted")
    decide(client_of(publisher), state, "return", comment="کوتاه‌تر")
    form = client.get(reverse("wagtailadmin_pages:edit", args=[state.page_id])).content.decode()
    assert "کوتاه‌تر" in form
    assert "Returned" in text_of(client, "review_submitted")
    submitted = client.get("/admin/").content.decode()
    assert "پارک تازه" in submitted.partition("dashboard-reviews")[2].partition("</section>")[0]


def test_the_readers_calendar() -> None:
    submitted_by(somebody("editor"))
    shown = text_of(client_of(somebody("publisher", "fa")), "review_inbox")
    moment = shown.partition("<time datetime=")[2].partition(">")[2].partition("</time>")[0]
    assert sum(letter in "۰۱۲۳۴۵۶۷۸۹" for letter in moment) >= 8


def test_filters() -> None:
    author = somebody("editor")
    submitted_by(author, title_fa="own")
    submitted_by(author, "second", title_fa="foreign")
    client = client_of(somebody("overseer"))

    def found(**query: Any) -> list[str]:
        shown = text_of(client, "review_waiting", **query)
        return [title for title in ("own", "foreign") if f"<bdi>{title}</bdi></a>" in shown]

    kinds = ContentType.objects.get_for_models(NewsPage, FilmPage)
    assert found(kind=kinds[NewsPage].pk) == ["own", "foreign"]
    assert found(kind=kinds[FilmPage].pk) == []
    assert found(step="central") == []
    assert found(site=site("second").pk) == ["foreign"]
    work_on(client, "first")
    assert found() == ["own"]


# The form of a page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "role", "offered"),
    [
        ("direct", "contributor", ["action-submit"]),
        ("direct", "publisher", ["action-publish"]),
        ("site", "publisher", ["action-submit"]),
        ("site", "central editor", ["action-submit"]),
        ("site", "network manager", ["action-publish"]),
        ("central", "editor", ["action-submit"]),
    ],
)
def test_what_the_form_offers(mode: str, role: str, offered: list[str]) -> None:
    rule(mode)
    user = somebody(role)
    shown = client_of(user).get(reverse("wagtailadmin_pages:edit", args=[draft_of(user).pk])).content.decode()
    assert [name for name in ("action-publish", "action-submit") if f'name="{name}"' in shown] == offered


def test_the_form_of_what_waits_leads_to_the_decision() -> None:
    author = somebody("editor")
    state = submitted_by(author)
    address = reverse("review_decide", args=[state.pk])
    menu = {
        role: client_of(user).get(reverse("wagtailadmin_pages:edit", args=[state.page_id])).content.decode()
        for role, user in {"author": author, "publisher": somebody("publisher")}.items()
    }
    assert ["Decide on the review" in menu[role] for role in menu] == [False, True]
    assert ["Take back from review" in menu[role] for role in menu] == [True, True]
    assert all(address in shown for shown in menu.values())


# Rules -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "network", "own", "other"),
    [
        ("contributor", 302, 200, 404),
        ("editor", 302, 200, 404),
        ("publisher", 302, 200, 404),
        ("site manager", 302, 200, 404),
        ("other-site publisher", 302, 404, 200),
        ("central editor", 200, 200, 200),
        ("overseer", 200, 200, 200),
        ("network manager", 200, 200, 200),
    ],
)
def test_who_reads_and_who_changes_rules(role: str, network: int, own: int, other: int) -> None:
    client = client_of(somebody(role))
    addresses = [
        reverse("review_rules"),
        *(reverse("review_rules_of_site", args=[site(code).pk]) for code in ("first", "second")),
    ]
    assert [client.get(address).status_code for address in addresses] == [network, own, other]
    for address in addresses:
        answer = client.get(address)
        if answer.status_code == 200:
            assert ("Save the rules" in answer.content.decode()) is (role == "network manager")
        client.post(address, rules_form(all_types="site"))
    assert ReviewRule.objects.count() == (3 if role == "network manager" else 0)
    history = [reverse("review_rules_history"), reverse("review_rules_history_of_site", args=[site("first").pk])]
    assert [client.get(address).status_code for address in history] == [network, network]


def rules_form(all_types: str = "", **by_type: str) -> dict[str, Any]:
    """What the form sends: ways by the names of models, hours of 24."""
    data: dict[str, Any] = {"all-mode": all_types, "all-reminder_hours": "24", "all-four_eyes": "on"}
    for model in page_types():
        key = ContentType.objects.get_for_model(model).pk
        name = str(model._meta.model_name)
        data |= {f"{key}-mode": by_type.get(name, ""), f"{key}-reminder_hours": "24", f"{key}-four_eyes": "on"}
    return data


def stored() -> set[tuple[str | None, str | None, str]]:
    rows = ReviewRule.objects.values_list("site__code", "content_type__model", "mode")
    return {(code, model, mode) for code, model, mode in rows}


def test_the_matrix_and_a_sites_exceptions() -> None:
    client = client_of(somebody("network manager"))
    network, own = reverse("review_rules"), reverse("review_rules_of_site", args=[site("first").pk])
    client.post(network, rules_form("site", newspage="central"))
    client.post(own, rules_form("", filmpage="direct"))
    assert stored() == {(None, None, "site"), (None, "newspage", "central"), ("first", "filmpage", "direct")}
    assert set(ReviewRule.objects.values_list("reminder_hours", "four_eyes")) == {(24, True)}
    shown = text_of(client_of(somebody("publisher")), "review_rules_of_site", site("first").pk)
    assert shown.count("Publish directly") == 1
    assert shown.count("A publisher of the site approves, then the central office") == 1
    client.post(own, rules_form())
    assert stored() == {(None, None, "site"), (None, "newspage", "central")}
    before = stored()
    client.post(network, rules_form("site") | {"all-reminder_hours": "9999"})
    assert stored() == before


def test_the_history_says_what_became_of_each_rule_and_by_whom() -> None:
    manager = client_of(somebody("network manager", first_name="مدیر", last_name="نمونه"))
    network, own = reverse("review_rules"), reverse("review_rules_of_site", args=[site("first").pk])
    client = client_of(somebody("central editor"))

    def lines(name: str = "review_rules_history", *args: Any) -> list[tuple[str, str, str, list[tuple[str, str, str]]]]:
        found = client.get(reverse(name, args=args)).context["lines"]
        with override("en"):
            return [
                (line.site_name, line.type_name, line.by, [(str(label), *values) for label, *values in line.changes])
                for line in found
            ]

    assert "No rule has been changed yet." in text_of(client, "review_rules_history")
    manager.post(network, rules_form("site"))
    manager.post(own, rules_form("", filmpage="direct"))
    manager.post(network, rules_form("central"))
    manager.post(network, rules_form("central"))  # changes nothing, is no line
    manager.post(own, rules_form())
    way, hours, eyes = "Way", "Reminder after hours", "Nobody approves what they wrote"
    site_approves, first, by = "A publisher of the site approves", site("first").short_name, "مدیر نمونه"
    of_the_site = [
        (first, "Film", by, [(way, "Publish directly", "no rule of its own")]),
        (first, "Film", by, [(way, "no rule of its own", "Publish directly"), (hours, "", "24"), (eyes, "", "yes")]),
    ]
    assert lines() == [
        of_the_site[0],
        ("The whole network", "All types", by, [(way, site_approves, f"{site_approves}, then the central office")]),
        of_the_site[1],
        (
            "The whole network",
            "All types",
            by,
            [(way, "no rule of its own", site_approves), (hours, "", "24"), (eyes, "", "yes")],
        ),
    ]
    assert lines("review_rules_history_of_site", site("first").pk) == of_the_site
    assert lines("review_rules_history_of_site", site("second").pk) == []
    address = reverse("review_rules_history")
    assert [address in text_of(of, "review_rules") for of in (manager, client)] == [True, True]
    assert "/history/" not in text_of(client_of(somebody("publisher")), "review_rules_of_site", site("first").pk)


# Wagtail's own screens -------------------------------------------------------------------------------------


def test_wagtails_workflow_admin_is_nobodys() -> None:
    state = submitted_by(somebody("contributor", username="author"))
    arguments = {
        "pk": state.workflow_state.workflow_id,
        "page_pk": state.page_id,
        "workflow_pk": state.workflow_state.workflow_id,
        "task_id": state.task_id,
        "app_label": "review",
        "model_name": "sitereview",
    }
    addresses = [
        reverse(view.name, kwargs={name: arguments[name] for name in view.parameters})
        for view in views()
        if view.name.startswith("wagtailadmin_workflows:")
    ]
    assert len(addresses) > 15
    for role in ("site manager", "central editor", "network manager"):
        client = client_of(somebody(role))
        with override("en"):
            request = client.get("/admin/").wsgi_request
            names = {item.name for item in settings_menu.menu_items_for_request(request)}
        assert names & {"workflows", "workflow-tasks"} == set()
        for address in addresses:
            assert client.get(address).status_code in (302, 403, 405), address


@pytest.mark.parametrize("name", ["wagtailadmin_reports:workflow", "wagtailadmin_reports:workflow_tasks"])
def test_wagtails_reports_keep_to_the_own_site(name: str) -> None:
    author = somebody("editor", username="author")
    submitted_by(author, title_fa="خبر خودی")
    submitted_by(author, "second", title_fa="خبر بیگانه")
    shown = text_of(client_of(somebody("publisher")), name)
    assert ("خبر خودی" in shown, "خبر بیگانه" in shown) == (True, False)


# Queries ---------------------------------------------------------------------------------------------------


def more_sites(number: int) -> None:
    NetworkSite.objects.bulk_create(
        NetworkSite(
            code=f"more{n}", kind=SiteKind.DISTRICT, number=100 + n, name_fa=f"منطقهٔ {n}", short_name_fa=f"م {n}"
        )
        for n in range(number)
    )


@pytest.mark.parametrize("name", [*LISTS, "review_approve_many", "wagtailadmin_home"])
def test_queries_grow_neither_with_what_waits_nor_with_sites(name: str) -> None:
    rule(CENTRAL)
    rule(SITE, "first")
    author, manager = somebody("editor"), somebody("network manager")
    keys: list[int] = []

    def more(number: int) -> None:
        for _number in range(number):
            state = submitted_by(author, "second")
            ReviewTaskState.objects.filter(pk=state.pk).update(step="central")
            keys.append(state.pk)

    def queries() -> int:
        client = client_of(manager)
        address = reverse(name) + (f"?{'&'.join(f'review={key}' for key in keys)}" if "many" in name else "")
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    more(2)
    few = queries()
    more(38)
    assert queries() == few
    more_sites(48)
    assert queries() == few
