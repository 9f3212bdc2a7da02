"""Links to a new password: they die with the password, with a sign-in, and with their person's leaving."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.tokens import PasswordResetTokenGenerator


class ResetLinkGenerator(PasswordResetTokenGenerator):
    """What was mailed before somebody was deactivated opens nothing, neither meanwhile nor once they are back."""

    def check_token(self, user: Any, token: str | None) -> bool:
        return bool(user and user.is_active) and super().check_token(user, token)

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        addresses = EmailAddress.objects.filter(user_id=user.pk).order_by("email").values_list("email", flat=True)
        return "|".join([super()._make_hash_value(user, timestamp), *addresses, str(user.returned_at or "")])
