"""What the content of a site may refer to: its own, what the central office offers, and in links what is published.

The one place that decides it. Choosers narrow by it what they offer, forms refuse by it what was chosen past a chooser.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import AbstractPage, Collection, CollectionMember, ReferenceIndex

from cms.access.offers import offered_collection_id, or_offered
from cms.access.sites import belongs_to_a_site
from cms.tenancy.models import NetworkSite, SiteStatus

# A model and a key, as text: what a field or a block names.
Reference = tuple[type[Model], str]

PUBLISHED = Q(live=True, site__status=SiteStatus.LIVE)


def is_of_a_site(model: type[Model]) -> bool:
    """Whether rows of the model are some site's at all; what is not may be referred to by everybody."""
    return issubclass(model, CollectionMember) or belongs_to_a_site(model)


def referable(rows: QuerySet[Any], site_id: int | None, *, links: bool = True) -> QuerySet[Any]:
    """The rows that the site's content may name. `links` takes in pages that other sites have published."""
    model = rows.model
    if issubclass(model, CollectionMember):
        return rows.filter(collection__in=_collections_of(site_id))
    if not belongs_to_a_site(model):
        return rows
    own = or_offered(Q(site=site_id), model)
    return rows.filter(own | PUBLISHED if links and issubclass(model, AbstractPage) else own)


def _collections_of(site_id: int | None) -> QuerySet[Collection]:
    sites = NetworkSite.objects.filter(pk__in=[site_id] if site_id else [])
    path = sites.values_list("collection__path", flat=True).first()
    if path is None:
        return Collection.objects.none()
    is_offered = Q(pk__in=[offered_collection_id()])
    collections: QuerySet[Collection] = Collection.objects.filter(Q(path__startswith=path) | is_offered)
    return collections


def foreign_among(references: Iterable[Reference], site_id: int | None, *, links: bool = True) -> set[Reference]:
    """Those that the site's content may not name; one query a model. A key that nothing has is among them."""
    keys: dict[type[Model], set[str]] = defaultdict(set)
    for model, key in references:
        if is_of_a_site(model):
            keys[model].add(key)
    foreign: set[Reference] = set()
    for model, named in keys.items():
        numbers = {key for key in named if key.isascii() and key.isdecimal() and len(key) <= 18}
        rows = referable(model._default_manager.filter(pk__in=numbers), site_id, links=links)
        allowed = {str(key) for key in rows.values_list("pk", flat=True)}
        foreign |= {(model, key) for key in named - allowed}
    return foreign


def standing_in(saved: Model) -> set[tuple[int, str]]:
    """What a saved page or record refers to already, anywhere in it: content types of base models, and keys."""
    # Wagtail has no public name for reading the references of an object that is not stored as it is.
    return {(kind, key) for kind, key, *_paths in ReferenceIndex._extract_references_from_object(saved)}


def is_among(reference: Reference, standing: set[tuple[int, str]]) -> bool:
    model, key = reference
    return (ReferenceIndex._get_base_content_type(model).pk, key) in standing


def refusal(model: type[Model]) -> str:
    """The sentence, in the language of the screen."""
    if issubclass(model, AbstractImage):
        return _("This picture belongs to another site or is no longer there.")
    if issubclass(model, AbstractDocument):
        return _("This file belongs to another site or is no longer there.")
    if issubclass(model, AbstractPage):
        return _("This page is not published, belongs to another site or is no longer there.")
    return _("This belongs to another site or is no longer there.")
