"""The form of a photo report."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from cms.pages.forms import PageForm


class PhotoReportForm(PageForm):
    """Takes pictures that whoever edits the page may choose, and those that stood in it before.

    A draft may wait for alternative texts; what is published says of every picture what it shows, or that it is
    decorative.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        rows = [row for row in self.formsets["pictures"].forms if row.is_valid() and not row.cleaned_data.get("DELETE")]
        chosen = {row.cleaned_data["image"].pk for row in rows} | {
            image.pk for image in [cleaned.get("cover")] if image
        }
        foreign = chosen - self._stood_here() - self._choosable(chosen)
        for row in rows:
            image = row.cleaned_data["image"]
            if image.pk in foreign:
                row.add_error("image", _("This picture belongs to another site or is no longer there."))
            elif image.lacks_alternative and not self.is_deferred_validation:
                row.add_error("image", _("Write what the picture shows, or say that it is decorative."))
        if cleaned.get("cover") and cleaned["cover"].pk in foreign:
            self.add_error("cover", _("This picture belongs to another site or is no longer there."))
        return cleaned

    def _stood_here(self) -> set[int]:
        before = {self.initial.get("cover")}
        before |= {row.initial.get("image") for row in self.formsets["pictures"].initial_forms}
        return {key for key in before if key is not None}

    def _choosable(self, keys: set[int]) -> set[int]:
        policy = policy_registry.get_by_type(get_image_model())
        images = policy.instances_user_has_any_permission_for(self.for_user, ["choose"]).filter(pk__in=keys)
        return set(images.values_list("pk", flat=True))
