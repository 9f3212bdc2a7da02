"""The check that fails when a model with a site has a view in the admin outside the scoped set."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import run_checks
from django.urls import path
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.access.checks import problems_of
from cms.access.views import SiteScopedViewSet
from cms.accounts.models import User
from cms.news.models import NewsPage
from cms.people.models import Person
from sites.site_views.viewset import network_site_viewset


class OpenSnippets(SnippetViewSet):
    model = Person


class OpenRecords(ModelViewSet):
    model = Person
    form_fields = ["name_fa"]


class OpenChoice(ChooserViewSet):
    model = Person


class OpenList(PageListingViewSet):
    model = NewsPage


class ScopedButForOne(SiteScopedViewSet):
    model = Person

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("all/", lambda request: None, name="all")]


class ScopedWithAnOpenForm(SiteScopedViewSet):
    model = Person
    edit_handler = ObjectList(
        [FieldPanel("name_fa")], base_form_class=OpenRecords("x").get_edit_handler().get_form_class()
    )


class OfNoSite(ModelViewSet):
    model = User
    form_fields = ["username"]


def ids(viewset: Any) -> set[str]:
    return {problem.id or "" for problem in problems_of(viewset)}


def test_the_admin_as_it_is_keeps_to_sites() -> None:
    assert [problem for problem in run_checks() if str(problem.id).startswith("payvand.")] == []
    assert {Person, NewsPage} <= {getattr(viewset, "model", None) for viewset in viewsets.viewsets}


@pytest.mark.parametrize(
    ("viewset", "found"),
    [
        (OpenSnippets(), {"payvand.E001", "payvand.E002"}),
        (OpenRecords("open"), {"payvand.E001", "payvand.E002"}),
        (OpenChoice("open"), {"payvand.E001"}),
        (OpenList("open"), {"payvand.E001"}),
        (ScopedButForOne(), {"payvand.E001"}),
        (ScopedWithAnOpenForm(), {"payvand.E002"}),
        (OfNoSite("users"), set()),
        (network_site_viewset, set()),
    ],
    ids=lambda value: type(value).__name__ if hasattr(value, "model") else "",
)
def test_what_does_not_keep_to_sites_is_found(viewset: Any, found: set[str]) -> None:
    assert ids(viewset) == found


def test_a_viewset_that_is_registered_fails_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewsets, "viewsets", [*viewsets.viewsets, OpenSnippets()])
    problems = [problem for problem in run_checks() if problem.id == "payvand.E001"]
    names = sorted(problem.msg.split("“")[1].split("”")[0] for problem in problems)
    assert names == ["add", "copy", "delete", "edit", "history", "history_results", "list", "list_results", "usage"]
    assert {problem.obj for problem in problems} == {OpenSnippets}


def test_a_record_whose_permissions_know_no_site_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy_registry, "get_by_type", lambda model: object())
    assert "payvand.E003" in ids(OpenSnippets())
