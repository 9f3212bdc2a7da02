"""Stored documents follow the shapes of bodies, which change with the program alone."""

from __future__ import annotations

import hashlib
import json

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from cms.pages.bodies import Summary
from cms.pages.models import BasePage
from cms.release.models import SITE_REASONS, BodyShapes, ReleasedDocument, State
from cms.release.refreshing import schedule_refresh


def follow_shapes() -> int:
    """Mark what readers get where this version's shapes are not those it was made in; returns how many were marked.

    The task makes each document anew from its own revision; readers notice those that come out different.
    """
    fingerprint = fingerprint_of_shapes()
    with transaction.atomic():
        if BodyShapes.objects.select_for_update().filter(fingerprint=fingerprint).exists():
            return 0
        BodyShapes.objects.update_or_create(defaults={"fingerprint": fingerprint})
        readable = ReleasedDocument.objects.filter(state=State.RELEASED)
        rows = readable | ReleasedDocument.objects.filter(reason__in=SITE_REASONS)
        marked: int = rows.update(stale_since=timezone.now())
        if marked:
            schedule_refresh()
    return marked


def fingerprint_of_shapes() -> str:
    """The same for two versions of the program whose bodies have the same fields of the same types."""
    shapes = {
        model.body_type: model.body_schema.model_json_schema()
        for model in apps.get_models()
        if issubclass(model, BasePage) and model.body_type
    }
    text = json.dumps([shapes, Summary.model_json_schema()], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
