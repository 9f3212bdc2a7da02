"""What the Jalali picker of the Persian admin is told: the day, and its words."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _


def picker_settings() -> dict[str, Any]:
    """Today's date and time of the network's zone in ISO form, and the picker's texts in the active language."""
    now = timezone.localtime()
    return {
        "today": now.date().isoformat(),
        "now": f"{now:%H:%M}",
        "words": {
            "calendar": _("Calendar"),
            "previousMonth": _("Previous month"),
            "nextMonth": _("Next month"),
            "month": _("Month"),
            "year": _("Year"),
            "time": _("Time"),
            "choose": _("Choose"),
            "today": _("Today"),
            "cancel": _("Cancel"),
            "examples": {"date": "۱۴۰۴/۰۸/۰۳", "datetime": "۱۴۰۴/۰۸/۰۳ ۱۰:۳۰", "time": "۱۰:۳۰"},
            "problems": {
                "shape": _("Write the date as year/month/day, for example 1404/08/03."),
                "year": _(
                    "The year %(year)s is not between %(first)s and %(last)s. Write the year in the Jalali calendar."
                ),
                "month": _("There is no month %(month)s; months go from 1 to 12."),
                "day": _("%(month)s %(year)s has %(days)s days; there is no day %(day)s."),
                "time": _("Hours go from 0 to 23, minutes from 0 to 59."),
                "timeShape": _("Write the time as hour:minute, for example 10:30."),
                "early": _("Choose %(limit)s or a later date."),
                "late": _("Choose %(limit)s or an earlier date."),
            },
        },
    }
