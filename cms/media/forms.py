"""Forms for images and documents in the admin."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from wagtail.documents.forms import BaseDocumentForm


class SiteDocumentForm(BaseDocumentForm):
    """`title` is the Persian title, in whatever language the screen is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            super().__init__(*args, **kwargs)

    def _post_clean(self) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            super()._post_clean()
