"""What binds requests of the admin together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from wagtail.admin.utils import get_valid_next_url_from_request

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class AdminTransactionMiddleware:
    """One transaction a writing request of the admin.

    Several of Wagtail's views run its actions directly; what such an action changes, the released documents and the
    tasks that follow have to commit together. What a rule of the content refuses on the way is undone as a whole and
    said in a message.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if request.method not in WRITING or not request.path_info.startswith("/admin/"):
            return None
        try:
            with transaction.atomic():
                response = view(request, *args, **kwargs)
                # A template that writes (a rendition, a message) belongs to the request too.
                render = getattr(response, "render", None)
                return render() if callable(render) else response
        except ValidationError as refusal:
            # An action without a form of the page, such as publishing many, came upon a rule of one of them.
            if not request.accepts("text/html") or request.headers.get("X-Requested-With") == "XMLHttpRequest":
                raise
            # Wagtail's views alone speak the language of whoever is signed in.
            profile = getattr(request.user, "wagtail_userprofile", None)
            with translation.override(profile.get_preferred_language() if profile else translation.get_language()):
                messages.error(request, " ".join(refusal.messages))
            return redirect(get_valid_next_url_from_request(request) or request.get_full_path())
