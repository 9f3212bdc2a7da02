"""Public addresses are read, never written to."""

from __future__ import annotations

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]


def reading_only(view: View) -> View:
    """GET and HEAD; any other method is answered with 405, not with a question for a token."""
    return csrf_exempt(require_safe(view))
