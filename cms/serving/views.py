"""Public pages: an address becomes a released document becomes a theme's template."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from cms.release.models import ReleasedDocument, ShortAddress
from cms.serving.errors import render_error
from cms.serving.hosts import SiteRequest, site_of
from cms.serving.listings import listings
from cms.serving.metadata import metadata
from cms.serving.page_context import breadcrumb, page_meta, template_of
from cms.serving.presentation import frame, identity, language_switch
from cms.serving.reading import Reading
from cms.serving.reading_only import reading_only
from cms.serving.redirects import redirect_to
from cms.serving.resolving import Resolution, address_of, resolve
from cms.serving.vcards import MEDIA_TYPE, vcard
from cms.tenancy.addresses import localized_path, site_origin, split_language
from cms.tenancy.models import NetworkSite, SiteStatus

LAST_NUMBER = 2**31 - 1  # of the column
FAVICON_SECONDS = 24 * 60 * 60


@reading_only
def page(request: SiteRequest) -> HttpResponse:
    site = site_of(request)
    language, path = split_language(request.path_info)
    if "\x00" in path:
        raise Http404
    if language not in site.published_languages:
        return redirect_to(request, path, permanent=False)
    found = resolve(site, language, path)
    if found.redirect:
        return redirect_to(request, found.redirect)
    if found.gone is not None:
        return render_error(request, 410, site=site, withdrawn_at=found.gone.updated_at, reason=found.gone.reason)
    if found.document is None:
        return render_error(request, 404, site=site)
    return render_document(request, site, language, found.document, found)


def render_document(
    request: SiteRequest, site: NetworkSite, language: str, document: ReleasedDocument, found: Resolution
) -> HttpResponse:
    reading = Reading(
        document.type, document.uid, document.path, found.body, site, language, parameters=request.GET.dict()
    )
    context = {
        **frame(site, request.host.central, language, document.path),
        "page": page_meta(
            uid=document.uid,
            type_name=document.type,
            title=document.title,
            body=found.body,
            path=document.path,
            site=site,
            language=language,
            content_language=document.locale,
            published_at=document.published_at,
            updated_at=document.updated_at,
            short_number=found.short_number,
        ),
        "body": found.body,
        "breadcrumb": breadcrumb(found.ancestors, document.title, document.locale, language, site),
        "languages": language_switch(site, document.path, language, found.languages),
        **listings(reading),
    }
    context["metadata"] = metadata(document, site, context, found.languages, reading.page_number)
    return render(request, template_of(document.type), context)


@reading_only
def post_card(request: SiteRequest) -> HttpResponse:
    """A post for the reader's address book, at `card.vcf` below its page. Raises Http404 where no post is released."""
    site = site_of(request)
    language, path = split_language(request.path_info.removesuffix("card.vcf"))
    found = resolve(site, language, path) if "\x00" not in path else Resolution()
    if found.document is None or found.document.type != "post" or language not in site.published_languages:
        raise Http404
    face = identity(site, language)
    card = vcard(
        uid=str(found.document.uid),
        title=found.document.title,
        body=found.body,
        contact=face["contact"],
        organisation=face["name"],
        url=site_origin(site) + localized_path(found.document.path, language),
    )
    headers = {"Content-Disposition": 'attachment; filename="card.vcf"'}
    return HttpResponse(card, content_type=MEDIA_TYPE, headers=headers)


@reading_only
def favicon(request: SiteRequest) -> HttpResponse:
    """The site's seal in its colour; browsers that ask for the old name get the same drawing."""
    site = site_of(request)
    seal = render_to_string("components/favicon.svg", {"site": site})
    headers = {"Cache-Control": f"public, max-age={FAVICON_SECONDS}"}
    return HttpResponse(seal, content_type="image/svg+xml", headers=headers)


@reading_only
def short_address(request: SiteRequest, number: str) -> HttpResponse:
    site = site_of(request)
    known = ShortAddress.objects.filter(site=site, number=number).first() if int(number) <= LAST_NUMBER else None
    if known is None:
        return render_error(request, 404, site=site)
    address = address_of(known.uid, site, translation.get_language())
    if not address:
        return render_error(request, 410, site=site)
    return redirect_to(request, address, permanent=False)


@reading_only
def site_address(request: SiteRequest, code: str, path: str) -> HttpResponse:
    """A link from one site to another: the code stays, whatever becomes of the host."""
    site = NetworkSite.objects.filter(code=code, status=SiteStatus.LIVE).select_related("route").first()
    if site is None:
        return render_error(request, 404, site=request.host.site)
    address = site_origin(site) + localized_path(f"/{path}", translation.get_language())
    return redirect_to(request, address, permanent=False)
