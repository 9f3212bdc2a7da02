"""Holders change at midnight without anybody saving anything."""

from datetime import time, timedelta

from django.db.models import Q
from django.utils import timezone

from cms.people.models import Holding
from cms.release.refreshing import mark_stale
from cms.tasks.background import background
from cms.tasks.schedule import periodic

# Runs that were missed are made up for; a document that is right already does not change.
DAYS_BACK = timedelta(days=7)


@periodic(daily_at=time(0, 1))
@background(queue="quick")
def show_holders_of_today() -> int:
    """Returns how many documents are made anew: those that show somebody whose time has just begun or ended."""
    today = timezone.localdate()
    begun = Q(since__gt=today - DAYS_BACK, since__lte=today)
    ended = Q(until__gte=today - DAYS_BACK, until__lt=today)
    turned = Holding.objects.filter(begun | ended)
    return mark_stale(*{f"person:{uid}" for uid in turned.values_list("person__uid", flat=True)})
