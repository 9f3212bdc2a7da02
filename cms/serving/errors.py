"""Pages that say what went wrong, in the language of the address, with a way on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from cms.serving.presentation import direction, frame
from cms.tenancy.models import NetworkSite

RETRY_AFTER_SECONDS = 3600


def render_error(request: HttpRequest, status: int, *, site: NetworkSite | None = None, **context: Any) -> HttpResponse:
    """The theme's error page. With a site it wears that site's face and offers its sections."""
    language = translation.get_language() or "fa"
    host = getattr(request, "host", None)
    content = {**frame(site, host.central if host else None, language), **context}
    if site is not None:
        content["sections"] = content["nav"]
        content["notice"] = (getattr(site, f"notice_{language}") or site.notice_fa or "") if status == 503 else ""
    response = HttpResponse(render_to_string(f"errors/{status}.html", content), status=status)
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    host = getattr(request, "host", None)
    return render_error(request, 404, site=host.site if host else None)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs nothing that may be what failed: no database, no site."""
    language = translation.get_language() or "fa"
    return HttpResponse(
        render_to_string("errors/500.html", {"locale": language, "direction": direction(language)}), status=500
    )
