"""Every view of the admin, as each role of one site: nothing that another site or the centre keeps to itself shows."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.access.every_view import View, addresses, belongings, views
from tests.factories import UserFactory
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db

OWN, OTHER, CENTRE = "zzown", "zzother", "zzcentre"
ROLES = ["contributor", "editor", "publisher", "site-manager"]


def takes_get(view: View) -> bool:
    """All but a view that raises by design and those that would sign the visitor out."""
    return view.name not in {"wagtailadmin_error_test", "wagtailadmin_logout", "account_logout"}


def around(text: str, marker: str) -> str:
    place = text.index(marker)
    return " ".join(text[max(0, place - 60) : place + 40].split())


def test_every_pattern_has_arguments() -> None:
    own = belongings("first", OWN)
    unexplained = []
    for view in views():
        try:
            addresses(view, own)
        except Exception as problem:  # whatever reverse() or the table says
            unexplained.append(f"{view.name} {view.parameters}: {problem!r}")
    assert unexplained == []


@pytest.mark.parametrize("role", ROLES)
def test_nothing_of_another_site_shows(role: str) -> None:
    worlds = [belongings("first", OWN), belongings("second", OTHER), belongings("central", CENTRE)]
    user = UserFactory(username="visitor", role=("first", role))
    client = Client(headers={"host": CENTRAL}, raise_request_exception=False)
    client.force_login(user)
    found = set()
    for view in filter(takes_get, views()):
        # A view without arguments has one address, whoever owns what.
        for address in dict.fromkeys(address for owner in worlds for address in addresses(view, owner)):
            answer = client.get(address)
            content = b"".join(answer) if answer.streaming else answer.content
            # What was asked for is repeated in a form of search; it is no leak.
            text = content.decode(errors="replace").replace(address, "")
            private = [world.marker for world in worlds[1:] if f"={world.marker}" not in address]
            found |= {f"{view.name} {address}: {around(text, marker)}" for marker in private if marker in text}
            if answer.status_code >= 500:
                found.add(f"{view.name} {address}: {answer.status_code}")
            if "_auth_user_id" not in client.session:
                client.force_login(user)
    if found:
        pytest.fail("\n".join(sorted(found)), pytrace=False)
