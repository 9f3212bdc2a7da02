"""A doubt of an import that is done: its word is replaced in the latest draft of the page that holds it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from typing import Any

from django.apps import apps
from django.db import transaction

from cms.importing.models import UnitImport
from cms.importing.place_names import MODELS
from cms.pages.models import BasePage

# The field that holds a text of the unit, by how its place begins.
FIELDS = {
    "title": "about.heading_fa",
    "lead": "about.lead_fa",
    "introduction": "about.body_fa",
    "head.message": "about.message_fa",
    "goals": "about.goals_fa",
    "departments": "about.departments_fa",
    "duties": "duties.duties_fa",
    "duties_lead": "duties.introduction_fa",
    "section_titles.duties": "duties.heading_fa",
}
_NO_TEXT = frozenset({"id", "type", "anchor", "duties_anchor", "level", "style"})


def field_of(where: str) -> str:
    """`page.field` that holds a place of the unit; empty where it is no field of a page."""
    first_two = ".".join(where.split(".")[:2])
    return FIELDS.get(first_two) or FIELDS.get(where.partition(".")[0], "")


def page_of(record: UnitImport, where: str) -> BasePage | None:
    """The page whose draft holds a place of the unit."""
    model = MODELS.get(field_of(where).partition(".")[0])
    if model is None:
        return None
    page_model: Any = apps.get_model(model)
    page: BasePage | None = page_model.objects.filter(site_id=record.site_id).first()
    return page


def settle_later(record: UnitImport, at: int, text: str | None, user: Any) -> bool:
    """Settle the doubt at a position of the record's report; `text` replaces its word, None leaves it.

    False, and nothing has changed, if the word does not stand in the draft any more. Raises IndexError.
    """
    with transaction.atomic():
        row = UnitImport.objects.select_for_update().get(pk=record.pk)
        doubt = row.report["doubts"][at]
        if text is not None and not _replace_in_draft(row, doubt, text, user):
            return False
        doubt["settled"] = True
        # The moment of the import stays what it was.
        UnitImport.objects.filter(pk=row.pk).update(report=row.report)
    return True


def _replace_in_draft(record: UnitImport, doubt: dict[str, Any], text: str, user: Any) -> bool:
    page = page_of(record, doubt["where"])
    if page is None:
        return False
    draft = page.get_latest_revision_as_object()
    field = field_of(doubt["where"]).partition(".")[2]
    value = getattr(draft, field)
    is_stream = hasattr(value, "get_prep_value")
    stored = list(value.get_prep_value()) if is_stream else value
    replacing = _Replacing(doubt["word"], text)
    changed = replacing.walk(stored)
    if not replacing.is_done:
        return False
    setattr(draft, field, json.dumps(changed) if is_stream else changed)
    draft.save_revision(user=user, log_action=True)
    return True


class _Replacing:
    """Replaces the first occurrence of a word, in texts and in the HTML of rich texts."""

    def __init__(self, word: str, text: str) -> None:
        self.word = word
        self.text = text
        self.is_done = False

    def walk(self, value: Any) -> Any:
        if self.is_done:
            return value
        if isinstance(value, dict):
            return {name: part if name in _NO_TEXT else self.walk(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self.walk(part) for part in value]
        return self._in_text(value) if isinstance(value, str) else value

    def _in_text(self, value: str) -> str:
        form: Callable[[str], str] = escape if value.lstrip().startswith("<") else str
        pattern = rf"(?<![\w\u200c]){re.escape(form(self.word))}(?![\w\u200c])"
        changed, count = re.subn(pattern, lambda _match: form(self.text), value, count=1)
        self.is_done = bool(count)
        return changed
