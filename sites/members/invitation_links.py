"""The signed link of an invitation: who made it, when, and for which mail."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from cms.serving.hosts import admin_hostname
from cms.tenancy.addresses import origin
from cms.tenancy.models import NetworkSite, SiteKind
from sites.models import INVITATION_LIFE, Invitation

SALT = "sites.members.invitation"


class UnknownLink(ValueError):
    """Nobody here signed this, or what it speaks of is gone."""


class ExpiredLink(ValueError):
    """It was good once."""


def token_of(invitation: Invitation) -> str:
    return signing.dumps([invitation.pk, invitation.sending], salt=SALT)


def link_of(invitation: Invitation) -> str:
    central = NetworkSite.objects.select_related("route").filter(kind=SiteKind.CENTRAL).first()
    return origin(admin_hostname(central)) + reverse("network_invitation", args=[token_of(invitation)])


def read_token(token: str) -> tuple[int, int]:
    """(key of the invitation, number of its mail). Raises UnknownLink or ExpiredLink."""
    try:
        pk, sending = signing.loads(token, salt=SALT, max_age=INVITATION_LIFE)
    except signing.SignatureExpired as problem:
        raise ExpiredLink from problem
    except (signing.BadSignature, ValueError, TypeError) as problem:
        raise UnknownLink from problem
    return pk, sending
