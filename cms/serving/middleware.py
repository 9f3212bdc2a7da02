"""The first two questions of every request: whose host is it, and in which language does its address speak?"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils import translation

from cms.serving.errors import render_error
from cms.serving.hosts import Host, SiteRequest, admin_hostname, find_host
from cms.serving.redirects import redirect_to
from cms.tenancy.addresses import origin, site_origin, split_language
from cms.tenancy.models import SiteStatus

Handler = Callable[[HttpRequest], HttpResponse]
# Answered whatever the state of the host's site: they show nothing of it.
STATIC = "/static/"
STATELESS = ("/api/", STATIC, "/media/")
# What pages of the admin show or link to beside that.
NEEDED_BY_ADMIN = (*STATELESS, "/documents/")


class HostMiddleware:
    """Unknown hosts get our 404 and its style sheets; a second hostname redirects; else the site's status decides."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        if getattr(request, "is_dummy", False):  # a preview: the page itself says which site it belongs to
            return self.get_response(request)
        try:
            name = split_domain_port(request.get_host())[0]
        except DisallowedHost:
            name = ""
        host = find_host(name)
        request.host = host
        with translation.override(split_language(request.path_info)[0]):
            refusal = self._answer_for(request, host)
        return refusal or self.get_response(request)

    def _answer_for(self, request: HttpRequest, host: Host) -> HttpResponse | None:
        """An answer that the host alone decides, or None."""
        path, site = request.path_info, host.site
        is_for_admin = path.startswith("/admin/") or path == "/admin"
        # The admin's host may be no site's, or a second hostname: what the admin needs is answered there.
        if host.is_admin and (is_for_admin or path.startswith(NEEDED_BY_ADMIN)):
            return None
        # These files are no site's, and the 404 page of an unknown host needs them.
        if site is None and path.startswith(STATIC):
            return None
        admin = admin_hostname(host.central)
        if site is None or (is_for_admin and not admin):
            return render_error(request, 404)
        if is_for_admin:
            return redirect_to(request, origin(admin) + path, permanent=False)
        if not host.is_primary:
            return redirect_to(request, site_origin(site) + path)
        if path.startswith(STATELESS) or site.status == SiteStatus.LIVE:
            return None
        return {
            SiteStatus.PREPARING: lambda: render_error(request, 404),
            SiteStatus.SUSPENDED: lambda: render_error(request, 503, site=site),
            SiteStatus.ARCHIVED: lambda: render_error(request, 410),
        }[SiteStatus(site.status)]()


class AddressLanguageMiddleware:
    """The language comes from the address alone, so answers do not vary on Accept-Language."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first, _slash, rest = request.path_info.lstrip("/").partition("/")
        if first == settings.LANGUAGE_CODE and not getattr(request, "is_dummy", False):
            return redirect_to(request, f"/{rest}")
        language = split_language(request.path_info)[0]
        with translation.override(language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response
