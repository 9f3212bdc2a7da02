"""What the central office offers to all sites: they choose it, and neither edit nor delete it.

Pictures and files are offered by standing in one collection, below the central office's own: the same permissions that
keep sites apart then say who may choose them. Records have a mark of their own, `is_offered`.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Collection

from cms.tenancy.models import NetworkSite, SiteKind

NAME_LANGUAGE = "fa"


def has_offers(model: type[Model]) -> bool:
    """Whether rows of a model with a site can be offered to all."""
    return any(field.name == "is_offered" for field in model._meta.fields)


def or_offered(own: Q, model: type[Model]) -> Q:
    """Those rows of a model with a site, and what all sites may choose of it."""
    return own | Q(is_offered=True) if has_offers(model) else own


def offered_collection_id() -> int | None:
    return NetworkSite.objects.filter(kind=SiteKind.CENTRAL).values_list("offered_collection", flat=True).first()


def offered_collection_of(request: Any) -> int | None:
    """The same, looked up once a request."""
    if not hasattr(request, "_offered_collection_id"):
        request._offered_collection_id = offered_collection_id()
    found: int | None = request._offered_collection_id
    return found


def provide_offered_collection() -> bool:
    """Make the collection of what is offered, if there is a central office that has none; says whether it did."""
    centre = NetworkSite.objects.select_related("collection").filter(kind=SiteKind.CENTRAL).first()
    if centre is None or centre.collection is None or centre.offered_collection_id is not None:
        return False
    with translation.override(NAME_LANGUAGE):
        name = _("Offered to all sites")
    collection: Collection = centre.collection.add_child(name=name)
    # Nothing that readers get depends on it.
    NetworkSite.objects.filter(pk=centre.pk).update(offered_collection=collection)
    return True
