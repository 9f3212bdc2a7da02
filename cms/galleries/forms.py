"""The form of a photo report."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cms.pages.forms import PageForm


class PhotoReportForm(PageForm):
    """A draft may wait for alternative texts; what is published says of every picture what it shows, or that it is
    decorative.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        rows = [row for row in self.formsets["pictures"].forms if row.is_valid() and not row.cleaned_data.get("DELETE")]
        for row in rows:
            if row.cleaned_data["image"].lacks_alternative and not self.is_deferred_validation:
                row.add_error("image", _("Write what the picture shows, or say that it is decorative."))
        return cleaned
