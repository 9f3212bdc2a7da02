"""The form of a post: what it accepts from whom."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.people.models import PeopleIndexPage, Person, PostPage
from cms.units.models import UnitIntroductionPage
from tests.factories import NewsPageFactory, PersonFactory, PostPageFactory, UserFactory
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[("first", "publisher"), ("", "central-editor")], ids=["own publisher", "central editor"])
def client(request: pytest.FixtureRequest) -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=request.param))
    return client


def form(*people: Person, **values: Any) -> dict[str, Any]:
    texts = {f"duties_{language}": rich_text("") for language in ("fa", "en", "ar")}
    rows = [{"person": person.pk, "since": "", "until": "", "ORDER": str(n)} for n, person in enumerate(people, 1)]
    data = {
        "title_fa": "سمت",
        "slug": "post",
        **texts,
        "holdings": inline_formset(rows),
        "comments": inline_formset([]),
    }
    return nested_form_data({**data, "action-publish": "1", **values})


def add(client: Client, data: dict[str, Any]) -> Any:
    index = PeopleIndexPage.objects.get(site__code="first")
    return client.post(reverse("wagtailadmin_pages:add", args=["people", "postpage", index.pk]), data)


def test_a_new_post_with_a_person_of_the_own_site(client: Client) -> None:
    person = PersonFactory()
    assert add(client, form(person)).status_code == 302
    assert [holding.person for holding in PostPage.objects.get(slug="post").holdings.all()] == [person]


def test_a_new_post_with_a_person_of_another_site_is_refused(client: Client) -> None:
    answer = add(client, form(PersonFactory(code="second")))
    assert answer.status_code == 200
    assert list(answer.context["form"].formsets["holdings"].errors[0]) == ["person"]
    assert PostPage.objects.filter(slug="post").count() == 0


def test_a_person_of_another_site_is_refused_on_editing_too(client: Client) -> None:
    post = PostPageFactory(slug="post")
    address = reverse("wagtailadmin_pages:edit", args=[post.pk])
    answer = client.post(address, form(PersonFactory(code="second")))
    assert list(answer.context["form"].formsets["holdings"].errors[0]) == ["person"]
    person = PersonFactory()
    assert client.post(address, form(person)).status_code == 302
    assert [holding.person for holding in PostPage.objects.get(pk=post.pk).holdings.all()] == [person]


@pytest.mark.parametrize(("code", "is_accepted"), [("first", True), ("second", False)])
def test_a_post_reports_to_one_of_its_own_site(client: Client, code: str, is_accepted: bool) -> None:
    above = PostPageFactory(site=code)
    answer = add(client, form(reports_to=above.pk))
    assert (answer.status_code, PostPage.objects.filter(slug="post").count()) == ((302, 1) if is_accepted else (200, 0))


@pytest.mark.parametrize(("code", "is_accepted"), [("first", True), ("second", False)])
def test_the_head_of_a_unit_is_a_post_of_its_own_site(client: Client, code: str, is_accepted: bool) -> None:
    page = UnitIntroductionPage.objects.get(site__code="first")
    post = PostPageFactory(site=code)
    streams = {
        f"{field}_{language}-count": "0"
        for field in ("message", "goals", "departments", "body")
        for language in ("fa", "en", "ar")
    }
    data = {"title_fa": "معرفی", "slug": "about", "head": post.pk, "action-publish": "1", **streams}
    data |= nested_form_data({"comments": inline_formset([])})
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    shown = UnitIntroductionPage.objects.get(pk=page.pk).head_id
    assert (answer.status_code, shown) == ((302, post.pk) if is_accepted else (200, None))


@pytest.mark.parametrize(("code", "is_accepted"), [("first", True), ("second", False)])
def test_the_home_page_opens_with_an_item_of_its_own_site(client: Client, code: str, is_accepted: bool) -> None:
    home = site("first").root_page.specific
    item = NewsPageFactory(site=code)
    texts = {f"introduction_{language}": rich_text("") for language in ("fa", "en", "ar")}
    texts |= {"sections": streamfield([]), "urgent": streamfield([])}
    data = {"title_fa": home.title_fa, "slug": home.slug, "opening": item.pk, "action-publish": "1", **texts}
    data = nested_form_data({**data, "comments": inline_formset([])})
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[home.pk]), data)
    assert answer.status_code == (302 if is_accepted else 200)
    assert type(home).objects.get(pk=home.pk).opening_id == (item.pk if is_accepted else None)


# Holders follow one another ------------------------------------------------------------------------------------------


def row(name: str, since: str = "", until: str = "", **values: str) -> dict[str, str]:
    return {"person": str(PersonFactory(name_fa=name).pk), "since": since, "until": until, **values}


def hold(client: Client, *rows: dict[str, str], action: str = "action-publish") -> Any:
    data = form(**{action: "1"})
    data = {name: value for name, value in data.items() if not name.startswith("holdings")}
    if action != "action-publish":
        del data["action-publish"]
    numbered = [{**values, "ORDER": str(number)} for number, values in enumerate(rows, 1)]
    return add(client, data | nested_form_data({"holdings": inline_formset(numbered)}))


def complaints(answer: Any) -> list[dict[str, list[str]]]:
    return [dict(errors) for errors in answer.context["form"].formsets["holdings"].errors]


@pytest.mark.parametrize(
    "rows",
    [
        [("2020-01-01", "2022-01-01"), ("2022-01-01", "")],
        [("", "2022-01-01"), ("", "2021-01-01")],
        [("", "2022-01-01"), ("2023-01-01", "2024-01-01"), ("2024-01-01", "")],
    ],
)
def test_holders_who_follow_one_another_are_taken(client: Client, rows: list[tuple[str, str]]) -> None:
    assert hold(client, *(row("مدیر نمونه", *dates) for dates in rows)).status_code == 302
    assert PostPage.objects.get(slug="post").holdings.count() == len(rows)


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([("2020-01-01", "2022-01-01"), ("2021-06-01", "")], 1),
        ([("2021-06-01", ""), ("2020-01-01", "2022-01-01")], 0),
        ([("2020-01-01", ""), ("2023-01-01", "")], 1),
        ([("", ""), ("", "")], 1),
    ],
)
def test_two_at_the_same_time_are_refused_at_the_later_row(
    client: Client, rows: list[tuple[str, str]], wrong: int
) -> None:
    answer = hold(client, *(row("مدیر نمونه", *dates) for dates in rows))
    assert answer.status_code == 200
    assert [sorted(errors) for errors in complaints(answer)] == [
        ["since"] if number == wrong else [] for number in range(len(rows))
    ]
    # What was typed stays.
    formset = answer.context["form"].formsets["holdings"]
    assert [bound["since"].value() for bound in formset.forms] == [since for since, _until in rows]
    assert not PostPage.objects.filter(slug="post").exists()


def test_somebody_may_act_for_the_holder(client: Client) -> None:
    rows = row("مدیر نمونه", "2020-01-01"), row("جانشین نمونه", "2021-01-01", is_acting="on")
    assert hold(client, *rows).status_code == 302


def test_a_removed_row_counts_for_nothing(client: Client) -> None:
    assert hold(client, row("مدیر نمونه", "2020-01-01"), row("دیگری", "2021-01-01", DELETE="1")).status_code == 302


def test_a_draft_may_be_half_done(client: Client) -> None:
    rows = row("مدیر نمونه", "2020-01-01"), row("دیگری", "2021-01-01")
    assert hold(client, *rows, action="action-save").status_code == 302
    assert not PostPage.objects.get(slug="post").live


def test_an_end_before_the_beginning_is_said_at_the_end(client: Client) -> None:
    answer = hold(client, row("مدیر نمونه", "2022-01-01", "2021-01-01"))
    assert [sorted(errors) for errors in complaints(answer)] == [["until"]]
