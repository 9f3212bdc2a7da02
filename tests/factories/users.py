from __future__ import annotations

from typing import Any

import factory

from cms.accounts.models import User
from cms.tenancy.models import SiteRole
from sites.members.grant_membership import grant_membership
from sites.models import Membership


class UserFactory(factory.django.DjangoModelFactory):
    """`role=("first", "editor")` gives the user a role on a site; no code: a network role."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"user-{number}")
    password = factory.django.Password("secret")

    @factory.post_generation
    def role(self: Any, create: bool, extracted: tuple[str, str] | None, **_: Any) -> None:
        if extracted:
            give_role(self, *extracted)


def give_role(user: User, code: str, role: str) -> Membership:
    """One more role for somebody, the way of the product; no code: a network role."""
    return grant_membership(user, SiteRole.objects.get(site__code=code or None, role=role), by=None)
