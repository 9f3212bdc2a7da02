"""Connects what changes pages, records and media to the log."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.media.renditions import renditions_made
from cms.pages.models import BasePage
from cms.release.log import release, withdraw
from cms.release.models import Reason
from cms.release.moving import follow_addresses
from cms.release.refreshing import mark_stale
from cms.release.site_changes import follow_site
from cms.tenancy.models import NetworkSite, SitePhone


def released(sender: Any, instance: BasePage, revision: Any = None, **_: Any) -> None:
    if instance.live:
        release(instance, source_revision=revision.pk if revision else None)


def withdrawn(sender: Any, instance: BasePage, **_: Any) -> None:
    withdraw([instance.uid], Reason.EXPIRED if instance.expired else Reason.UNPUBLISHED)


def deleted(sender: Any, instance: Any, **_: Any) -> None:
    if isinstance(instance, BasePage):
        withdraw([instance.uid], Reason.DELETED)


def moved(sender: Any, instance: BasePage, parent_page_before: BasePage, parent_page_after: BasePage, **_: Any) -> None:
    # The siblings' places have changed too.
    for parent in {parent_page_before.pk: parent_page_before, parent_page_after.pk: parent_page_after}.values():
        follow_addresses(BasePage.objects.get(pk=parent.pk))
        mark_stale(f"children:{parent.uid}")


def site_changed(sender: Any, instance: NetworkSite, raw: bool = False, **_: Any) -> None:
    if not raw:
        follow_site(instance)


def phone_changed(sender: Any, instance: SitePhone, **_: Any) -> None:
    mark_stale(f"site:{instance.site.uid}")


def media_changed(sender: Any, instance: Any, **_: Any) -> None:
    mark_stale(f"{sender.reference_kind}:{instance.uid}")


def renditions_changed(sender: Any, image: Any, **_: Any) -> None:
    mark_stale(f"{sender.reference_kind}:{image.uid}")


def connect() -> None:
    page_published.connect(released)
    page_unpublished.connect(withdrawn)
    pre_delete.connect(deleted)
    post_page_move.connect(moved)
    renditions_made.connect(renditions_changed)
    post_save.connect(site_changed, sender=NetworkSite)
    for signal in (post_save, pre_delete):
        signal.connect(phone_changed, sender=SitePhone)
        for model in (get_image_model(), get_document_model()):
            signal.connect(media_changed, sender=model)
