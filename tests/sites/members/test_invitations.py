"""Invitations: the mail, the link, whoever opens it, and every way in which it does not open."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail, signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.tasks.worker import drain
from sites.members.invitation_links import SALT, link_of, token_of
from sites.members.invite import invite
from sites.members.refusal import MembershipRefused
from sites.models import Invitation, Membership, MembershipEvent
from tests.factories import UserFactory
from tests.factories.world import CENTRAL, site
from tests.sites.members.people import ROLES, actor, client_for, client_of, day, membership_of, only, role_of, roles_of

pytestmark = pytest.mark.django_db
EMAIL = "new@city.example"
PASSWORD = "گذرواژه-نمونه-۱"
NEW = {"first_name": "ویراستار", "last_name": "نمونه", "password": PASSWORD, "again": PASSWORD}
WAYS_OUT = {"expired": 410, "used": 410, "withdrawn": 410, "replaced": 410}


def invitation(role: str = "editor", code: str = "first", by: User | None = None, email: str = EMAIL) -> Invitation:
    return invite(email, role_of(code, role), by=by or actor("own-site manager"))


def address_of(row: Invitation) -> str:
    return reverse("network_invitation", args=[token_of(row)])


def browser() -> Client:
    return Client(headers={"host": CENTRAL})


def status(row: Invitation, client: Client | None = None, data: dict[str, Any] | None = None) -> int:
    """Of asking and of answering: they are the same wherever nothing is taken up."""
    client = client or browser()
    asked = client.get(address_of(row)).status_code
    assert client.post(address_of(row), data or NEW).status_code == asked
    return asked


def nothing_happened(email: str = EMAIL) -> bool:
    return not Membership.objects.filter(user__email=email).exists() and not EmailAddress.objects.exists()


# Inviting ----------------------------------------------------------------------------------------------------------


def test_who_invites() -> None:
    for code, role, able in (
        ("first", "editor", only("own-site manager", "network manager")),
        ("first", "site-manager", only("own-site manager", "network manager")),
        ("second", "editor", only("other-site manager", "network manager")),
        ("", "network-manager", only("network manager")),
    ):
        found = {}
        for name in ROLES:
            data = {"email": EMAIL, "role": role_of(code, role).pk, "ends_on": ""}
            client_of(name).post(reverse("network_invite"), data)
            found[name] = Invitation.objects.exists()
            Invitation.objects.all().delete()
        assert found == able


def test_the_mail_is_persian_has_two_forms_and_goes_once() -> None:
    row = invitation()
    drain()
    drain()
    sent = mail.outbox[0]
    html = sent.alternatives[0].content  # type: ignore[attr-defined]
    assert (len(mail.outbox), sent.to) == (1, [EMAIL])
    assert all(link_of(row) in form and site("first").name in form for form in (sent.body, html))
    assert (re.search(r'lang="fa" dir="rtl"', html) is not None, "\n" in sent.subject) == (True, False)
    assert Invitation.objects.get().sent_at is not None


def test_one_open_invitation_to_a_role() -> None:
    row = invitation()
    for email in (EMAIL, EMAIL.upper()):
        with pytest.raises(MembershipRefused):
            invitation(email=email)
    holder = UserFactory(email="has@city.example", role=("first", "editor"))
    with pytest.raises(MembershipRefused):
        invitation(email=holder.email)
    assert list(Invitation.objects.all()) == [row]


def test_who_sends_again_and_withdraws() -> None:
    able = only("own-site manager", "network manager")
    for view in ("again", "withdraw"):
        found = {}
        for name in ROLES:
            row = invitation()
            client_of(name).post(reverse(f"network_invitation_{view}", args=[row.pk]))
            after = Invitation.objects.get(pk=row.pk)
            found[name] = (after.sending, bool(after.withdrawn_at)) != (1, False)
            row.delete()
        assert found == able


def test_the_list_shows_the_own_site_s_invitations() -> None:
    invitation()
    seen = {
        name: EMAIL in client_of(name).get(reverse("network_invitations")).content.decode()
        for name in ("other-site manager", "own-site manager", "network manager")
    }
    assert seen == {"other-site manager": False, "own-site manager": True, "network manager": True}


# Accepting ---------------------------------------------------------------------------------------------------------


def test_a_new_person_says_who_they_are_and_is_in() -> None:
    row, client = invitation("publisher"), browser()
    assert client.get(address_of(row)).status_code == 200
    assert User.objects.filter(email=EMAIL).count() == 0
    answer = client.post(address_of(row), NEW | {"is_superuser": "on", "is_staff": "on", "email": "x@city.example"})
    user = User.objects.get(email=EMAIL)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert (str(user), user.is_superuser, user.is_staff, user.check_password(PASSWORD)) == (
        "ویراستار نمونه",
        False,
        False,
        True,
    )
    assert roles_of(user) == [("first", "publisher")]
    assert client.get("/admin/").status_code == 200
    assert list(user.usersession_set.values_list("user", flat=True)) == [user.pk]
    assert EmailAddress.objects.get(user=user).verified
    assert membership_of(user).given_by == row.invited_by
    assert status(row) == WAYS_OUT["used"]


@pytest.mark.parametrize("data", [{"password": "123", "again": "123"}, {"again": "another-one-9"}, {"first_name": ""}])
def test_what_a_new_person_must_not_leave_out(data: dict[str, str]) -> None:
    row = invitation()
    assert browser().post(address_of(row), NEW | data).status_code == 200
    assert nothing_happened()


def test_somebody_known_signs_in_and_gets_the_role() -> None:
    user, row = UserFactory(email=EMAIL.upper(), role=("second", "editor")), invitation()
    stranger = browser()
    assert reverse("account_login") in stranger.get(address_of(row)).content.decode()
    assert stranger.post(address_of(row), NEW).status_code == 200
    assert (User.objects.filter(email__iexact=EMAIL).count(), roles_of(user)) == (1, [("second", "editor")])
    client = client_for(user)
    assert client.get(address_of(row)).status_code == 200
    assert client.post(address_of(row)).status_code == 302
    assert roles_of(user) == [("first", "editor"), ("second", "editor")]
    assert status(row, client) == WAYS_OUT["used"]


def test_a_role_with_a_last_day() -> None:
    row = invite(EMAIL, role_of("first", "editor"), by=actor("own-site manager"), ends_on=day(4))
    browser().post(address_of(row), NEW)
    assert membership_of(User.objects.get(email=EMAIL)).ends_on == day(4)


# Links that do not open ----------------------------------------------------------------------------------------------


def test_a_link_that_nobody_signed() -> None:
    forged = [
        "x",
        token_of(invitation())[:-1],
        signing.dumps([Invitation.objects.get().pk, 1], salt="another"),
        signing.dumps([999_999, 1], salt=SALT),
        signing.dumps("x", salt=SALT),
    ]
    answers = [browser().get(reverse("network_invitation", args=[token])).status_code for token in forged]
    assert answers == [404] * 5


def test_an_expired_link(monkeypatch: pytest.MonkeyPatch) -> None:
    row = invitation()
    Invitation.objects.update(issued_at=timezone.now() - timedelta(days=7))
    assert status(row) == WAYS_OUT["expired"]
    Invitation.objects.update(issued_at=timezone.now())
    token, now = address_of(row), time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 7 * 24 * 3600 + 60)
    assert browser().get(token).status_code == WAYS_OUT["expired"]
    assert nothing_happened()


def test_a_withdrawn_link_and_one_that_was_sent_again() -> None:
    manager, row = client_of("own-site manager"), invitation()
    former = address_of(row)
    manager.post(reverse("network_invitation_again", args=[row.pk]))
    row.refresh_from_db()
    assert browser().get(former).status_code == WAYS_OUT["replaced"]
    assert browser().get(address_of(row)).status_code == 200
    manager.post(reverse("network_invitation_withdraw", args=[row.pk]))
    assert status(row) == WAYS_OUT["withdrawn"]
    assert nothing_happened()


def test_the_wrong_person() -> None:
    row, other = invitation(), UserFactory(email="other@city.example", role=("second", "editor"))
    assert (status(row, client_for(other)), roles_of(other)) == (403, [("second", "editor")])
    nameless = UserFactory(role=("second", "editor"))
    assert (status(row, client_for(nameless)), roles_of(nameless)) == (403, [("second", "editor")])


def test_somebody_who_was_deactivated() -> None:
    user, row = UserFactory(email=EMAIL, is_active=False), invitation()
    assert (status(row), roles_of(user)) == (403, [])


def test_the_rights_of_whoever_invited_are_asked_again() -> None:
    manager = actor("own-site manager")
    row = invitation("site-manager", by=manager)
    Membership.objects.filter(user=manager).update(role=role_of("first", "publisher"))
    assert (status(row), nothing_happened()) == (403, True)
    Membership.objects.filter(user=manager).delete()
    assert status(row) == 403
    manager.delete()
    assert (status(row), nothing_happened()) == (403, True)


def test_a_role_that_is_gone() -> None:
    row = invitation()
    address = address_of(row)
    row.role.delete()
    assert browser().get(address).status_code == 404


def test_the_trail_of_an_invitation() -> None:
    manager = actor("own-site manager")
    row = invitation(by=manager)
    client_for(manager).post(reverse("network_invitation_again", args=[row.pk]))
    row.refresh_from_db()
    browser().post(address_of(row), NEW)
    assert list(
        MembershipEvent.objects.filter(site__code="first", pk__gt=0, person_name__contains=EMAIL)
        .order_by("pk")
        .values_list("what", flat=True)
    ) == ["invited", "sent-again", "accepted", "given"]
