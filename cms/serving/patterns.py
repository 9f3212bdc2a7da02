"""The pattern page: the theme's components, blocks and pages in every state, from sample data. Under DEBUG alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from cms.serving.presentation import fonts_available
from cms.serving.reading_only import reading_only
from themes.base.hues import HUES
from themes.base.samples.pages import page_samples
from themes.base.samples.patterns import pattern_page

SCHEMES = ("light", "dark")


@reading_only
def patterns(request: HttpRequest, name: str = "") -> HttpResponse:
    """All patterns, or the page sample of that name whole. `?lang=`, `?scheme=` and `?hue=` dress either.

    Raises Http404 without DEBUG, and for a name that is no sample's.
    """
    if not settings.DEBUG:
        raise Http404
    asked = request.GET.get("lang", "")
    language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        samples = [pattern_page(language)] if not name else page_samples(language)
        sample = next((sample for sample in samples if name in ("", sample.name)), None)
        if sample is None:
            raise Http404
        response = render(request, sample.template, {**sample.context, **_dress(request, sample.context)})
    response.headers["Content-Language"] = language
    return response


def _dress(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """The scheme and, where a site is shown, its hue, as the address asks for them; nonsense changes nothing."""
    scheme, hue = request.GET.get("scheme", ""), request.GET.get("hue", "")
    dress: dict[str, Any] = {"scheme": scheme if scheme in SCHEMES else "", "fonts_available": fonts_available()}
    if context.get("site") and hue.isascii() and hue.isdecimal() and len(hue) <= 3 and int(hue) in HUES:
        dress["site"] = {**context["site"], "hue": int(hue)}
    return dress
