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
