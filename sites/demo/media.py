"""The images and documents of one demo site, made the first time that something asks for them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from PIL.Image import Image

from cms.media.models import SiteDocument, SiteImage
from cms.tenancy.models import NetworkSite
from sites.demo.content import read, set_translated
from sites.demo.pictures import draw_scene, draw_seal

DOCUMENTS = Path(__file__).parent / "documents"


class SiteMedia:
    """Draws in the site's hue and stores in the site's collection."""

    def __init__(self, site: NetworkSite, documents: dict[str, Any]) -> None:
        self.site = site
        self._document_records = documents
        self._images: dict[tuple[str, int], SiteImage] = {}
        self._documents: dict[str, SiteDocument] = {}

    def scene(self, name: str, seed: int) -> SiteImage:
        return self._image(name, seed)

    def portrait(self, seed: int) -> SiteImage:
        return self._image("seal", seed)

    def document(self, key: str) -> SiteDocument:
        """The document of that key in the site's content: a file beside this module, or a scene as a PDF page."""
        if key not in self._documents:
            record = self._document_records[key]
            document = SiteDocument(collection=self.site.collection, title=record["title"]["fa"])
            set_translated(document, "title", record["title"])
            document.file = self._document_file(key, record)
            document.file_size = document.file.size
            document.save()
            self._documents[key] = document
        return self._documents[key]

    def _image(self, name: str, seed: int) -> SiteImage:
        if (name, seed) not in self._images:
            drawn = draw_seal(self.site.hue, seed) if name == "seal" else draw_scene(name, self.site.hue, seed)
            alt = read("scenes")[name]
            image = SiteImage(
                collection=self.site.collection,
                title=alt["fa"].partition(": ")[2] or alt["fa"],
                file=ContentFile(_encoded(drawn, "PNG"), name=f"{self.site.code}-{name}-{seed}.png"),
            )
            set_translated(image, "alt", alt)
            set_translated(image, "credit", read("scenes")["credit"])
            image.save()
            self._images[name, seed] = image
        return self._images[name, seed]

    def _document_file(self, key: str, record: dict[str, Any]) -> ContentFile:
        if "scene" in record:
            name, seed = record["scene"]
            return ContentFile(_encoded(draw_scene(name, self.site.hue, seed), "PDF"), name=f"{key}.pdf")
        return ContentFile((DOCUMENTS / record["file"]).read_bytes(), name=record["file"])


def _encoded(image: Image, file_format: str) -> bytes:
    stream = BytesIO()
    image.save(stream, file_format)
    return stream.getvalue()
