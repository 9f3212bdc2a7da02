"""Every text of a page or record has a language, or is said to be none: see `cms.text.record_cleaning`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

from cms.text.record_cleaning import text_fields
from cms.text.stream_cleaning import undecided

UNDECIDED = "text.E001"
NEVER_CLEANED = "text.E002"


def check_texts(app_configs: Sequence[AppConfig] | None = None, **_options: Any) -> list[CheckMessage]:
    """Errors for texts without a decision, and for translated models and rows whose texts nobody cleans."""
    configs = apps.get_app_configs() if app_configs is None else app_configs
    return [problem for config in configs for model in config.get_models() for problem in problems_of(model)]


def problems_of(model: type[models.Model]) -> Iterator[CheckMessage]:
    if not is_cleaned(model):
        translated = any(hasattr(field, "translated_field") for field in model._meta.concrete_fields)
        if translated:
            yield Error(
                f"{model._meta.label} has translated texts that are not cleaned when they are saved.",
                hint="Inherit from cms.text.saving.SavedInPersian.",
                obj=model,
                id=NEVER_CLEANED,
            )
        return
    for path in _undecided(model):
        yield Error(
            f"Nobody has said in which language {model._meta.label}.{path} is, nor that it is no text.",
            hint="Name it in the model's text_languages, or in not_text of the block that holds it.",
            obj=model,
            id=UNDECIDED,
        )
    for relation in get_all_child_relations(model):
        row = relation.related_model
        if row.__module__.partition(".")[0] != "wagtail" and not is_cleaned(row) and text_fields(row):
            yield Error(
                f"The rows {row._meta.label} of {model._meta.label} have texts that are not cleaned by themselves.",
                hint="Inherit from cms.text.saving.SavedInPersian.",
                obj=row,
                id=NEVER_CLEANED,
            )


def is_cleaned(model: type[models.Model]) -> bool:
    return hasattr(model, "text_languages")


def _undecided(model: type[models.Model]) -> Iterator[str]:
    for text in text_fields(model):
        name = text.field.name
        if isinstance(text.field, StreamField):
            yield from undecided(text.field.stream_block, text.language, name)
        elif text.language is None:
            yield name
