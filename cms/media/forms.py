"""Forms for images and documents in the admin."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.media.picture_files import PictureFileField
from cms.text.cleaning import clean


class WithCleanTags:
    """Tags are words for editors: two spellings of one are one."""

    def clean_tags(self) -> list[str]:
        tags: list[str] = super().clean_tags()  # type: ignore[misc]
        return list(dict.fromkeys(clean(tag, settings.LANGUAGE_CODE) for tag in tags))


class SiteImageForm(WithCleanTags, BaseImageForm):
    """Asks what the picture shows. That it shows nothing of its own is said on purpose, never by leaving a field empty.

    What is not a form (imports, the demo) may still store a picture without words; whoever edits it adds them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            usual = self.fields["file"]
            self.fields["file"] = PictureFileField(label=usual.label, required=usual.required, widget=usual.widget)
        if "title" in self.fields:
            self.fields["title"].help_text = _("For editors, who look for pictures by it. Citizens do not see it.")
        for code, _name in settings.LANGUAGES:
            if code != settings.LANGUAGE_CODE and f"alt_{code}" in self.fields:
                self.fields[f"alt_{code}"].help_text = _("Empty: readers of this language get the Persian one.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        asks = {"alt_fa", "is_decorative"} <= cleaned.keys()
        if asks and not cleaned["alt_fa"] and not cleaned["is_decorative"]:
            self.add_error("alt_fa", _("Write what the picture shows, or say below that it is decorative."))
        return cleaned


class SiteDocumentForm(WithCleanTags, BaseDocumentForm):
    """`title` is the Persian title, in whatever language the screen is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].help_text = _("Citizens read it as the name of the file.")

    def _post_clean(self) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            super()._post_clean()
