from __future__ import annotations

import io
from typing import Any

import factory
from django.core.files.base import ContentFile
from PIL import Image

from cms.media.models import SiteDocument, SiteImage
from cms.tenancy.models import NetworkSite


def png(width: int = 1600, height: int = 1000, colour: str = "teal") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "PNG")
    return buffer.getvalue()


class InCollection(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    class Params:
        code = "first"

    collection = factory.LazyAttribute(lambda values: NetworkSite.objects.get(code=values.code).collection)


class ImageFactory(InCollection):
    class Meta:
        model = SiteImage

    title = factory.Sequence(lambda number: f"تصویر {number}")
    alt_fa = "باغ نمونه"
    credit_fa = "عکاس نمونه"

    @classmethod
    def _create(cls, model_class: type[SiteImage], *args: Any, **values: Any) -> SiteImage:
        content = values.pop("content", None) or png(values.pop("width", 1600), values.pop("height", 1000))
        return super()._create(model_class, *args, file=ContentFile(content, "image.png"), **values)


class DocumentFactory(InCollection):
    """`name` of the file, whose ending says what it is, and its `content`."""

    class Meta:
        model = SiteDocument

    title_fa = factory.Sequence(lambda number: f"پروندهٔ {number}")

    @classmethod
    def _create(cls, model_class: type[SiteDocument], *args: Any, **values: Any) -> SiteDocument:
        content, name = values.pop("content", b"%PDF-1.4 sample"), values.pop("name", "report.pdf")
        return super()._create(model_class, *args, file=ContentFile(content, name), **values)
