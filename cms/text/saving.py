"""Records with translated fields outside the page tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import translation

from cms.text.record_cleaning import clean_record


class SavedInPersian(models.Model):
    """The base columns take the language in which a record is saved: always the default one, whatever the screen's.

    Its texts are cleaned before they are validated and stored, whoever saves.
    """

    # Of fields that are not translated: see cms.text.record_cleaning.
    text_languages: ClassVar[Mapping[str, str]] = {}

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        clean_record(self, only=kwargs.get("update_fields"))
        with translation.override(settings.LANGUAGE_CODE):
            super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        clean_record(self)
        super().full_clean(*args, **kwargs)
