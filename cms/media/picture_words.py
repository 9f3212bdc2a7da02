"""What is said of a picture wherever it is shown: alternative text, credit and focal point."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.media.models import SiteImage
from cms.media.picture_table import LANGUAGES

FIELDS = [*(f"alt_{code}" for code in LANGUAGES), "is_decorative", *(f"credit_{code}" for code in LANGUAGES)]


class PictureWordsForm(forms.ModelForm):
    """Takes the fields that are sent and leaves the others, so that two people may work on one picture.

    The focal point is a pair of shares of the picture, from its left and upper edge; two empty values remove it.
    """

    focal_x = forms.FloatField(required=False, min_value=0, max_value=1, label=_("focal point, from the left"))
    focal_y = forms.FloatField(required=False, min_value=0, max_value=1, label=_("focal point, from above"))

    class Meta:
        model = SiteImage
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        focal = self.instance.get_focal_point()
        if focal is not None:
            self.initial["focal_x"] = focal.centroid_x / self.instance.width
            self.initial["focal_y"] = focal.centroid_y / self.instance.height
        sent = set(self.data)
        if any(name.startswith("alt_") for name in sent):
            sent.add("is_decorative")  # whoever writes a text says that the picture is none
        for name in set(self.fields) - sent:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = {name for name in ("focal_x", "focal_y") if cleaned.get(name) is not None}
        if len(given) == 1:
            raise forms.ValidationError(_("A focal point has two values: from the left and from above."))
        return cleaned

    def save(self, commit: bool = True) -> SiteImage:
        if {"focal_x", "focal_y"} <= self.cleaned_data.keys():
            self._set_focal_point(self.cleaned_data["focal_x"], self.cleaned_data["focal_y"])
        image: SiteImage = super().save(commit)
        return image

    def _set_focal_point(self, x: float | None, y: float | None) -> None:
        """In pixels; for what cuts pictures a point is a box of one pixel."""
        image, is_set = self.instance, x is not None and y is not None
        image.focal_point_x = round(x * image.width) if x is not None else None
        image.focal_point_y = round(y * image.height) if y is not None else None
        image.focal_point_width = image.focal_point_height = 1 if is_set else None
