"""The demo's people who sign in, with their roles."""

from __future__ import annotations

from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, Role, SiteKind, SiteRole
from sites.demo.logins import NETWORK, NETWORK_MANAGER, PEOPLE, DemoPerson, manager_username
from sites.members.deactivate_person import deactivate_person
from sites.members.grant_membership import grant_membership
from sites.members.invite import invite

# The site that waits for somebody to take up an invitation, and the one whose manager has left nobody who publishes.
INVITING, DESERTED = "d1", "d3"
INVITED = "colleague@city.example"


def add_members(site: NetworkSite) -> None:
    """Everybody with a role on the site, and with the central office those with a role of the network."""
    manager = User.objects.get(username=manager_username(site.code))
    _describe(manager, ("مدیر", f"نمونهٔ {site.short_name_fa}"))
    for code in (NETWORK, site.code) if site.kind == SiteKind.CENTRAL else (site.code,):
        for person in PEOPLE:
            if code in person.roles:
                role = SiteRole.objects.get(site__code=code or None, role=person.roles[code])
                grant_membership(_user_of(person), role, by=None)
    if site.code == INVITING:
        invite(INVITED, site.roles.get(role=Role.EDITOR), by=manager)
    if site.code == DESERTED:
        deactivate_person(manager, by=User.objects.get(username=NETWORK_MANAGER))


def _user_of(person: DemoPerson) -> User:
    """Made with the first of their sites."""
    user = User.objects.filter(username=person.username).first()
    if user is None:
        user = User.objects.create_user(person.username, password=person.password)
        _describe(user, person.name)
    return user


def _describe(user: User, name: tuple[str, str]) -> None:
    user.first_name, user.last_name = name
    user.email = f"{user.username}@city.example"
    user.save()
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "fa"
    profile.save()
