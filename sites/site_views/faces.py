"""The face of a site as somebody chooses it: the strip of hues, and a preview in the theme's own clothes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from cms.access.sites import sites_of
from cms.blocks.context import BodyContext
from cms.serving.presentation import direction, fonts_available
from cms.tenancy.models import Masthead, NetworkSite, Opening, SiteKind
from themes.base.samples.news import teaser

LANGUAGE = "fa"
SCHEMES = ("light", "dark")
# Sites differ in their pictures; the preview shows where one would be.
SAMPLE_PICTURE = "lines"


class HueInput(forms.NumberInput):
    """A strip of all hues; every one of them is readable, because the theme derives its colours from the hue."""

    input_type = "range"
    template_name = "network/widgets/hue.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"min": 0, "max": 359, "step": 1, **(attrs or {})})


class FaceForm(forms.Form):
    """What a preview is drawn from. Nonsense is drawn as the default; nothing is saved."""

    name_fa = forms.CharField(max_length=200, required=False)
    affiliation_fa = forms.CharField(max_length=200, required=False)
    kind = forms.ChoiceField(choices=SiteKind.choices, required=False)
    number = forms.IntegerField(min_value=0, max_value=32_767, required=False)
    hue = forms.IntegerField(min_value=0, max_value=359, required=False)
    seal_points = forms.TypedChoiceField(choices=[(n, n) for n in (8, 10, 12, 16)], coerce=int, required=False)
    masthead = forms.ChoiceField(choices=Masthead.choices, required=False)
    opening = forms.ChoiceField(choices=Opening.choices, required=False)
    logo = forms.IntegerField(required=False)
    scheme = forms.ChoiceField(choices=[(scheme, scheme) for scheme in SCHEMES], required=False)


DEFAULTS: dict[str, Any] = {
    "kind": SiteKind.DISTRICT,
    "seal_points": 8,
    "masthead": Masthead.BAND,
    "opening": Opening.OVER,
    "hue": 225,
    "scheme": "light",
}


def face_preview(request: HttpRequest) -> HttpResponse:
    """A masthead and an opening as the address describes them; with `site`, one of the user's, its logos too."""
    sites = sites_of(request.user)
    if not sites.exists():
        raise PermissionDenied
    form = FaceForm(request.GET)
    form.is_valid()
    given = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
    face = DEFAULTS | given
    with translation.override(LANGUAGE):
        site = {
            **{name: face[name] for name in ("kind", "hue", "seal_points", "masthead", "opening")},
            "number": face.get("number"),
            "name": face.get("name_fa") or str(_("Name of the site")),
            "affiliation": face.get("affiliation_fa", ""),
            "url": "",
            "logo": _logo(request.GET.get("site", ""), face.get("logo"), sites),
        }
        context = {
            "site": site,
            "teaser": teaser(LANGUAGE, 0, image=SAMPLE_PICTURE),
            "scheme": face["scheme"],
            "locale": LANGUAGE,
            "direction": direction(LANGUAGE),
            "is_home": True,
            "fonts_available": fonts_available(),
        }
        return render(request, "network/face_preview.html", context)


def _logo(site_id: str, image_id: int | None, sites: Any) -> dict[str, Any] | None:
    """An image of the site's collection, if the site is one of the user's."""
    site: NetworkSite | None = sites.filter(pk=site_id).first() if site_id.isascii() and site_id.isdecimal() else None
    if site is None or image_id is None:
        return None
    image = logos_of(site).filter(pk=image_id).first()
    drawn = BodyContext(LANGUAGE, site.pk).image(image) if image else None
    return drawn.model_dump(mode="json") if drawn else None


def logos_of(site: NetworkSite) -> Any:
    """The pictures that may be the site's logo: those of its collection, and the one that it has."""
    images = get_image_model().objects.all()
    own = images.filter(pk=site.logo_id)
    if site.collection is None:
        return own
    return own | images.filter(collection__in=site.collection.get_descendants(inclusive=True))
