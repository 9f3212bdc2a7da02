"""The images and documents of one demo site, made the first time that something asks for them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from wagtail.images.models import Filter

from cms.media.models import SiteDocument, SiteImage, SiteImageRendition
from cms.media.renditions import WEBP, specs
from cms.tenancy.models import NetworkSite
from sites.demo.content import read, set_translated
from sites.demo.drawing import PORTRAIT, Files, Sketch, Studio, reel
from sites.demo.pictures import draw_scene

DOCUMENTS = Path(__file__).parent / "documents"
# Of a picture's width and height.
FOCAL_SHARE = 0.3


class SiteMedia:
    """Draws in the site's hue and stores in the site's collection."""

    def __init__(self, site: NetworkSite, documents: dict[str, Any], studio: Studio) -> None:
        self.site = site
        self.studio = studio
        self._document_records = documents
        self._images: dict[Sketch, SiteImage] = {}
        self._documents: dict[str, SiteDocument] = {}

    def scene(self, name: str, seed: int, size: str = "") -> SiteImage:
        return self._image(Sketch(name, self.site.hue, seed, size == "small"))

    def portrait(self, seed: int) -> SiteImage:
        return self._image(Sketch(PORTRAIT, self.site.hue, seed))

    def document(self, key: str) -> SiteDocument:
        """The document of that key in the site's content: a file beside this module, or a scene as a PDF page."""
        if key not in self._documents:
            record = self._document_records[key]
            self._documents[key] = self.store(self._document_file(key, record), record["title"])
        return self._documents[key]

    def film(self, record: dict[str, Any], name: str) -> ContentFile[bytes]:
        return ContentFile(self.studio.files(reel(record, self.site.hue)).original, name=name)

    def store(self, file: ContentFile[bytes], titles: dict[str, str]) -> SiteDocument:
        """A new document of the site."""
        document = SiteDocument(collection=self.site.collection, title=titles["fa"])
        set_translated(document, "title", titles)
        document.file = file
        document.file_size = document.file.size
        document.save()
        return document

    def _image(self, sketch: Sketch) -> SiteImage:
        if sketch not in self._images:
            words = read("scenes")[sketch.scene]
            name = f"{self.site.code}-{sketch.scene}-{sketch.seed}{'-small' * sketch.is_small}.jpg"
            files = self.studio.files(sketch)
            image = SiteImage(
                collection=self.site.collection,
                title=words["fa"].partition(": ")[2] or words["fa"],
                file=ContentFile(files.original, name=name),
            )
            if "focal" in words:
                # Known only once the file is: the point is given in shares of its size.
                x, y = words["focal"]
                image.focal_point_x, image.focal_point_y = round(x * image.width), round(y * image.height)
                image.focal_point_width = round(FOCAL_SHARE * image.width)
                image.focal_point_height = round(FOCAL_SHARE * image.height)
            set_translated(image, "alt", words)
            set_translated(image, "credit", read("scenes")["credit"])
            image.save()
            _store_renditions(image, files)
            self._images[sketch] = image
        return self._images[sketch]

    def _document_file(self, key: str, record: dict[str, Any]) -> ContentFile[bytes]:
        if "scene" in record:
            stream = BytesIO()
            name, seed = record["scene"]
            draw_scene(name, self.site.hue, seed).save(stream, "PDF")
            return ContentFile(stream.getvalue(), name=f"{key}.pdf")
        return ContentFile((DOCUMENTS / record["file"]).read_bytes(), name=record["file"])


def _store_renditions(image: SiteImage, files: Files) -> None:
    """Under the names by which a release looks for them, so that it has nothing to make."""
    for spec, (width, content) in zip(specs(image, WEBP), sorted(files.smaller.items()), strict=True):
        rendition = SiteImageRendition(image=image, filter_spec=spec, focal_point_key=Filter(spec).get_cache_key(image))
        rendition.file = ContentFile(content, name=f"{Path(image.filename).stem}.width-{width}.webp")
        rendition.save()
