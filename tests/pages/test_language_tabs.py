"""Each language's tab says how far its text is and what citizens read of it; it asks for what the site publishes."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.release.log import withdraw_language
from cms.standard.models import StandardPage
from cms.tenancy.models import NetworkSite
from tests.factories import StandardPageFactory
from tests.factories.world import site
from tests.pages.form import client_of, edit

pytestmark = pytest.mark.django_db


def states(client: Client, address: str) -> dict[str, list[tuple[str, str]]]:
    """Of each language's tab the shown states, as (kind, words)."""
    document = BeautifulSoup(client.get(address).content, "html.parser")
    found = {}
    for tab in document.select("[role=tab] .language-tab"):
        shown = [state for state in tab.select(".language-tab__state") if not state.has_attr("hidden")]
        kinds = [str(state["class"][1]).removeprefix("language-tab__state--") for state in shown]
        found[str(tab["data-language-tab-language-value"])] = list(zip(kinds, [s.text for s in shown], strict=True))
    return found


def kinds(client: Client, page: StandardPage) -> dict[str, list[str]]:
    found = states(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return {language: [kind for kind, _words in shown] for language, shown in found.items()}


@pytest.mark.parametrize("role", [("first", "editor"), ("", "central-editor")])
def test_a_new_page_has_nothing_yet(role: tuple[str, str]) -> None:
    root = site("first").root_page
    assert root is not None
    shown = states(client_of(*role), reverse("wagtailadmin_pages:add", args=["standard", "standardpage", root.pk]))
    assert {language: [kind for kind, _ in found] for language, found in shown.items()} == {
        "fa": ["empty"],
        "en": ["empty"],
        "ar": ["empty"],
    }
    assert all(words for found in shown.values() for _kind, words in found)


def test_every_state_of_a_page() -> None:
    client = client_of("first", "publisher")
    page = StandardPageFactory(title_ar="عنوان", publish=False)
    assert kinds(client, page) == {"fa": ["with_page"], "en": ["empty"], "ar": ["in_work"]}

    page.title_en, page.ready_en = "Title", True
    page.save_revision()
    assert kinds(client, page) == {"fa": ["with_page"], "en": ["ready"], "ar": ["in_work"]}

    page.save_revision().publish()
    assert kinds(client, page) == {"fa": ["current"], "en": ["ready", "current"], "ar": ["in_work"]}

    page = StandardPage.objects.get(pk=page.pk)
    page.ready_en = False
    page.save_revision()
    assert kinds(client, page) == {"fa": ["older"], "en": ["in_work", "older"], "ar": ["in_work"]}

    withdraw_language(StandardPage.objects.get(pk=page.pk), "en")
    assert kinds(client, page) == {"fa": ["older"], "en": ["in_work"], "ar": ["in_work"]}


def test_a_page_of_another_site_counts_for_itself() -> None:
    StandardPageFactory(slug="same", title_en="Title", ready_en=True, site="second")
    page = StandardPageFactory(slug="same")
    assert kinds(client_of("", "central-editor"), page) == {"fa": ["current"], "en": ["empty"], "ar": ["empty"]}


def test_a_language_that_the_site_does_not_publish_is_not_asked_for() -> None:
    NetworkSite.objects.filter(code="first").update(languages=["en"])
    client = client_of("", "central-editor")
    page = StandardPageFactory()
    assert kinds(client, page) == {"fa": ["current"], "en": ["empty"]}
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert [name for name in form.fields if name.endswith("_ar")] == []
    assert kinds(client, StandardPageFactory(site="second")) == {"fa": ["current"], "en": ["empty"], "ar": ["empty"]}
    # Without its fields the form still saves.
    assert edit(client, page, title_fa="تازه").status_code == 302
    page.refresh_from_db()
    assert (page.title_fa, page.title_ar) == ("تازه", None)


def test_what_was_written_in_such_a_language_stays_and_says_so() -> None:
    page = StandardPageFactory(title_ar="عنوان")
    NetworkSite.objects.filter(code="first").update(languages=["en"])
    client = client_of("first", "publisher")
    assert kinds(client, page)["ar"] == ["in_work", "elsewhere"]
    edit(client, page, title_ar="عنوان")
    page.refresh_from_db()
    assert page.title_ar == "عنوان"


def test_the_states_cost_one_query_on_one_page_and_on_many() -> None:
    client = client_of("first", "publisher")
    page = StandardPageFactory(title_en="Title", ready_en=True)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def counted() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        asking = [query["sql"] for query in captured if f"'{page.uid}'" in query["sql"] and '"locale"' in query["sql"]]
        # One for the states, one for the buttons that withdraw a language.
        assert len(asking) == 2
        return len(captured)

    one = counted()
    for number in range(5):
        StandardPageFactory(title_en=f"Title {number}", ready_en=True)
    assert counted() == one
