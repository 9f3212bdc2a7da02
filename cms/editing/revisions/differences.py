"""The differences between two states of a page, field by field and grouped by language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.editing.revisions.comparisons import marked
from cms.editing.revisions.content import LANGUAGES, SHARED, language_of
from cms.pages.models import BasePage


@dataclass(frozen=True, slots=True)
class Row:
    """A related row of a page, such as a picture of a report: what became of it."""

    fate: str  # "addition", "deletion" or nothing
    moved: int  # places; positive is down
    fields: list[Difference]


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    html: SafeString
    language: str
    rows: list[Row] = field(default_factory=list)

    @property
    def direction(self) -> str:
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class LanguageDifferences:
    language: str
    name: str
    differences: list[Difference]


def language_name(language: str) -> str:
    return str(dict(settings.LANGUAGES)[language]) if language else _("For all languages")


def direction(language: str) -> str:
    if language == SHARED:
        return "auto"
    return "rtl" if translation.get_language_info(language)["bidi"] else "ltr"


def differences(before: BasePage, after: BasePage, request: HttpRequest) -> list[LanguageDifferences]:
    """What differs in fields of the page's form, in the order of the form, languages first and shared fields last."""
    panel = after.get_edit_handler().get_bound_panel(instance=after, request=request, form=None)
    found = [_difference(comparison) for make in panel.get_comparison() if _differs(comparison := make(before, after))]
    groups = [
        LanguageDifferences(code, language_name(code), [each for each in found if each.language == code])
        for code in (*LANGUAGES, SHARED)
    ]
    return [group for group in groups if group.differences]


def _differs(comparison: Any) -> bool:
    if not comparison.has_changed():
        return False
    # A form stores an empty field as another kind of nothing than a program does.
    return comparison.is_child_relation or bool(comparison.val_a) or bool(comparison.val_b)


def _difference(comparison: Any) -> Difference:
    if comparison.is_child_relation:
        rows = [_row(child) for child in comparison.get_child_comparisons()]
        return Difference(str(comparison.field_label()), SafeString(), SHARED, rows)
    language = language_of(comparison.field.name)
    return Difference(str(comparison.field_label()), marked(comparison.htmldiff()), language)


def _row(child: Any) -> Row:
    fate = "addition" if child.is_addition() else "deletion" if child.is_deletion() else ""
    fields = [_difference(comparison) for comparison in child.get_field_comparisons()]
    return Row(fate, child.get_position_change() or 0, fields)
