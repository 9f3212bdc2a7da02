from __future__ import annotations

from functools import cache
from typing import Any

import factory
from django.contrib.auth.hashers import make_password

from cms.accounts.models import User
from cms.tenancy.models import SiteRole


@cache
def hashed_secret() -> str:
    """Half a second of work: all users of the tests share it."""
    return make_password("secret")


class UserFactory(factory.django.DjangoModelFactory):
    """`role=("first", "editor")` puts the user into the group of a role on a site; no code: a network role."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"user-{number}")
    password = factory.LazyFunction(hashed_secret)

    @factory.post_generation
    def role(self: Any, create: bool, extracted: tuple[str, str] | None, **_: Any) -> None:
        if extracted:
            code, role = extracted
            self.groups.add(SiteRole.objects.get(site__code=code or None, role=role).group)
