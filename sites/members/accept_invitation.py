"""Take up an invitation: once, in time, and only while who sent it could still give the role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from cms.accounts.models import User
from sites.members.grant_membership import grant_membership
from sites.members.invitation_links import ExpiredLink, UnknownLink, read_token
from sites.members.record_event import record_event
from sites.members.rules import user_can_manage_role
from sites.models import Invitation, InvitationState, Membership, MembershipEvent

LONGEST_STEM = 140


class Problem(StrEnum):
    """Why a link does not open."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    NOT_ALLOWED = "not-allowed"
    WRONG_PERSON = "wrong-person"
    DEACTIVATED = "deactivated"
    BEFORE_RETURN = "before-return"


class InvitationRefused(ValueError):
    """Nothing was taken up."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class NewPerson:
    first_name: str
    last_name: str
    password: str


def open_invitation(token: str, *, lock: bool = False) -> Invitation:
    """The invitation that the link speaks of. Raises InvitationRefused unless it can be taken up."""
    try:
        pk, sending = read_token(token)
    except UnknownLink as problem:
        raise InvitationRefused(Problem.UNKNOWN) from problem
    except ExpiredLink as problem:
        raise InvitationRefused(Problem.EXPIRED) from problem
    rows = Invitation.objects.select_related("role__site", "invited_by")
    if lock:
        rows = rows.select_for_update(of=("self",))
    invitation = rows.filter(pk=pk).first()
    if invitation is None:
        raise InvitationRefused(Problem.UNKNOWN)
    problems = {
        InvitationState.ACCEPTED: Problem.USED,
        InvitationState.WITHDRAWN: Problem.WITHDRAWN,
        InvitationState.EXPIRED: Problem.EXPIRED,
    }
    if invitation.state in problems:
        raise InvitationRefused(problems[invitation.state])
    if sending != invitation.sending:
        raise InvitationRefused(Problem.REPLACED)
    if invitation.ends_on and invitation.ends_on < timezone.localdate():
        raise InvitationRefused(Problem.EXPIRED)
    if invitation.invited_by is None or not user_can_manage_role(invitation.invited_by, invitation.role):
        raise InvitationRefused(Problem.NOT_ALLOWED)
    return invitation


def people_at(email: str) -> list[User]:
    """Users with this address, whatever its capitals; their own choice among several is whom they sign in as."""
    return list(User.objects.filter(email__iexact=email).order_by("pk"))


def refuse_stranger(invitation: Invitation, user: User) -> None:
    """Raises InvitationRefused where it is for another address than the user's, or from before they were away."""
    if not user.is_active:
        raise InvitationRefused(Problem.DEACTIVATED)
    if user.email.casefold() != invitation.email.casefold():
        raise InvitationRefused(Problem.WRONG_PERSON)
    if user.returned_at and invitation.issued_at < user.returned_at:
        raise InvitationRefused(Problem.BEFORE_RETURN)


def accept_as_user(token: str, user: User) -> Membership | None:
    """The user gets the role; None where they have it by now. Raises InvitationRefused."""
    with transaction.atomic():
        invitation = open_invitation(token, lock=True)
        refuse_stranger(invitation, user)
        return _take_up(invitation, user)


def accept_as_new_person(token: str, new: NewPerson) -> User:
    """Make the user, with the address that the link proves, and give them the role. Raises InvitationRefused."""
    with transaction.atomic():
        invitation = open_invitation(token, lock=True)
        if people_at(invitation.email):
            raise InvitationRefused(Problem.WRONG_PERSON)
        user = User.objects.create_user(
            _free_username(invitation.email),
            email=invitation.email,
            password=new.password,
            first_name=new.first_name,
            last_name=new.last_name,
        )
        EmailAddress.objects.create(user=user, email=invitation.email, verified=True, primary=True)
        _take_up(invitation, user)
    return user


def _take_up(invitation: Invitation, user: User) -> Membership | None:
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    record_event(MembershipEvent.What.ACCEPTED, by=user, person=user, role=invitation.role)
    if Membership.objects.standing().filter(user=user, role=invitation.role).exists():
        return None
    return grant_membership(user, invitation.role, by=invitation.invited_by, ends_on=invitation.ends_on)


def _free_username(email: str) -> str:
    """The address itself, which is what people remember; a number follows where somebody has that name."""
    stem = email.lower()[:LONGEST_STEM]
    taken = set(User.objects.filter(username__startswith=stem).values_list("username", flat=True))
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)
