"""The unsaved page through the same body and the same template as the released one."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from cms.pages.models import BasePage
from cms.release.models import ShortAddress
from cms.release.rendering import render as render_body
from cms.serving.listings import listings
from cms.serving.page_context import breadcrumb, page_meta, template_of
from cms.serving.presentation import documents_of, frame, language_switch
from cms.serving.reading import Reading
from cms.serving.resolving import ancestors_of
from cms.tenancy.models import NetworkSite, SiteKind


def render_preview(page: BasePage, request: HttpRequest, language: str) -> HttpResponse:
    """Works on the admin's host for pages of every site, also of one in preparation."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    site = _site_of(page)
    page.site = site
    central = NetworkSite.objects.filter(kind=SiteKind.CENTRAL).select_related("route").first()
    with translation.override(language):
        rendered = render_body(page, language)
        ancestors = ancestors_of(documents_of(site, is_preview=True), language, page.site_path)
        context = {
            **frame(site, central, language, page.site_path, is_preview=True),
            "page": page_meta(
                uid=page.uid,
                type_name=rendered.type,
                title=rendered.title,
                body=rendered.body,
                path=page.site_path,
                site=site,
                language=language,
                content_language=language,
                published_at=rendered.published_at,
                updated_at=timezone.now(),
                short_number=ShortAddress.objects.filter(site=site, uid=page.uid)
                .values_list("number", flat=True)
                .first(),
            ),
            "body": rendered.body,
            "breadcrumb": breadcrumb(ancestors, rendered.title, language, language, site),
            "languages": language_switch(site, page.site_path, language, [language]),
            "is_ready": page.is_ready_in(language) and language in site.published_languages,
            **listings(
                Reading(rendered.type, page.uid, page.site_path, rendered.body, site, language, is_preview=True)
            ),
        }
        response = render(request, template_of(rendered.type), context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _site_of(page: BasePage) -> NetworkSite:
    """The site that the page is on, or, before its first save, will be on: from the database, by its place."""
    sites = NetworkSite.objects.select_related("route", "logo")
    if page.pk:
        return sites.get(pages__pk=page.pk)
    parent = page.get_parent()
    return sites.get(pages__pk=parent.pk)
