"""What a page's picture says, and the address that follows from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass
from uuid import UUID

from cms.release.models import ReleasedDocument
from cms.serving.page_pictures.typeface import is_available
from cms.serving.presentation import label
from cms.tenancy.models import NetworkSite, SiteKind
from cms.text.digits import localize_digits
from cms.text.jalali import format_date

WIDTH, HEIGHT = 1200, 630  # pixels; the shape that services cut all others to
DRAWING = 1  # grows when pictures are to look different, so that they get new addresses


@dataclass(frozen=True, slots=True)
class PagePicture:
    uid: UUID
    language: str
    title: str
    site_name: str
    kind: str
    date: str
    hue: int
    seal_points: int
    number: str  # in the seal; empty for a rosette

    @property
    def digest(self) -> str:
        """Of all that is drawn: another picture has another address, so this one may be kept for ever."""
        text = json.dumps([DRAWING, *map(str, astuple(self))])
        return hashlib.sha256(text.encode()).hexdigest()[:20]

    @property
    def path(self) -> str:
        return f"/og/{self.uid}/{self.language}/{self.digest}.png"

    @property
    def alternative(self) -> str:
        """The same in words."""
        return " | ".join(dict.fromkeys((self.title, self.site_name)))


def page_picture(document: ReleasedDocument, site: NetworkSite) -> PagePicture | None:
    """None where it cannot be drawn. Only dated items show their kind and date."""
    if not is_available():
        return None
    language, kind = document.locale, document.summary.get("kind")
    name = label(site, language)["name"]
    is_numbered = site.kind == SiteKind.DISTRICT and site.number
    return PagePicture(
        uid=document.uid,
        language=language,
        title=name if document.path == "/" else document.title,
        site_name=name,
        kind=document.summary.get("kind_label", "") if kind else "",
        date=format_date(document.published_at, language, "long") if kind else "",
        hue=site.hue,
        seal_points=site.seal_points,
        number=localize_digits(str(site.number), language) if is_numbered else "",
    )
