"""Pictures and files of the site that somebody works on: lists, choosers and the collections that uploads go to.

Wagtail's views ask which collections a user may use; on one site, only that site's count. An object's own form keeps to
the user's permissions, so that a link from elsewhere still leads to it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import set_query_params
from wagtail.documents.views.documents import IndexView as DocumentsView
from wagtail.documents.views.multiple import AddView as AddDocumentsView
from wagtail.images.views.images import IndexView as ImagesView
from wagtail.models import Collection

from cms.access.current_site import current_site
from cms.access.offers import offered_collection_of
from cms.media.add_pictures import AddPicturesView


def collections_in_view(request: Any) -> QuerySet[Collection] | None:
    """The collection of the current site and those below it; None where no site is chosen: permissions alone decide."""
    site = current_site(request)
    if site is None or site.collection is None:
        return None
    collections: QuerySet[Collection] = Collection.objects.descendant_of(site.collection, inclusive=True)
    return collections


def in_view(request: Any, objects: QuerySet[Any]) -> QuerySet[Any]:
    """The pictures or files of the current site; as they come where no site is chosen."""
    collections = collections_in_view(request)
    return objects if collections is None else objects.filter(collection__in=list(collections))


def choosable_in_view(request: Any, objects: QuerySet[Any]) -> QuerySet[Any]:
    """What choosers offer of the user's pictures or files: the current site's, and what is offered to all sites."""
    collections = collections_in_view(request)
    if collections is None:
        return objects
    shared = Collection.objects.filter(pk=offered_collection_of(request))
    return objects.filter(collection__in=[*collections, *shared])


class ListInView:
    """Mixed in before Wagtail's lists of pictures and files."""

    request: Any

    def get_base_queryset(self) -> QuerySet[Any]:
        return in_view(self.request, super().get_base_queryset())  # type: ignore[misc]

    def get_add_url(self) -> str:
        """The form for new ones begins with the current site's collection."""
        site = current_site(self.request)
        address: str = super().get_add_url()  # type: ignore[misc]
        return set_query_params(address, {"collection_id": site.collection_id}) if site else address


class AddInView:
    """Mixed in before Wagtail's forms that take many at once."""

    request: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        allowed = collections_in_view(self.request)
        if allowed is not None and context.get("collections"):
            context["collections"] = context["collections"].filter(pk__in=allowed)
        return context


class ImagesInView(ListInView, ImagesView):
    pass


class DocumentsInView(ListInView, DocumentsView):
    page_title = _("Files")


class AddImagesInView(AddInView, AddPicturesView):
    pass


class AddDocumentsInView(AddInView, AddDocumentsView):
    pass


def addresses() -> list[URLPattern]:
    """Stand before Wagtail's own of the same addresses, by whose names links still go."""
    return [
        path("images/", ImagesInView.as_view(), name="editing_images"),
        path("images/results/", ImagesInView.as_view(results_only=True), name="editing_images_results"),
        path("images/multiple/add/", AddImagesInView.as_view(), name="editing_add_images"),
        path("documents/", DocumentsInView.as_view(), name="editing_documents"),
        path("documents/results/", DocumentsInView.as_view(results_only=True), name="editing_documents_results"),
        path("documents/multiple/add/", AddDocumentsInView.as_view(), name="editing_add_documents"),
    ]
