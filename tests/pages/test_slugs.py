"""The address of a page: by one rule however it is typed, unique on its level, kept while nobody changes it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cms.pages.forms import free_slug
from cms.standard.models import StandardPage
from tests.factories import StandardPageFactory
from tests.factories.world import site
from tests.pages.form import add, client_of, edit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("مي\u200cشود", "می-شود"), ("  Open Day/2 ", "open-day-2"), ("كتاب-١٢", "کتاب-۱۲"), ("می-شود", "می-شود")],
)
def test_a_slug_typed_by_hand_is_put_in_order(typed: str, stored: str) -> None:
    assert add(client_of("first", "publisher"), slug=typed).status_code == 302
    assert StandardPage.objects.get().slug == stored


def test_a_slug_without_a_letter_is_refused_and_kept_in_the_form() -> None:
    answer = add(client_of("first", "publisher"), slug="!?")
    form = answer.context["form"]
    assert (list(form.errors), form["slug"].value(), form["title_fa"].value()) == (["slug"], "!?", "صفحه")


def test_the_second_page_of_a_title_gets_a_number() -> None:
    client = client_of("first", "publisher")
    for number in ("", "-2", "-3"):
        assert add(client, title_fa="چه مي\u200cشود؟", slug="چه-می-شود").status_code == 302
        assert StandardPage.objects.latest("pk").slug == f"چه-می-شود{number}"


def test_saving_again_keeps_the_number() -> None:
    client = client_of("first", "publisher")
    for _ in range(2):
        add(client, title_fa="باغ", slug="باغ")
    page = StandardPage.objects.get(slug="باغ-2")
    # The browser still shows what it proposed, or what the server answered later on.
    for shown in ("باغ", "باغ-2"):
        assert edit(client, page, title_fa="باغ", slug=shown).status_code == 302
        page.refresh_from_db()
        assert page.slug == "باغ-2"


def test_another_site_may_have_the_same() -> None:
    StandardPageFactory(site="second", title_fa="باغ")
    assert add(client_of("first", "publisher"), title_fa="باغ", slug="باغ").status_code == 302
    assert set(StandardPage.objects.values_list("slug", "site__code")) == {("باغ", "first"), ("باغ", "second")}


def test_a_slug_that_somebody_chose_is_not_numbered_silently() -> None:
    StandardPageFactory(slug="taken")
    answer = add(client_of("first", "publisher"), title_fa="باغ", slug="taken")
    assert list(answer.context["form"].errors) == ["slug"]
    assert StandardPage.objects.count() == 1


def test_a_published_address_stays_while_nobody_changes_it() -> None:
    page = StandardPageFactory()
    StandardPage.objects.filter(pk=page.pk).update(slug="About--Us")
    assert edit(client_of("first", "publisher"), page, slug="About--Us").status_code == 302
    page.refresh_from_db()
    assert page.slug == "About--Us"


def test_code_that_names_no_slug_gets_the_same() -> None:
    slugs = [StandardPageFactory(title_fa="چه مي\u200cشود؟").slug for _ in range(2)]
    assert slugs == ["چه-می-شود", "چه-می-شود-2"]


def test_a_copy_is_offered_a_free_address_and_takes_a_typed_one_in_order() -> None:
    page = StandardPageFactory(title_fa="باغ")
    client = client_of("first", "publisher")
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = client.get(address).context["form"]
    assert form["new_slug"].value() == "باغ-2"
    data = {"new_title": "باغ", "new_slug": "كتاب\u200cها", "new_parent_page": str(page.get_parent().pk)}
    assert client.post(address, data).status_code == 302
    assert StandardPage.objects.latest("pk").slug == "کتاب-ها"


def test_a_long_slug_keeps_to_its_column() -> None:
    StandardPageFactory(slug="ا" * 255)
    root = site("first").root_page
    assert len(free_slug("ا" * 255, root)) == 247
    assert free_slug("ب", root) == "ب"
