"""Delete a site for good. It has to be archived first, so that readers of changes have learnt of it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.news.models import NewsCategory, NewsTag
from cms.pages.models import BasePage
from cms.people.models import Holding, Person
from cms.release.models import ReleasedDocument
from cms.tenancy.models import NetworkSite, SiteStatus


class DeletionRefused(ValueError):
    """The site cannot be deleted; the message says why and what to do, in the active language."""


def delete_site(site: NetworkSite) -> None:
    """Delete the record with its pages, route, groups, persons, images and documents. Raises DeletionRefused.

    Its users stay, with the roles that they have elsewhere; so do the log entries of what was done.
    """
    if site.status != SiteStatus.ARCHIVED:
        raise DeletionRefused(_("Only an archived site can be deleted: archive “%(site)s” first.") % {"site": site})
    if site.children.exists():
        raise DeletionRefused(_("Other sites belong to “%(site)s”; move them first.") % {"site": site})
    with transaction.atomic():
        root, route, collection = site.root_page, site.route, site.collection
        groups = [role.group for role in site.roles.select_related("group")]
        # The order matters: the record protects its root page, its route and its collections.
        Holding.objects.filter(person__site=site).delete()
        site.root_page = None
        site.route = None
        # What is offered to all stands below the central office's collection.
        site.collection = site.offered_collection = None
        site.save(update_fields=["root_page", "route", "collection", "offered_collection"])
        if root:
            BasePage.objects.get(pk=root.pk).delete()
        if route:
            route.delete()
        ReleasedDocument.objects.filter(site=site).delete()
        Person.objects.filter(site=site).delete()
        NewsCategory.objects.filter(site=site).delete()
        NewsTag.objects.filter(site=site).delete()
        if collection:
            collections = collection.get_descendants(inclusive=True)
            for model in (get_image_model(), get_document_model()):
                model.objects.filter(collection__in=collections).delete()
            collection.delete()
        site.delete()
        for group in groups:
            group.delete()
