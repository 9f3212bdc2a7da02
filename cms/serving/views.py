"""Public pages: an address becomes a released document becomes a theme's template."""

from __future__ import annotations

import mimetypes
from uuid import UUID

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.release.log import current
from cms.release.models import ReleasedDocument, ShortAddress
from cms.serving.errors import render_error
from cms.serving.page_context import breadcrumb, listings, page_meta, template_of
from cms.serving.presentation import frame, language_switch
from cms.serving.resolving import address_of, resolve
from cms.tenancy.addresses import localized_path, site_origin, split_language
from cms.tenancy.models import NetworkSite, SiteStatus


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    site: NetworkSite = request.host.site
    language, path = split_language(request.path_info)
    if "\x00" in path:
        raise Http404
    if language not in site.published_languages:
        return HttpResponseRedirect(path)
    found = resolve(site, language, path)
    if found.redirect:
        return HttpResponsePermanentRedirect(found.redirect)
    if found.gone is not None:
        return render_error(request, 410, site=site, withdrawn_at=found.gone.updated_at)
    if found.document is None:
        return render_error(request, 404, site=site)
    return render_document(request, site, language, found.document, found.ancestors, found.languages)


def render_document(
    request: HttpRequest,
    site: NetworkSite,
    language: str,
    document: ReleasedDocument,
    ancestors: list[ReleasedDocument],
    languages: list[str],
) -> HttpResponse:
    body = document.shown_body
    context = {
        **frame(site, request.host.central, language, document.path),
        "page": page_meta(
            uid=document.uid,
            type_name=document.type,
            title=document.title,
            body=body,
            path=document.path,
            site=site,
            language=language,
            content_language=document.locale,
            published_at=document.published_at,
            updated_at=document.updated_at,
        ),
        "body": body,
        "breadcrumb": breadcrumb(ancestors, document.title, document.locale, language, site),
        "languages": language_switch(site, document.path, language, languages),
        **listings(document.type, body, document.uid, document.path, site, language, _page_number(request)),
    }
    return render(request, template_of(document.type, site), context)


def _page_number(request: HttpRequest) -> int:
    given = request.GET.get("page", "1")
    return int(given) if given.isascii() and given.isdigit() and 1 <= len(given) <= 5 and int(given) else 1


@require_safe
def short_address(request: HttpRequest, number: int) -> HttpResponse:
    site = request.host.site
    known = ShortAddress.objects.filter(site=site, number=number).first() if number < 2**31 else None
    if known is None:
        return render_error(request, 404, site=site)
    address = address_of(known.uid, site, translation.get_language())
    if not address:
        return render_error(request, 410, site=site)
    return HttpResponseRedirect(address)


@require_safe
def site_address(request: HttpRequest, code: str, path: str) -> HttpResponse:
    """A link from one site to another: the code stays, whatever becomes of the host."""
    site = NetworkSite.objects.filter(code=code, status=SiteStatus.LIVE).select_related("route").first()
    if site is None:
        return render_error(request, 404, site=request.host.site)
    return HttpResponseRedirect(site_origin(site) + localized_path(f"/{path}", translation.get_language()))


@require_safe
def document_file(request: HttpRequest, uid: UUID, name: str) -> HttpResponse:
    """A document's file, for as long as something released on this network refers to it."""
    document = get_document_model().objects.filter(uid=uid).first()
    if document is None or not current().filter(tags__contains=[f"document:{uid}"]).exists():
        return render_error(request, 404, site=request.host.site)
    content_type = mimetypes.guess_type(document.file.name)[0] or "application/octet-stream"
    return FileResponse(document.file.open("rb"), content_type=content_type, filename=document.filename)


@require_safe
def rendition_file(request: HttpRequest, path: str) -> HttpResponse:
    """Pictures as readers get them; originals are not given out. A web server in front may serve the folder itself."""
    rendition_model = get_image_model().get_rendition_model()
    storage = rendition_model._meta.get_field("file").storage
    name = f"images/{path}"
    if ".." in path or not storage.exists(name):
        raise Http404
    response = FileResponse(storage.open(name, "rb"), content_type=mimetypes.guess_type(name)[0])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
