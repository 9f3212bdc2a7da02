"""Memberships of people in roles, invitations to them, and the trail of both."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.tenancy.models import NetworkSite, Role, SiteRole

INVITATION_LIFE = timedelta(days=7)


class MembershipState(models.TextChoices):
    COMING = "coming", _("begins later")
    IN_FORCE = "in-force", _("in force")
    ENDED = "ended", _("ended")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def standing(self) -> MembershipQuerySet:
        """Those that nobody has ended and whose last day has not passed, begun or not."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()), ended_at__isnull=True)

    def in_force(self) -> MembershipQuerySet:
        return self.standing().filter(starts_on__lte=timezone.localdate())

    def in_state(self, state: str) -> MembershipQuerySet:
        if state == MembershipState.IN_FORCE:
            return self.in_force()
        if state == MembershipState.COMING:
            return self.standing().filter(starts_on__gt=timezone.localdate())
        return self.exclude(pk__in=self.standing().values("pk"))


class Membership(models.Model):
    """Somebody holds a role, from its first day to its last one; the groups follow it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.ForeignKey(SiteRole, models.CASCADE, related_name="memberships", verbose_name=_("role"))
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("given by")
    )
    is_steward = models.BooleanField(_("temporary steward"), default=False)
    given_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["role__site", "role", "user", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(ended_at__isnull=True), name="one_membership_a_role"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_its_start",
            ),
            models.CheckConstraint(
                condition=Q(is_steward=False) | Q(ends_on__isnull=False), name="stewards_have_a_last_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"

    @property
    def state(self) -> MembershipState:
        today = timezone.localdate()
        if self.ended_at or (self.ends_on and self.ends_on < today):
            return MembershipState.ENDED
        return MembershipState.COMING if self.starts_on > today else MembershipState.IN_FORCE

    @property
    def facts(self) -> dict[str, Any]:
        """What the trail keeps of it."""
        return {
            "role": self.role.role,
            "starts_on": _iso(self.starts_on),
            "ends_on": _iso(self.ends_on),
            "is_steward": self.is_steward,
        }


class InvitationState(models.TextChoices):
    OPEN = "open", _("open")
    EXPIRED = "expired", _("expired")
    ACCEPTED = "accepted", _("accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Invitation(models.Model):
    """A role that waits for whoever reads the mail at an address."""

    email = models.EmailField(_("e-mail"))
    role = models.ForeignKey(SiteRole, models.CASCADE, related_name="invitations", verbose_name=_("role"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    # Counts the mails; only the link of the last one opens.
    sending = models.PositiveSmallIntegerField(default=1)
    issued_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "role",
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.role}"

    @property
    def expires_at(self) -> datetime:
        return self.issued_at + INVITATION_LIFE

    @property
    def state(self) -> InvitationState:
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.withdrawn_at:
            return InvitationState.WITHDRAWN
        return InvitationState.EXPIRED if timezone.now() >= self.expires_at else InvitationState.OPEN


class MembershipEvent(models.Model):
    """One line of the trail. The database refuses to change or delete it (migration 0002).

    Names stand here as they were; the keys have no constraint, so that a line outlives whom it is about.
    """

    class What(models.TextChoices):
        GIVEN = "given", _("role given")
        CHANGED = "changed", _("role changed")
        STARTED = "started", _("role began")
        ENDED = "ended", _("role ended")
        INVITED = "invited", _("invited")
        SENT_AGAIN = "sent-again", _("invitation sent again")
        WITHDRAWN = "withdrawn", _("invitation withdrawn")
        ACCEPTED = "accepted", _("invitation accepted")
        HANDED_OVER = "handed-over", _("work handed over")
        DEACTIVATED = "deactivated", _("person deactivated")
        RETURNED = "returned", _("person brought back")
        REPAIRED = "repaired", _("groups repaired")

    happened_at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    what = models.CharField(_("what"), max_length=20, choices=What)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    actor_name = models.CharField(_("by"), max_length=320, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    person_name = models.CharField(_("person"), max_length=320)
    site = models.ForeignKey(NetworkSite, models.DO_NOTHING, null=True, db_constraint=False, related_name="+")
    site_name = models.CharField(_("site"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("event of a membership")
        verbose_name_plural = _("events of memberships")
        ordering = ["-happened_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what}: {self.person_name}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
