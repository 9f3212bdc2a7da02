"""The form of a post: who held it follows one another in time."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.pages.forms import PageForm
from cms.text.jalali import format_date


class PostPageForm(PageForm):
    """Two people hold a post at the same time only if one of them acts for the other."""

    def is_valid(self) -> bool:
        is_valid: bool = super().is_valid()
        # A draft may be half done; what is published may not contradict itself.
        if self.is_bound and not self.is_deferred_validation and "holdings" in self.formsets:
            is_valid = not self._find_overlaps() and is_valid
        return is_valid

    def _find_overlaps(self) -> bool:
        """Whether two regular holdings overlap; the later one's row says with whom."""
        formset = self.formsets["holdings"]
        rows = [row for row in formset.forms if row not in formset.deleted_forms and _is_regular(row)]
        rows.sort(key=lambda row: row.cleaned_data.get("since") or date.min)
        found = False
        for earlier, later in combinations(rows, 2):
            if _overlap(earlier.cleaned_data, later.cleaned_data):
                found = True
                _say_who_holds_it(later, earlier.cleaned_data)
        return found


def _is_regular(row: forms.BaseForm) -> bool:
    values = getattr(row, "cleaned_data", {})
    return not row.errors and bool(values.get("person")) and not values.get("is_acting")


def _overlap(earlier: dict[str, Any], later: dict[str, Any]) -> bool:
    """A holding without an end lasts; on the day of a handover both hold the post.

    Of two whose beginnings nobody knows, only that both last is certain.
    """
    since: date | None = later.get("since")
    if since is None:
        return earlier.get("until") is None and later.get("until") is None
    return since < (earlier.get("until") or date.max)


def _say_who_holds_it(row: forms.BaseForm, other: dict[str, Any]) -> None:
    language = get_language() or ""
    names = {"person": other["person"].get_name(language.partition("-")[0] or "fa")}
    if other.get("until"):
        until = format_date(other["until"], language)
        text = _(
            "%(person)s holds the post until %(until)s. Begin later, end that one, or mark one of the two as acting."
        )
        row.add_error("since", text % {**names, "until": until})
    else:
        text = _("%(person)s holds the post with no end yet. Write when that ended, or mark one of the two as acting.")
        row.add_error("since", text % names)
