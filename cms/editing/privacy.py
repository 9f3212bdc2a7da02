"""A page is released or it is not: there is no privacy to set, and no address that would."""

from __future__ import annotations

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.views import View


class NoPrivacyView(View):
    """Stands where Wagtail's form of view restrictions was. Raises Http404."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> NoReturn:
        raise Http404
