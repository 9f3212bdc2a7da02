"""Changing a role, ending it, and a person's leaving: each shown first with what it means."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, SiteRole
from sites.member_views.forms import HandoverForm, MembershipForm, ReturnForm
from sites.member_views.scope import find_membership, find_person, reading_authority, roles_to_give
from sites.members.bring_back_person import bring_back_person
from sites.members.change_membership import change_membership
from sites.members.deactivate_person import deactivate_person
from sites.members.end_membership import end_membership, heirs_of, sites_left_by
from sites.members.hand_over import Belongings, belongings_of, candidates, usual_successors
from sites.members.refusal import MembershipRefused
from sites.members.rules import is_last_manager, user_can_bring_back_person, user_can_deactivate_person
from sites.models import Membership, MembershipState


def change_role(request: HttpRequest, pk: int) -> HttpResponse:
    authority = reading_authority(request)
    membership = find_membership(authority, pk)
    if not authority.may_manage(membership.role) or membership.state == MembershipState.ENDED:
        raise PermissionDenied
    roles = SiteRole.objects.filter(site=membership.role.site)
    able = roles.filter(pk__in=[role.pk for role in roles if authority.may_manage(role)])
    form = MembershipForm(request.POST if request.method == "POST" else None, membership=membership, roles=able)
    if request.method == "POST" and form.is_valid():
        try:
            change_membership(membership, by=_user(request), **form.cleaned_data)
        except MembershipRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The role of %(person)s is changed.") % {"person": membership.user})
            return redirect("network_members")
    context = {
        "heading": _("Change the role of %(person)s") % {"person": membership.user},
        "place": membership.role.site or "",
        "form": form,
        "label": _("Save"),
        "back": reverse("network_members"),
    }
    return render(request, "network/members/form.html", context)


def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    authority = reading_authority(request)
    membership = find_membership(authority, pk)
    if not authority.may_end(membership) or membership.state == MembershipState.ENDED:
        raise PermissionDenied
    person = membership.user
    heirs = heirs_of(membership) if person == request.user and is_last_manager(membership) else None
    left = _belongings(person, NetworkSite.objects.filter(pk__in=sites_left_by(membership)))
    form = _handover_form(request, person, left, heirs)
    if request.method == "POST" and form.is_valid():
        try:
            end_membership(membership, by=_user(request), successors=form.successors, heir=form.chosen_heir)
        except MembershipRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The role of %(person)s has ended.") % {"person": person})
            return redirect("wagtailadmin_home" if person == request.user else "network_members")
    may_deactivate = user_can_deactivate_person(_user(request), person)
    context = {
        "heading": _("End the role of %(person)s") % {"person": person},
        "effect": _("The role “%(role)s” ends at once. The person can no longer do what it allows.")
        % {"role": membership.role.get_role_display()},
        "label": _("End the role"),
        "deactivate_url": reverse("network_person_leaves", args=[person.pk]) if may_deactivate else "",
    }
    return _ask(request, form, left, context)


def person_leaves(request: HttpRequest, user_id: int) -> HttpResponse:
    authority = reading_authority(request)
    person = find_person(authority, user_id)
    if not user_can_deactivate_person(_user(request), person):
        raise PermissionDenied
    left = _belongings(person, authority.sites())
    form = _handover_form(request, person, left, None)
    if request.method == "POST" and form.is_valid():
        try:
            deactivate_person(person, by=_user(request), successors=form.successors)
        except MembershipRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(person)s is deactivated and signed out everywhere.") % {"person": person})
            return redirect("network_members")
    ending = Membership.objects.standing().filter(user=person).select_related("role__site")
    context = {
        "heading": _("%(person)s leaves") % {"person": person},
        "effect": _("All roles end, the person is signed out everywhere and can no longer sign in."),
        "label": _("Deactivate the person"),
        "ending": ending,
    }
    return _ask(request, form, left, context)


def person_returns(request: HttpRequest, user_id: int) -> HttpResponse:
    authority = reading_authority(request)
    person = find_person(authority, user_id)
    if not user_can_bring_back_person(_user(request), person):
        raise PermissionDenied
    form = ReturnForm(request.POST if request.method == "POST" else None, roles=roles_to_give(request, authority))
    if request.method == "POST" and form.is_valid():
        try:
            bring_back_person(person, by=_user(request), **form.cleaned_data)
        except MembershipRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(person)s may sign in again.") % {"person": person})
            return redirect("network_person_history", person.pk)
    context = {
        "heading": _("Bring %(person)s back") % {"person": person},
        "effect": _(
            "The person may sign in again. No former role returns: give one here, or later by an invitation. "
            "Links that were mailed before stay dead."
        ),
        "form": form,
        "label": _("Bring the person back"),
        "back": reverse("network_person_history", args=[person.pk]),
    }
    return render(request, "network/members/form.html", context)


def _ask(
    request: HttpRequest, form: HandoverForm, left: dict[NetworkSite, Belongings], context: dict[str, Any]
) -> HttpResponse:
    back = reverse("network_members")
    return render(request, "network/members/leave.html", {"form": form, "left": left, "back": back, **context})


def _belongings(person: User, sites: QuerySet[NetworkSite]) -> dict[NetworkSite, Belongings]:
    """Of these sites alone: what waits on others is no business of theirs."""
    found = belongings_of(person)
    return {site: found[site.pk] for site in sites.filter(pk__in=found)}


def _handover_form(
    request: HttpRequest, person: User, left: dict[NetworkSite, Belongings], heirs: list[User] | None
) -> HandoverForm:
    keys = [site.pk for site in left]
    able, usual = candidates(keys, person), usual_successors(keys, person)
    data = request.POST if request.method == "POST" else None
    return HandoverForm(data, sites=list(left), able=able, usual=usual, heirs=heirs)


def _user(request: Any) -> User:
    user: User = request.user
    return user
