"""Where django-allauth asks how this product signs people in."""

from __future__ import annotations

import time
from math import ceil
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cms.text.digits import localize_digits

LIMITED = {"app": "allauth.account", "action": "login_failed"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A server behind a socket of the machine knows no address; all who come that way count as one."""
        try:
            return str(super().get_client_ip(request))
        except PermissionDenied:
            return "0.0.0.0"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raises ValidationError, which says how long it takes until somebody may try again."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as refusal:
            if refusal.code != "too_many_login_attempts":
                raise
            minutes = ceil(self._seconds_left(request, **credentials) / 60)
            message = ngettext(
                "Too many failed attempts. Try again in %(minutes)d minute, or reset your password.",
                "Too many failed attempts. Try again in %(minutes)d minutes, or reset your password.",
                minutes,
            )
            text = localize_digits(message % {"minutes": minutes}, get_language() or "")
            raise ValidationError(text, code=refusal.code) from refusal

    def _seconds_left(self, request: HttpRequest, **credentials: Any) -> float:
        """Until the limit that is reached lets the next attempt through."""
        name, now, left = self._get_login_attempts_cache_key(request, **credentials), time.time(), 1.0
        for rate in ratelimit.get_rates(**LIMITED):
            attempts = cache.get(ratelimit.get_cache_key(request, rate=rate, key=name, **LIMITED), [])
            if len(attempts) >= rate.amount:  # the newest comes first
                left = max(left, attempts[rate.amount - 1] + rate.duration - now)
        return left


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def get_totp_issuer(self) -> str:
        return _("Payvand")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": _("Payvand")}


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets in whom this network knows already, by a verified address; nobody is made by it."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing:
            return
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        users = list(get_user_model().objects.filter(email__in=verified, is_active=True)[:2]) if verified else []
        if len(users) != 1:
            messages.error(request, _("No user of this network has the address that the service gave."))
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, users[0])
