"""The demo's people who sign in."""

from __future__ import annotations

from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.tenancy.models import Role, SiteRole
from sites.demo.logins import CENTRAL_EDITOR, NETWORK_MANAGER, demo_password
from sites.members.grant_membership import grant_membership


def create_network_users() -> None:
    """The network manager, and the central role for the central office's editor; both must be new or made here."""
    if not User.objects.filter(username=NETWORK_MANAGER).exists():
        manager = User.objects.create_superuser(NETWORK_MANAGER, password=demo_password(NETWORK_MANAGER))
        prefer_persian(manager)
    role = SiteRole.objects.get(site=None, role=Role.CENTRAL_EDITOR)
    grant_membership(User.objects.get(username=CENTRAL_EDITOR), role, by=None)


def prefer_persian(user: User) -> None:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "fa"
    profile.save()
