"""What the history of a page says of a restored language."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter
from wagtail.utils.timestamps import render_timestamp

from cms.editing.revisions.differences import language_name
from cms.editing.revisions.restoring import ACTION


class RestoredLanguage(LogFormatter):
    label = gettext_lazy("Restore one language")

    def format_message(self, log_entry: Any) -> str:
        return _("%(language)s restored from the version of %(date)s") % {
            "language": language_name(log_entry.data["language"]),
            "date": render_timestamp(datetime.fromisoformat(log_entry.data["revision"]["created"])),
        }


def register(actions: Any) -> None:
    actions.register_action(ACTION)(RestoredLanguage)
