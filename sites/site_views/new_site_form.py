"""What the central office says of a new site, and what can be said of it while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.tenancy.models import NetworkSite, SiteKind, SiteStatus, other_languages
from cms.text.digits import to_ascii
from sites.check_site import Reason, editor_reasons, hostname_reasons, record_reasons
from sites.create_site import CreatedSite, create_site, free_code, free_hue, new_password
from sites.site_views.faces import HueInput
from sites.suggestions import suggest

NEW, EXISTING = "new", "existing"
# What `create_site` calls the values of the form.
FIELDS = {"name": "name_fa", "short_name": "short_name_fa", "editor_username": "editor"}
PASSWORD_SALT = "network.first-editor"
PASSWORD_KEPT = timedelta(days=1)


def own_direction() -> forms.TextInput:
    """For Latin values in a form that runs from right to left."""
    return forms.TextInput({"dir": "ltr", "autocomplete": "off", "spellcheck": "false"})


class NewSiteForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), initial=SiteKind.DISTRICT)
    number = forms.IntegerField(
        label=gettext_lazy("Number"),
        min_value=0,
        max_value=32_767,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("A district's number; it stands in the seal. An organisation has none."),
    )
    name_fa = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("In Persian. Citizens see it at the top of every page."),
    )
    short_name_fa = forms.CharField(
        label=gettext_lazy("Short name"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Used in lists and labels; taken from the name where left empty."),
    )
    hostname = forms.CharField(
        label=gettext_lazy("Hostname"),
        max_length=253,
        widget=own_direction(),
        help_text=gettext_lazy("The address of the site without http, for example d7.city.example"),
    )
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        required=False,
        widget=own_direction(),
        help_text=gettext_lazy(
            "Short Latin name used by apps; it never changes. Taken from the hostname where left empty."
        ),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Other languages"),
        choices=[(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Languages beside Persian in which this site publishes."),
    )
    hue = forms.IntegerField(
        label=gettext_lazy("Colour"),
        min_value=0,
        max_value=359,
        widget=HueInput,
        help_text=gettext_lazy("It begins far from the colours of the other sites."),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=[(SiteStatus.PREPARING, SiteStatus.PREPARING.label), (SiteStatus.LIVE, SiteStatus.LIVE.label)],
        initial=SiteStatus.PREPARING,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Citizens do not see a site in preparation; its editors see it in the preview."),
    )
    editor_choice = forms.ChoiceField(
        label=gettext_lazy("First editor"),
        choices=[(NEW, gettext_lazy("A new user")), (EXISTING, gettext_lazy("Somebody who is a user already"))],
        initial=NEW,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Becomes the manager of this site."),
    )
    editor = forms.CharField(
        label=gettext_lazy("Name to sign in with"),
        max_length=150,
        required=False,
        widget=own_direction(),
        help_text=gettext_lazy("For a new user it is made from the code of the site where left empty."),
    )
    # The same password for the same form, however often it is sent; signed for the one whom it was shown to.
    password = forms.CharField(widget=forms.HiddenInput, required=False)
    # Which values were suggested and not touched since, for the script.
    suggested = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user_id = user.pk
        has_central = NetworkSite.objects.filter(kind=SiteKind.CENTRAL).exists()
        kinds = [choice for choice in SiteKind.choices if not (has_central and choice[0] == SiteKind.CENTRAL)]
        kind: Any = self.fields["kind"]
        kind.choices = kinds
        if not self.is_bound:
            password = signing.dumps([self.user_id, new_password()], salt=PASSWORD_SALT)
            self.initial = {"languages": other_languages(), "hue": free_hue(), "password": password, **self.initial}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("editor_choice") == EXISTING and not values.get("editor"):
            self.add_error("editor", _("Write the name that this user signs in with."))
        return values

    def clean_password(self) -> str:
        """A form that is too old, or not this user's, gets another one."""
        try:
            user_id, password = signing.loads(self.cleaned_data["password"], salt=PASSWORD_SALT, max_age=PASSWORD_KEPT)
        except signing.BadSignature:
            return new_password()
        return str(password) if user_id == self.user_id else new_password()

    def create_site(self) -> CreatedSite:
        """Raises SiteRefused. The password of a new editor is `cleaned_data["password"]`."""
        values = self.cleaned_data
        return create_site(
            values["hostname"],
            kind=values["kind"],
            name=values["name_fa"],
            short_name=values["short_name_fa"],
            code=values["code"],
            number=values["number"],
            status=values["status"],
            languages=values["languages"],
            hue=values["hue"],
            editor_username=values["editor"],
            editor_password=values["password"],
            editor_is_new=values["editor_choice"] == NEW if values["editor"] else None,
        )

    def add_reasons(self, reasons: Iterable[Reason]) -> None:
        """Each at the field that it is about."""
        for reason in reasons:
            name = FIELDS.get(reason.parameter, reason.parameter)
            if name in self.fields:
                self.add_error(name, reason.text)
            else:
                self.add_error(None, str(reason))


def while_typing(typed: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What is wrong with values that were typed, what is right with them, and what the empty ones could be."""
    values = {name: typed.get(name, "").strip() for name in NewSiteForm.base_fields}
    hostname = values["hostname"].lower()
    number, reasons = _number(values["number"])
    if values["code"] or number is not None:
        code = values["code"] or free_code(hostname)
        draft = NetworkSite(kind=values["kind"], number=number, code=code, name_fa="-", short_name_fa="-")
        reasons += [reason for reason in record_reasons(draft) if reason.parameter in ("code", "number")]
    if values["editor"]:
        reasons += editor_reasons(values["editor"], values["editor_choice"] != EXISTING)
    code = "" if any(reason.parameter == "code" for reason in reasons) else values["code"]
    suggested = suggest(values["kind"], number, name=values["name_fa"], hostname=hostname, code=code)
    if suggested["hostname"]:
        reasons += hostname_reasons(suggested["hostname"])
    errors = {FIELDS.get(reason.parameter, reason.parameter): reason.text for reason in reasons}
    notes = {"hostname": _("This hostname is free.") if suggested["hostname"] else ""}
    notes["code"] = _("This code is free.") if code else ""
    return {
        "errors": errors,
        "notes": {name: text for name, text in notes.items() if text and name not in errors},
        "suggestions": {FIELDS.get(name, name): str(value) for name, value in suggested.items()},
    }


def _number(text: str) -> tuple[int | None, list[Reason]]:
    if not text:
        return None, []
    try:
        number = NewSiteForm.base_fields["number"].clean(to_ascii(text))
    except ValidationError as error:
        return None, [Reason("number", " ".join(error.messages))]
    return number, []
