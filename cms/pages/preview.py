"""Where the renderer of previews registers itself: pages lie below the code that renders them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from cms.pages.models import BasePage

Renderer = Callable[["BasePage", HttpRequest, str], HttpResponse]
_renderers: list[Renderer] = []


def register_preview_renderer(renderer: Renderer) -> None:
    _renderers[:] = [renderer]


def render_preview(page: BasePage, request: HttpRequest, language: str) -> HttpResponse:
    """The unsaved page as citizens would read it in `language`."""
    return _renderers[0](page, request, language)
