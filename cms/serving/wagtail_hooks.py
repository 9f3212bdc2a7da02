"""Connects the rules of public addresses to moving and copying in the admin."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.pages.models import RESERVED_SLUGS, BasePage

FIRST_LEVEL = 3


def _refuse_reserved(request: HttpRequest, page: BasePage, slug: str) -> HttpResponse | None:
    if slug.lower() not in RESERVED_SLUGS:
        return None
    messages.error(request, _("“%(slug)s” belongs to the program; choose another name.") % {"slug": slug})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_move_page")
def keep_reserved_slugs_when_moving(request: HttpRequest, page: BasePage, parent: BasePage) -> HttpResponse | None:
    return _refuse_reserved(request, page, page.slug) if parent.depth + 1 == FIRST_LEVEL else None


@hooks.register("before_copy_page")
def keep_reserved_slugs_when_copying(request: HttpRequest, page: BasePage) -> HttpResponse | None:
    chosen = request.POST.get("new_parent_page", "")
    parent = BasePage.objects.filter(pk=chosen).first() if chosen.isdecimal() else page.get_parent()
    is_first_level = parent is not None and parent.depth + 1 == FIRST_LEVEL
    return _refuse_reserved(request, page, request.POST.get("new_slug", "")) if is_first_level else None
