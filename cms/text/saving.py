"""Records with translated fields outside the page tree."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation


class SavedInPersian(models.Model):
    """The base columns take the language in which a record is saved: always the default one, whatever the screen's."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            super().save(*args, **kwargs)
