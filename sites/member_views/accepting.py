"""The page behind the link of an invitation. It opens to whoever is not signed in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.utils import perform_login
from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cms.accounts.models import User
from cms.text.cleaning import clean
from sites.members.accept_invitation import (
    InvitationRefused,
    NewPerson,
    Problem,
    accept_as_new_person,
    accept_as_user,
    open_invitation,
    people_at,
    refuse_stranger,
)
from sites.members.refusal import MembershipRefused
from sites.models import Invitation

# Status, heading, what to do.
ANSWERS: dict[Problem, tuple[int, Any, Any]] = {
    Problem.UNKNOWN: (
        404,
        gettext_lazy("This link is not known"),
        gettext_lazy("Part of it may be missing: copy the whole address from the mail."),
    ),
    Problem.EXPIRED: (
        410,
        gettext_lazy("This invitation has expired"),
        gettext_lazy("It was good for seven days. Ask whoever invited you to send it again."),
    ),
    Problem.USED: (
        410,
        gettext_lazy("This invitation has been accepted"),
        gettext_lazy("It works once. If it was you, just sign in."),
    ),
    Problem.WITHDRAWN: (
        410,
        gettext_lazy("This invitation has been withdrawn"),
        gettext_lazy("Ask whoever invited you."),
    ),
    Problem.REPLACED: (
        410,
        gettext_lazy("There is a newer link"),
        gettext_lazy("The invitation was sent again: open the link of the last mail."),
    ),
    Problem.NOT_ALLOWED: (
        403,
        gettext_lazy("This invitation is no longer good"),
        gettext_lazy("Whoever sent it may no longer give this role. Ask the manager of the site for a new one."),
    ),
    Problem.WRONG_PERSON: (
        403,
        gettext_lazy("This invitation is for somebody else"),
        gettext_lazy("Sign in as the person with the address that was invited, or sign out and open the link again."),
    ),
    Problem.DEACTIVATED: (
        403,
        gettext_lazy("This person is deactivated"),
        gettext_lazy("Ask the network manager."),
    ),
    Problem.BEFORE_RETURN: (
        410,
        gettext_lazy("This invitation is from before your return"),
        gettext_lazy("Ask whoever invited you to send it again."),
    ),
}


class NewPersonForm(forms.Form):
    first_name = forms.CharField(
        label=gettext_lazy("First name"), max_length=150, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=gettext_lazy("Last name"), max_length=150, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "dir": "ltr"}),
    )
    again = forms.CharField(
        label=gettext_lazy("Password once more"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "dir": "ltr"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = password_validators_help_text_html()

    def clean_first_name(self) -> str:
        return clean(self.cleaned_data["first_name"], "fa")

    def clean_last_name(self) -> str:
        return clean(self.cleaned_data["last_name"], "fa")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        password = given.get("password", "")
        names = {name: given.get(name, "") for name in ("first_name", "last_name")}
        if password:
            try:
                validate_password(password, User(username=self.email, email=self.email, **names))
            except ValidationError as refusal:
                self.add_error("password", refusal)
            if password != given.get("again"):
                self.add_error("again", _("The two passwords differ."))
        return given

    @property
    def person(self) -> NewPerson:
        given = self.cleaned_data
        return NewPerson(given["first_name"], given["last_name"], given["password"])


@never_cache
@sensitive_post_parameters("password", "again")
def invitation(request: Any, token: str) -> HttpResponse:
    """Asked first, so that whatever fetches the links of a mail takes nothing up."""
    try:
        offer = open_invitation(token)
        if request.user.is_authenticated:
            refuse_stranger(offer, request.user)
            return _for_user(request, token, offer)
        known = people_at(offer.email)
        if any(user.is_active for user in known):
            return _show(request, offer, {"sign_in_url": _sign_in_url(request)})
        if known:
            raise InvitationRefused(Problem.DEACTIVATED)
        return _for_new_person(request, token, offer)
    except InvitationRefused as refusal:
        return _refuse(request, refusal.problem)
    except MembershipRefused:
        return _refuse(request, Problem.EXPIRED)


def _for_user(request: Any, token: str, offer: Invitation) -> HttpResponse:
    if request.method != "POST":
        return _show(request, offer, {"user": request.user})
    accept_as_user(token, request.user)
    messages.success(request, _("You have the role “%(role)s” now.") % {"role": offer.role.get_role_display()})
    return redirect("wagtailadmin_home")


def _for_new_person(request: HttpRequest, token: str, offer: Invitation) -> HttpResponse:
    form = NewPersonForm(request.POST if request.method == "POST" else None, email=offer.email)
    if request.method != "POST" or not form.is_valid():
        return _show(request, offer, {"form": form})
    user = accept_as_new_person(token, form.person)
    signed_in: HttpResponse = perform_login(
        request, user, email_verification="none", redirect_url=reverse("wagtailadmin_home")
    )
    return signed_in


def _show(request: HttpRequest, offer: Invitation, context: dict[str, Any]) -> HttpResponse:
    facts = {
        "role": offer.role.get_role_display(),
        "site": offer.role.site,
        "email": offer.email,
        "inviter": offer.invited_by,
        "ends_on": offer.ends_on,
    }
    return _private(render(request, "network/members/invitation.html", {**facts, **context}))


def _refuse(request: HttpRequest, problem: Problem) -> HttpResponse:
    status, heading, advice = ANSWERS[problem]
    context = {"heading": heading, "advice": advice, "may_sign_out": problem == Problem.WRONG_PERSON}
    return _private(render(request, "network/members/invitation_refused.html", context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is the key: it goes to no other host."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _sign_in_url(request: HttpRequest) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': request.path})}"
