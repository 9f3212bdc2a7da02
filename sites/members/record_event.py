"""Write a line of the trail."""

from __future__ import annotations

from typing import Any

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, SiteRole
from sites.models import MembershipEvent


def record_event(
    what: MembershipEvent.What,
    *,
    by: User | None,
    person: User | None = None,
    email: str = "",
    role: SiteRole | None = None,
    site: NetworkSite | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> MembershipEvent:
    """`by` None is the system itself; `email` names somebody who is no user yet."""
    site = site or (role.site if role else None)
    return MembershipEvent.objects.create(
        what=what,
        actor=by,
        actor_name=_name(by),
        person=person,
        person_name=_name(person) or email,
        site=site,
        site_name=site.name_fa if site else "",
        role=role.role if role else "",
        before=before or {},
        after=after or {},
    )


def _name(user: User | None) -> str:
    """The full name and the name of the user, which alone is unique."""
    if user is None:
        return ""
    full = user.get_full_name()
    return f"{full} ({user.username})" if full else user.username
