"""Publish what is due and withdraw what is over, each page in a transaction of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from cms.pages.models import BasePage

logger = logging.getLogger(__name__)


def publish_and_expire_due() -> tuple[int, int]:
    """Returns how many pages were published and how many expired. A page that fails does not hold up the others."""
    now = timezone.now()
    over = BasePage.objects.filter(live=True, expire_at__lt=now).order_by("expire_at").values_list("pk", flat=True)
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    expired = sum(_attempt(_expire, pk) for pk in over)
    published = sum(_attempt(_publish, pk) for pk in due.values_list("pk", flat=True))
    return published, expired


def _attempt(action: Callable[[int], bool], pk: int) -> bool:
    try:
        with transaction.atomic():
            return action(pk)
    except Exception:
        logger.exception("The scheduled change of %s failed and is tried again", pk)
        return False


def _expire(pk: int) -> bool:
    # The lock keeps a second worker from doing it twice; what changed meanwhile is looked at again.
    page = (
        BasePage.objects.select_for_update(of=("self",)).filter(pk=pk, live=True, expire_at__lt=timezone.now()).first()
    )
    if page is None:
        return False
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def _publish(pk: int) -> bool:
    revision = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lt=timezone.now()).first()
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True
