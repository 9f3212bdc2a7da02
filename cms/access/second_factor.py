"""Who must have a second factor, and that nothing of the admin opens to them until they have one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.tenancy.models import NETWORK_ROLES, Role, SiteRole

NEEDING = (Role.PUBLISHER, Role.SITE_MANAGER, *NETWORK_ROLES)
ADMIN = "/admin/"
# Setting it up, and the scripts and words that its pages need.
ALLOWED = ("/admin/accounts/", "/admin/jsi18n/", "/admin/sprite", "/admin/logout/")


def user_needs_second_factor(user: Any) -> bool:
    """Whether somebody signed in may do so much that a password alone is too little, and has no more yet."""
    if not settings.REQUIRE_SECOND_FACTOR or not user.is_authenticated or get_adapter().is_mfa_enabled(user):
        return False
    return user.is_superuser or SiteRole.objects.filter(role__in=NEEDING, group__user=user).exists()


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path.startswith(ADMIN) and not path.startswith(ALLOWED) and user_needs_second_factor(request.user):
            messages.warning(request, _("Your role needs a second factor. Set one up, and you are let in."))
            return redirect("mfa_index")
        return self.get_response(request)
