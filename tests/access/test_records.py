"""Records of a site in the admin: each role at each surface, with the own site's record and with another's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.search.index import insert_or_update_object
from wagtail.test.utils.form_data import nested_form_data, rich_text

from cms.news.models import NewsCategory, NewsTag
from cms.people.models import Person
from tests.factories import (
    NewsCategoryFactory,
    NewsPageFactory,
    NewsTagFactory,
    PersonFactory,
    PostPageFactory,
    UserFactory,
    give_role,
)
from tests.factories.roles import everybody_but
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db

ROLES = everybody_but("other-site manager")
# Whose records each role works with, by site.
REACH = {role: {"first"} for role in ("own-site editor", "own-site publisher", "own-site manager")}
REACH |= {role: {"first", "second"} for role in ("central editor", "network manager")}
REACH |= {"other-site editor": {"second"}, "anonymous": set(), "own-site contributor": set(), "overseer": set()}
# Whoever works in the admin chooses among what they may see; an overseer sees everything and writes nothing.
SIGHT = {**REACH, "own-site contributor": {"first"}, "overseer": {"first", "second"}}
SITES = ("first", "second")
MODELS = {"person": (PersonFactory, Person), "category": (NewsCategoryFactory, NewsCategory)}
MODELS["tag"] = (NewsTagFactory, NewsTag)


def client_of(role: str) -> Client:
    client = Client(headers={"host": CENTRAL})
    if ROLES[role] is not None:
        client.force_login(UserFactory(role=ROLES[role]))
    return client


def url(record: Model, view: str, *arguments: Any) -> str:
    return reverse(f"wagtailsnippets_{record._meta.app_label}_{record._meta.model_name}:{view}", args=arguments)


def chooser_url(record: Model, view: str, *arguments: Any) -> str:
    viewset = type(record).snippet_viewset.chooser_viewset  # type: ignore[attr-defined]
    return reverse(viewset.get_url_name(view), args=arguments)


def form(record: Person | NewsCategory, code: str = "first", name: str = "تازه") -> dict[str, Any]:
    data: dict[str, Any] = {"site": site(code).pk, "name_fa": name}
    if isinstance(record, Person):
        data |= {f"biography_{language}": rich_text("") for language in ("fa", "en", "ar")}
    return nested_form_data(data)


@pytest.fixture(params=MODELS)
def records(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """A record of the first site and one of the second."""
    factory, _model = MODELS[request.param]
    return factory(name_fa="نخستین"), factory(code="second", name_fa="دومین")


def names(record: Model) -> list[str]:
    return sorted(type(record).objects.values_list("name_fa", flat=True))  # type: ignore[attr-defined]


def by_role(result: Callable[[str], Any], roles: Iterable[str] = ROLES) -> dict[str, Any]:
    return {role: result(role) for role in roles}


EDITORS = ["other-site editor", "own-site editor", "central editor"]


# Seeing ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("view", "roles"),
    [
        ("edit", list(ROLES)),
        ("delete", list(ROLES)),
        ("copy", EDITORS),
        ("history", EDITORS),
        ("history_results", EDITORS),
        ("usage", EDITORS),
    ],
)
def test_who_sees_a_record(view: str, roles: list[str]) -> None:
    records = {"first": PersonFactory(name_fa="نخستین"), "second": PersonFactory(code="second", name_fa="دومین")}

    def seen(role: str) -> dict[str, tuple[int, bool]]:
        client = client_of(role)
        answers = {code: client.get(url(record, view, record.pk)) for code, record in records.items()}
        names = {"first": "نخستین", "second": "دومین"}
        return {code: (answer.status_code, names[code] in answer.content.decode()) for code, answer in answers.items()}

    def expected(role: str) -> dict[str, tuple[int, bool]]:
        # Another site's record is not there; who may not work with the own one is sent away. Copying asks first.
        is_there = SIGHT[role] if role != "anonymous" and view != "copy" else set(SITES)
        refusals = {code: 302 if code in is_there else 404 for code in records}
        is_named = view != "history_results"
        return {code: (200, is_named) if code in REACH[role] else (refusals[code], False) for code in records}

    assert by_role(seen, roles) == by_role(expected, roles)


def test_who_sees_a_category() -> None:
    records = {"first": NewsCategoryFactory(), "second": NewsCategoryFactory(code="second")}

    def seen(role: str) -> set[str]:
        client = client_of(role)
        return {
            code for code, record in records.items() if client.get(url(record, "edit", record.pk)).status_code == 200
        }

    assert by_role(seen) == REACH


@pytest.mark.parametrize("query", ["", "?q=ین", "?q=دومین", "?ordering=-name", "?p=2"])
def test_lists_hold_the_own_sites_records(query: str, records: tuple[Any, Any]) -> None:
    for role, view in zip(EDITORS * 2, ["list"] * 3 + ["list_results"] * 3, strict=True):
        answer = client_of(role).get(url(records[0], view) + query)
        assert answer.status_code == 200
        shown = answer.content.decode()
        # The page repeats what was searched for.
        names = {code: name for code, name in (("first", "نخستین"), ("second", "دومین")) if name not in query}
        assert {code for code, name in names.items() if name in shown} <= REACH[role]
        if query == "":
            assert {code for code, name in names.items() if name in shown} == REACH[role]


def test_who_has_no_business_with_records_is_sent_away(records: tuple[Any, Any]) -> None:
    for role in ("anonymous", "own-site contributor", "overseer"):
        client = client_of(role)
        answers = [client.get(url(records[0], view)) for view in ("list", "list_results", "add")]
        assert [(answer.status_code, "نخستین" in answer.content.decode()) for answer in answers] == [(302, False)] * 3


def test_the_search_finds_the_own_sites_records() -> None:
    records = [PersonFactory(name_fa="مدیر نخستین"), PersonFactory(code="second", name_fa="مدیر دومین")]
    answer = client_of("own-site editor").get(url(records[0], "list") + "?q=مدیر")
    assert [person.name_fa for person in answer.context["object_list"]] == ["مدیر نخستین"]


# Writing -----------------------------------------------------------------------------------------------------------


def test_who_changes_a_record(records: tuple[Any, Any]) -> None:
    def changed(role: str) -> set[str]:
        client = client_of(role)
        for code, record in zip(("first", "second"), records, strict=True):
            client.post(url(record, "edit", record.pk), form(record, code, role))
        return set(type(records[0]).objects.filter(name_fa=role).values_list("site__code", flat=True))

    assert by_role(changed) == REACH


def test_who_deletes_a_record(records: tuple[Any, Any]) -> None:
    factory, model = next(pair for pair in MODELS.values() if isinstance(records[0], pair[1]))

    def deleted(role: str) -> set[str]:
        client = client_of(role)
        before = {code: factory(code=code) for code in ("first", "second")}
        for record in before.values():
            client.post(url(record, "delete", record.pk))
        return {code for code, record in before.items() if not model.objects.filter(pk=record.pk).exists()}

    assert by_role(deleted) == REACH


def test_who_adds_a_record(records: tuple[Any, Any]) -> None:
    def added(role: str) -> set[str]:
        client = client_of(role)
        for code in ("first", "second"):
            client.post(url(records[0], "add"), form(records[0], code, role))
        return set(type(records[0]).objects.filter(name_fa=role).values_list("site__code", flat=True))

    assert by_role(added) == REACH


def test_a_record_is_not_moved_to_another_site(records: tuple[Any, Any]) -> None:
    answer = client_of("own-site manager").post(url(records[0], "edit", records[0].pk), form(records[0], "second"))
    assert list(answer.context["form"].errors) == ["site"]
    assert type(records[0]).objects.get(pk=records[0].pk).site.code == "first"


def test_a_form_offers_the_own_sites(records: tuple[Any, Any]) -> None:
    def offered(role: str) -> list[str]:
        fields = client_of(role).get(url(records[0], "add")).context["form"].fields
        return sorted(record.code for record in fields["site"].queryset)

    assert offered("own-site editor") == ["first"]
    assert offered("central editor") == ["central", "first", "second"]


# Bulk actions ------------------------------------------------------------------------------------------------------


def bulk_url(*records: Model, every: bool = False) -> str:
    options = records[0]._meta
    address = reverse("wagtail_bulk_action", args=[options.app_label, options.model_name, "delete"])
    return address + "?" + ("id=all" if every else "&".join(f"id={record.pk}" for record in records))


@pytest.mark.parametrize("every", [False, True])
def test_what_is_deleted_in_bulk(every: bool, records: tuple[Any, Any]) -> None:
    factory, model = next(pair for pair in MODELS.values() if isinstance(records[0], pair[1]))

    def deleted(role: str) -> tuple[set[str], set[str]]:
        client = client_of(role)
        model.objects.all().delete()
        pairs = {"first": factory(name_fa="نخستین"), "second": factory(code="second", name_fa="دومین")}
        address = bulk_url(*pairs.values(), every=every)
        # Not even the list of what may not be deleted names another site's records.
        asked = client.get(address).content.decode()
        client.post(address)
        left = set(model.objects.values_list("site__code", flat=True))
        return {code for code, record in pairs.items() if record.name_fa in asked}, {"first", "second"} - left

    assert by_role(deleted) == {role: (reach, reach) for role, reach in REACH.items()}


# Choosers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("view", "query"), [("choose", ""), ("choose_results", "?q=دومین")])
def test_the_chooser_offers_the_own_sites_records(view: str, query: str, records: tuple[Any, Any]) -> None:
    for record in (record for record in records if isinstance(record, Person)):
        insert_or_update_object(record)

    def offered(role: str) -> set[str]:
        shown = client_of(role).get(chooser_url(records[0], view) + query).content.decode()
        links = {code: chooser_url(record, "chosen", record.pk) for code, record in zip(SITES, records, strict=True)}
        return {code for code, link in links.items() if link in shown}

    found = {"second"} if query and isinstance(records[0], Person) else set(SITES)
    assert by_role(offered) == {role: sight & found for role, sight in SIGHT.items()}


def test_a_forged_choice_tells_nothing(records: tuple[Any, Any]) -> None:
    by_code = dict(zip(("first", "second"), records, strict=True))

    def chosen(role: str) -> set[str]:
        client = client_of(role)
        one = {
            code
            for code, record in by_code.items()
            if client.get(chooser_url(record, "chosen", record.pk)).status_code == 200
        }
        answer = client.get(chooser_url(records[0], "chosen_multiple"), {"id": [record.pk for record in records]})
        found = {entry["id"] for entry in answer.json()["result"]} if answer.status_code == 200 else set()
        assert {code for code, record in by_code.items() if str(record.pk) in found} == one
        return one

    assert by_role(chosen) == SIGHT


# What shows records beside their own views -------------------------------------------------------------------------


def test_usage_names_pages_of_the_own_site_only() -> None:
    person, category = PersonFactory(), NewsCategoryFactory()
    post = PostPageFactory(title_fa="سمت نخستین", publish=False)
    post.holdings.create(person=person)
    post.save_revision().publish()
    page = NewsPageFactory(title_fa="خبر نخستین", category=category)
    for record in (post, page):
        ReferenceIndex.create_or_update_for_object(record)
    client = client_of("own-site editor")
    assert "سمت نخستین" in client.get(url(person, "usage", person.pk)).content.decode()
    assert "خبر نخستین" in client.get(url(category, "usage", category.pk)).content.decode()


def test_a_record_of_another_site_has_no_editing_session(records: tuple[Any, Any]) -> None:
    record = records[1]
    names = [record._meta.app_label, record._meta.model_name, str(record.pk)]
    address = reverse("wagtailadmin_editing_sessions:ping", args=[*names, 999_999])
    answer = client_of("own-site editor").post(address)
    assert (answer.status_code, "دومین" in answer.content.decode()) == (404, False)


def test_a_user_of_two_sites_works_on_both(records: tuple[Any, Any]) -> None:
    client = Client(headers={"host": CENTRAL})
    user = UserFactory(role=("first", "editor"))
    give_role(user, "second", "editor")
    client.force_login(user)
    assert [client.get(url(record, "edit", record.pk)).status_code for record in records] == [200, 200]


def test_a_user_who_is_no_longer_active_sees_nothing(records: tuple[Any, Any]) -> None:
    client = Client(headers={"host": CENTRAL})
    user = UserFactory(role=("first", "editor"))
    client.force_login(user)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(url(records[0], "edit", records[0].pk)).status_code == 302
