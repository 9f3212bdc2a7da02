"""Admin views of records that belong to a site: list, object, form and chooser scoped in one place.

Lists and new records keep to the site that the user works on at the moment; an object is reached wherever its user may
see it, so that a link from elsewhere still leads to it.

Wagtail's generic views ask its permission policies about models, not about instances.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.coreutils import resolve_model_string
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.access.current_site import sites_in_view
from cms.access.forms import OwnSiteRecordForm
from cms.access.offers import has_offers, or_offered
from cms.access.policies import SiteRecordPolicy
from cms.access.scope import KeepsToSites
from cms.access.sites import belongs_to_a_site, sites_of, visible_to
from cms.tenancy.models import NetworkSite, SiteKind


class SiteScopedView(KeepsToSites):
    """Mixed in before any generic view: what belongs to other sites is not there."""

    request: Any

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = super().get_base_queryset()  # type: ignore[misc]
        # A history lists log entries: those of an object that was scoped already.
        if not belongs_to_a_site(rows.model):
            return rows
        return rows.filter(site__in=sites_in_view(self.request)).select_related("site")

    def get_base_object_queryset(self) -> QuerySet[Any]:
        return visible_to(self.request.user, super().get_base_object_queryset())  # type: ignore[misc]

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if found is not None and not sites_of(self.request.user).filter(pk=found.site_id).exists():
            raise Http404
        return found

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "site" in form.fields:
            # What belongs to another of the user's sites than the one in view may stay there.
            in_view = Q(pk__in=sites_in_view(self.request)) | Q(pk=form.instance.site_id)
            form.fields["site"].queryset = sites_of(self.request.user).filter(in_view)
            form.fields["site"].empty_label = None
            if "is_offered" in form.fields and not form.fields["site"].queryset.filter(kind=SiteKind.CENTRAL).exists():
                del form.fields["is_offered"]
        return form


class SiteScopedChoice(KeepsToSites):
    """The same for a chooser: records of the sites in view, and what the central office offers to all."""

    request: Any
    model: Any

    @property
    def columns(self) -> list[Any]:
        named: list[Any] = super().columns  # type: ignore[misc]
        return [*named, Column("site", label=_("Site"), accessor="site.short_name")] if self._has_offers else named

    @property
    def _has_offers(self) -> bool:
        return has_offers(resolve_model_string(self.model))

    def _choosable(self, rows: QuerySet[Any], sites: QuerySet[NetworkSite]) -> QuerySet[Any]:
        return rows.filter(or_offered(Q(site__in=sites), rows.model))

    def can_create(self) -> bool:
        """Wagtail's lets anybody who may add records post to a form that there is not."""
        creates: bool = super().can_create()  # type: ignore[misc]
        return creates and self.get_creation_form_class() is not None  # type: ignore[attr-defined]

    def get_object_list(self) -> QuerySet[Any]:
        rows = self._choosable(super().get_object_list(), sites_in_view(self.request))  # type: ignore[misc]
        return rows.select_related("site") if self._has_offers else rows

    def get_objects(self, pks: Any) -> QuerySet[Any]:
        return self._choosable(super().get_objects(pks), sites_of(self.request.user))  # type: ignore[misc]

    def get_object(self, pk: Any) -> Any:
        found = super().get_object(pk)  # type: ignore[misc]
        rows = type(found)._default_manager.filter(pk=found.pk)
        if not self._choosable(rows, sites_of(self.request.user)).exists():
            raise Http404
        return found


class _Scoped:
    scoped_view: ClassVar[type[KeepsToSites]] = SiteScopedView

    def construct_view(self, view_class: type, **kwargs: Any) -> Any:
        scoped = type(f"SiteScoped{view_class.__name__}", (self.scoped_view, view_class), {})
        return super().construct_view(scoped, **kwargs)  # type: ignore[misc]


class SiteScopedChooserViewSet(_Scoped, SnippetChooserViewSet):
    scoped_view = SiteScopedChoice


class SiteScopedViewSet(_Scoped, SnippetViewSet):
    """A record of a site in the admin. The model has a foreign key `site`."""

    chooser_viewset_class = SiteScopedChooserViewSet
    add_to_admin_menu = True
    list_filter: ClassVar[list[str]] = []

    def get_edit_handler(self) -> Any:
        handler = super().get_edit_handler()
        handler.base_form_class = handler.base_form_class or OwnSiteRecordForm
        return handler

    def on_register(self) -> None:
        register_permission_policy(self.model, SiteRecordPolicy(self.model), exact_class=True)
        super().on_register()
