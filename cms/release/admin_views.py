"""Withdrawing one language of a page, which is an act of its own."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.pages.models import BasePage
from cms.release.log import current, withdraw_language


def withdraw_language_view(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """Ask, then withdraw. Who may unpublish the page may withdraw a language of it."""
    page = get_object_or_404(BasePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    name = dict(settings.LANGUAGES).get(language)
    released = current(sites=[page.site_id], locale=language).filter(uid=page.uid)
    if name is None or language == settings.LANGUAGE_CODE or not released.exists():
        messages.error(request, _("“%(page)s” is not published in this language.") % {"page": page.title})
        return redirect("wagtailadmin_pages:edit", page.pk)
    if request.method != "POST":
        return render(request, "release/confirm_withdraw_language.html", {"page": page, "language_name": name})
    withdraw_language(page, language)
    log(instance=page.specific, action="payvand.withdraw_language", user=request.user, data={"language": language})
    messages.success(request, _("“%(page)s” is withdrawn in %(language)s.") % {"page": page.title, "language": name})
    return redirect("wagtailadmin_pages:edit", page.pk)
