"""What binds requests of the admin together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class AdminTransactionMiddleware:
    """One transaction a writing request of the admin.

    Several of Wagtail's views run its actions directly; what such an action changes, the released documents and the
    tasks that follow have to commit together.
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
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            # A template that writes (a rendition, a message) belongs to the request too.
            render = getattr(response, "render", None)
            return render() if callable(render) else response
