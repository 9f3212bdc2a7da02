"""Holders change at midnight without anybody saving anything."""

from datetime import time, timedelta

from django.db.models import Q
from django.utils import timezone

from cms.people.models import Holding
from cms.release.refreshing import mark_stale
from cms.tasks.background import background
from cms.tasks.schedule import periodic


@periodic(daily_at=time(0, 1))
@background(queue="quick")
def show_holders_of_today() -> int:
    """Returns how many documents follow: those that show somebody whose time began today or ended yesterday."""
    today = timezone.localdate()
    turned = Holding.objects.filter(Q(since=today) | Q(until=today - timedelta(days=1)))
    return mark_stale(*{f"person:{uid}" for uid in turned.values_list("person__uid", flat=True)})
