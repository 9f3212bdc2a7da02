"""Inviting, and the list of invitations: sent again, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from cms.access.current_site import has_several_in_view
from sites.member_views.forms import InvitationForm
from sites.member_views.scope import in_view, managing_authority, page_of, roles_to_give
from sites.members import invite as actions
from sites.members.refusal import MembershipRefused
from sites.models import Invitation


def invite_member(request: Any) -> HttpResponse:
    authority = managing_authority(request)
    form = InvitationForm(request.POST if request.method == "POST" else None, roles=roles_to_give(request, authority))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.invite(given["email"], given["role"], by=request.user, ends_on=given["ends_on"])
        except MembershipRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("An invitation goes to %(email)s.") % {"email": given["email"]})
            return redirect("network_invitations")
    context = {
        "heading": _("Invite a member"),
        "form": form,
        "label": _("Send the invitation"),
        "back": reverse("network_members"),
    }
    return render(request, "network/members/form.html", context)


def invitations(request: HttpRequest) -> HttpResponse:
    """Those that nobody has accepted or withdrawn."""
    authority = managing_authority(request)
    rows = Invitation.objects.filter(
        in_view(request, authority), accepted_at__isnull=True, withdrawn_at__isnull=True
    ).select_related("role__site", "invited_by")
    page = page_of(request, rows)
    context = {
        "page_obj": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "shows_sites": has_several_in_view(request),
    }
    return render(request, "network/members/invitations.html", context)


@require_POST
def send_invitation_again(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.send_again, _("A new link goes to %(email)s."))


@require_POST
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.withdraw, _("The invitation of %(email)s is withdrawn."))


def _act(request: Any, pk: int, action: Callable[..., None], done: str) -> HttpResponse:
    invitation = _find(request, pk)
    try:
        action(invitation, by=request.user)
    except MembershipRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done % {"email": invitation.email})
    return redirect("network_invitations")


def _find(request: HttpRequest, pk: int) -> Invitation:
    """Raises Http404 for an invitation to another site, PermissionDenied for a role above the own one."""
    authority = managing_authority(request)
    rows = Invitation.objects.select_related("role__site")
    if not authority.manages_network:
        rows = rows.filter(role__site__in=authority.sites())
    invitation = rows.filter(pk=pk).first()
    if invitation is None:
        raise Http404
    if not authority.may_manage(invitation.role):
        raise PermissionDenied
    return invitation
