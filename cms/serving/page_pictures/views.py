"""The address of a page's picture."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse

from cms.release.log import current
from cms.release.reading import LIST_FIELDS
from cms.serving.hosts import SiteRequest, site_of
from cms.serving.page_pictures.keeping import drawn
from cms.serving.page_pictures.picture import page_picture
from cms.serving.reading_only import reading_only
from cms.serving.redirects import redirect_to


@reading_only
def page_picture_file(request: SiteRequest, uid: UUID, language: str, digest: str) -> HttpResponse:
    """Of what this site has released, as it is now; the address of an older picture leads to today's."""
    site = site_of(request)
    document = current(sites=[site.pk], locale=language).filter(uid=uid).only(*LIST_FIELDS).first()
    picture = page_picture(document, site) if document else None
    if picture is None:
        raise Http404
    if picture.digest != digest:
        return redirect_to(request, picture.path, permanent=False)
    response = HttpResponse(drawn(picture), content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
