"""The pictures of a page of which nobody has said yet what they show: a reminder in its form, not a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.admin.panels import Panel
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from cms.media.models import SiteImage


def image_ids(record: models.Model) -> Iterator[int]:
    """The primary keys of the images that a page or record shows: its own, those in its texts, those of its rows."""
    fields = record._meta.concrete_fields
    # Under its name without a language a stream shows one of the others.
    bases = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    for field in fields:
        if _is_image(field) and getattr(record, field.attname):
            yield getattr(record, field.attname)
        elif isinstance(field, StreamField) and field.name not in bases and getattr(record, field.name):
            for model, number, *_paths in field.stream_block.extract_references(getattr(record, field.name)):
                if issubclass(model, SiteImage):
                    yield int(number)
    if isinstance(record, ClusterableModel):
        for relation in get_all_child_relations(type(record)):
            if any(_is_image(field) for field in relation.related_model._meta.concrete_fields):
                for row in getattr(record, relation.get_accessor_name()).all():
                    yield from image_ids(row)


def _is_image(field: Any) -> bool:
    return isinstance(field, models.ForeignKey) and issubclass(field.related_model, SiteImage)


def pictures_without_words(page: models.Model) -> list[SiteImage]:
    """By one query, and those of the page's rows."""
    numbers = set(image_ids(page))
    undescribed = models.Q(alt_fa="") | models.Q(alt_fa=None)
    images = get_image_model().objects.filter(undescribed, pk__in=numbers, is_decorative=False)
    return list(images.order_by("pk")) if numbers else []


class PicturesWithoutWordsPanel(Panel):
    """Names them, each with the way to its form; nothing where every picture has its words."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/pictures_without_words.html"

        @cached_property
        def pictures(self) -> list[SiteImage]:
            return pictures_without_words(self.instance) if self.instance is not None else []

        def is_shown(self) -> bool:
            return bool(self.pictures)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "pictures": self.pictures}
