"""System checks: whatever the admin has of a model with a `site` keeps to the sites of whoever asks.

| id | fails |
|---|---|
| payvand.E001 | a viewset of such a model has a view that does not keep to sites |
| payvand.E002 | the form of such a model or of a page type takes what belongs to other sites |
| payvand.E003 | the permissions on such a model are the same for all sites |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.urls import URLPattern, get_resolver
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.coreutils import resolve_model_string
from wagtail.models import AbstractPage, get_page_models
from wagtail.permissions import policy_registry

from cms.access.forms import KeepsToItsSite
from cms.access.policies import SiteRecordPolicy
from cms.access.scope import KeepsToSites
from cms.access.sites import belongs_to_a_site


def check_views_of_sites(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    # Hooks register their viewsets when the admin's addresses are put together.
    assert get_resolver().url_patterns
    found = [problem for viewset in viewsets.viewsets for problem in problems_of(viewset)]
    return [*found, *problems_of_pages(get_page_models())]


def problems_of(viewset: Any) -> Iterator[CheckMessage]:
    """What is wrong with a viewset; nothing if its model has no site."""
    named = getattr(viewset, "model", None)
    model: Any = resolve_model_string(named) if named else None
    # Wagtail's views of one page ask what somebody may do with that page.
    if model is None or not belongs_to_a_site(model) or isinstance(viewset, PageViewSet):
        return
    for name, view in _views(viewset.get_urlpatterns()):
        if not issubclass(view, KeepsToSites):
            yield Error(
                f"The view “{name}” of {model._meta.label} shows the records of all sites.",
                hint="Register the model by a cms.access.views.SiteScopedViewSet, or mix KeepsToSites into a view that "
                "scopes its rows, its objects and its form.",
                obj=type(viewset),
                id="payvand.E001",
            )
    if issubclass(model, AbstractPage):
        return
    handler = viewset.get_edit_handler() if hasattr(viewset, "get_edit_handler") else None
    if handler is not None and not issubclass(handler.get_form_class(), KeepsToItsSite):
        yield _open_form(model, type(viewset))
    if not isinstance(policy_registry.get_by_type(model), SiteRecordPolicy):
        yield Error(
            f"The permissions on {model._meta.label} are the same for the records of all sites.",
            hint="Register a cms.access.policies.SiteRecordPolicy for it.",
            obj=type(viewset),
            id="payvand.E003",
        )


def problems_of_pages(models: Iterable[Any]) -> Iterator[CheckMessage]:
    for model in models:
        # There is no page that is of the base type alone, but for the tree's root.
        is_base = model._meta.label == settings.WAGTAIL_PAGE_MODEL
        if not is_base and not issubclass(model.get_edit_handler().get_form_class(), KeepsToItsSite):
            yield _open_form(model, model)


def _open_form(model: Any, owner: Any) -> Error:
    return Error(
        f"The form of {model._meta.label} takes what belongs to other sites.",
        hint="Let its base_form_class be a subclass of cms.access.forms.KeepsToItsSite.",
        obj=owner,
        id="payvand.E002",
    )


def _views(patterns: Iterable[Any]) -> Iterator[tuple[str, type]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern), getattr(pattern.callback, "view_class", type(pattern.callback))
        else:
            yield from _views(pattern.url_patterns)
