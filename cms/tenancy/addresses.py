"""Addresses of sites: host, port and language prefix."""

from __future__ import annotations

from django.conf import settings

from cms.tenancy.models import NetworkSite

DEFAULT_PORTS = {"http": 80, "https": 443}


def origin(hostname: str) -> str:
    """Scheme, host and, where it is not the scheme's own, port."""
    scheme, port = settings.PUBLIC_SCHEME, settings.PUBLIC_PORT
    suffix = f":{port}" if port and port != DEFAULT_PORTS[scheme] else ""
    return f"{scheme}://{hostname}{suffix}"


def site_origin(site: NetworkSite) -> str:
    """Origin of the site's primary hostname; needs `site.route`."""
    return origin(site.route.hostname) if site.route else ""


def localized_path(path: str, language: str) -> str:
    """A site's path in a language: Persian bare, the others below their code."""
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def split_language(path: str) -> tuple[str, str]:
    """(language, path on the site) of a request's path. The language comes from here alone."""
    first, _slash, rest = path.lstrip("/").partition("/")
    if first != settings.LANGUAGE_CODE and first in dict(settings.LANGUAGES):
        return first, f"/{rest}"
    return settings.LANGUAGE_CODE, path
