"""Forms about members. None has a field of the user's own record: no flag, no group, no password."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from cms.accounts.models import User
from cms.tenancy.models import NetworkSite, SiteRole
from sites.models import Membership, MembershipState

LONGEST_STEWARDSHIP = timedelta(days=183)


class RoleField(forms.ModelChoiceField):
    """Roles by their name; by their site's too where there are several."""

    shows_sites = False

    def label_from_instance(self, role: SiteRole) -> str:  # type: ignore[override]
        name = role.get_role_display()
        if not self.shows_sites:
            return name
        return f"{role.site.short_name if role.site else _('Network')}: {name}"


def last_day_field(**options: Any) -> forms.DateField:
    options.setdefault("help_text", gettext_lazy("The role ends by itself after this day. Empty: it has no end."))
    return forms.DateField(
        label=gettext_lazy("Last day"), required=options.pop("required", False), widget=AdminDateInput, **options
    )


class MembershipForm(forms.Form):
    role = RoleField(SiteRole.objects.none(), label=gettext_lazy("Role"), empty_label=None)
    starts_on = forms.DateField(label=gettext_lazy("First day"), widget=AdminDateInput)
    ends_on = last_day_field()

    def __init__(self, *args: Any, membership: Membership, roles: QuerySet[SiteRole], **kwargs: Any) -> None:
        days = {"role": membership.role, "starts_on": membership.starts_on, "ends_on": membership.ends_on}
        super().__init__(*args, **{**kwargs, "initial": days})
        self.fields["role"].queryset = roles  # type: ignore[attr-defined]
        if membership.state == MembershipState.IN_FORCE:
            self.fields["starts_on"].disabled = True


class RoleForm(forms.Form):
    """A role among those that may be given, and its last day."""

    role = RoleField(SiteRole.objects.none(), label=gettext_lazy("Role"))
    ends_on = last_day_field()

    def __init__(self, *args: Any, roles: list[SiteRole], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.queryset = SiteRole.objects.filter(pk__in=[role.pk for role in roles]).select_related("site")
        field.shows_sites = len({role.site_id for role in roles}) > 1


class InvitationForm(RoleForm):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        widget=forms.EmailInput({"dir": "ltr", "autocomplete": "off"}),
        help_text=gettext_lazy("The link goes there. Whoever reads that mail gets the role."),
    )
    field_order = ("email", "role", "ends_on")


class ReturnForm(RoleForm):
    """Of somebody who comes back; the role may be given later too."""

    role = RoleField(
        SiteRole.objects.none(), label=gettext_lazy("Role"), required=False, empty_label=gettext_lazy("No role yet")
    )


class HandoverForm(forms.Form):
    """A successor for each site where something waits, and an heir of the role where the last manager leaves."""

    heir = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Who gets your role"),
        help_text=gettext_lazy("You are the last one who manages this."),
    )

    def __init__(
        self,
        *args: Any,
        sites: list[NetworkSite],
        able: dict[int, list[User]],
        usual: dict[int, User],
        heirs: list[User] | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        heir: Any = self.fields["heir"]
        if heirs is None:
            del self.fields["heir"]
        else:
            heir.queryset = User.objects.filter(pk__in=[user.pk for user in heirs])
        self.able = {site.pk: {str(user.pk): user for user in able.get(site.pk, [])} for site in sites}
        for site in sites:
            manager = usual.get(site.pk)
            nobody = _("The site's manager: %(person)s") % {"person": manager} if manager else _("Nobody named: you")
            self.fields[_name(site.pk)] = forms.ChoiceField(
                choices=[("", nobody), *((key, str(user)) for key, user in self.able[site.pk].items())],
                label=_("Successor on “%(site)s”") % {"site": site.short_name},
                required=False,
            )

    @property
    def chosen_heir(self) -> User | None:
        return self.cleaned_data.get("heir")

    @property
    def successors(self) -> dict[int, User]:
        chosen = {pk: people.get(self.cleaned_data.get(_name(pk), "")) for pk, people in self.able.items()}
        return {pk: user for pk, user in chosen.items() if user is not None}


def _name(site: int) -> str:
    return f"successor_{site}"


class StewardForm(forms.Form):
    """Names somebody whom the network knows already."""

    person = forms.CharField(
        label=gettext_lazy("User name or e-mail"),
        max_length=254,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Of somebody who works on a site of the network already."),
    )
    ends_on = last_day_field(
        required=True, help_text=gettext_lazy("Six months from today at most. The role ends by itself after this day.")
    )

    def clean_person(self) -> User:
        name = self.cleaned_data["person"].strip()
        members = Membership.objects.in_force().values("user")
        named = Q(username=name) | Q(email__iexact=name)
        people = list(User.objects.filter(named, pk__in=members, is_active=True)[:2])
        if len(people) != 1:
            raise ValidationError(_("Nobody who works in the network is found by this, or several are."))
        return people[0]

    def clean_ends_on(self) -> Any:
        day, today = self.cleaned_data["ends_on"], timezone.localdate()
        if not today <= day <= today + LONGEST_STEWARDSHIP:
            raise ValidationError(_("Choose a day from today to six months from now."))
        return day
