"""What browsers may do with a public page: load our own files, and nothing else from anywhere."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Features that no page uses; https://www.w3.org/TR/permissions-policy/
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)


def content_security_policy() -> str:
    """Frames are for films of the outside services that the installation allows; nothing else comes from outside."""
    players = [source for host in settings.EMBED_HOSTS for source in (f"https://{host}", f"https://*.{host}")]
    frames = " ".join(players) or "'none'"
    own = ("style-src", "img-src", "font-src", "script-src", "media-src", "connect-src", "form-action")
    return "; ".join(
        [
            "default-src 'none'",
            *(f"{directive} 'self'" for directive in own),
            f"frame-src {frames}",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        ]
    )


class SecurityHeadersMiddleware:
    """Outside all others, so that refusals and failures bear the headers too. The admin has Wagtail's own needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = content_security_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/admin"):
            return response
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        # A policy on a PDF would forbid browsers their own viewer.
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers["Content-Security-Policy"] = self.policy
        return response
