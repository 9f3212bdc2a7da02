"""Redirects between public addresses: escaped, with the query kept, and never to a host that a visitor wrote."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.encoding import escape_uri_path

# Two slashes or a backslash after the first one would begin the name of another host.
_OTHER_HOST = re.compile(r"^/[/\\]+")


def redirect_to(request: HttpRequest, address: str, *, permanent: bool = True) -> HttpResponse:
    """To `address`, a decoded path or an origin with a decoded path; the request's query goes along."""
    query = request.META.get("QUERY_STRING", "")
    location = escape_uri_path(_OTHER_HOST.sub("/", address)) + (f"?{query}" if query else "")
    return (HttpResponsePermanentRedirect if permanent else HttpResponseRedirect)(location)
