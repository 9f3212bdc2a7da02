"""The hands that a body is made with: language, and every image, document and link that it refers to."""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.utils.functional import cached_property
from wagtail.documents import get_document_model
from wagtail.rich_text.rewriters import LinkRewriter

from cms.blocks.inline_html import clean_html
from cms.media.bodies import DocumentBody, ImageBody, document_body, image_body
from cms.media.recordings import RecordingFile, recording_file
from cms.tenancy.models import NetworkSite, SiteStatus

if TYPE_CHECKING:
    from cms.media.models import SiteDocument, SiteImage
    from cms.pages.models import BasePage


class BodyContext:
    """Makes the parts of one body in one language.

    `references` collects a tag for everything outside the page that the body shows (`image:<uid>`, `page:<uid>`,
    `person:<uid>`, `site:<uid>`), so that a change there can find the bodies that have to follow.
    """

    def __init__(self, language: str, site_id: int | None) -> None:
        self.language = language
        self.site_id = site_id
        self.references: set[str] = set()
        self._anchors: set[str] = set()

    @cached_property
    def site(self) -> NetworkSite | None:
        """The record of the site that the body is for."""
        return NetworkSite.objects.filter(pk=self.site_id).first() if self.site_id else None

    def refer(self, kind: str, uid: object) -> None:
        self.references.add(f"{kind}:{uid}")

    def anchor(self, wanted: str) -> str:
        """`wanted`, or where it is taken on this page already, with a number behind it; empty stays empty."""
        candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        anchor = next(candidate for candidate in candidates if candidate not in self._anchors)
        self._anchors |= {anchor} - {""}
        return anchor

    def image(self, image: SiteImage | None) -> ImageBody | None:
        if image is None:
            return None
        self.refer("image", image.uid)
        return image_body(image, self.language)

    def document(self, document: SiteDocument) -> DocumentBody:
        self.refer("document", document.uid)
        return document_body(document, self.language)

    def recording(self, document: SiteDocument | None) -> RecordingFile | None:
        """The file of a film or of a sound recording; None without one."""
        if document is None:
            return None
        self.refer("document", document.uid)
        return recording_file(document)

    def page_url(self, page: BasePage) -> str:
        """The address of a page as a path that is right on this site, in this body's language."""
        self.refer("page", page.uid)
        prefix = "" if self.language == settings.LANGUAGE_CODE else f"/{self.language}"
        path = f"{prefix}{page.site_path}"
        # Another site's host may change: its code does not.
        elsewhere = page.site if page.site_id != self.site_id else None
        return f"/s/{elsewhere.code}{path}" if elsewhere else path

    def public_url(self, page: BasePage | None) -> str:
        """`page_url` of a page that readers can open; empty for another, which is followed nevertheless."""
        if page is None or page.site is None:
            return ""
        url = self.page_url(page)
        self.refer("site", page.site.uid)
        is_public = page.live and (page.site_id == self.site_id or page.site.status == SiteStatus.LIVE)
        return url if is_public else ""

    def rich_text(self, source: str) -> str:
        """Editor's HTML with its links resolved; a link to what is not published leads nowhere, its words stay."""
        rewriter = LinkRewriter(rules={"page": self._page_link, "document": self._document_link})
        return clean_html(rewriter(source)) if source else ""

    def _page_link(self, attributes: dict[str, str]) -> str:
        page_model = apps.get_model(settings.WAGTAIL_PAGE_MODEL)
        page = page_model.objects.select_related("site").filter(pk=attributes.get("id") or 0).first()
        url = self.public_url(page)
        return f'<a href="{escape(url)}">' if url else "<a>"

    def _document_link(self, attributes: dict[str, str]) -> str:
        document = get_document_model().objects.filter(pk=attributes.get("id") or 0).first()
        if document is None:
            return "<a>"
        self.refer("document", document.uid)
        return f'<a href="{escape(document.url)}">'
