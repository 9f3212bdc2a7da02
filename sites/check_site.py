"""What keeps a site from being made, said of the value that each reason is about. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.tenancy.models import HOSTNAME, Hostname, NetworkSite, SiteKind, validate_hostname

# What `create_site` calls the fields of the records that it makes.
PARAMETERS = {"name_fa": "name", "short_name_fa": "short_name", "username": "editor_username"}
CONSTRAINTS = {"one_central_office": "kind", "one_site_a_number": "number"}
NOT_GIVEN = ["name", "short_name", "root_page", "route", "collection"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value cannot be taken, in the active language; `parameter` is one of `create_site`, or empty."""

    parameter: str
    text: str
    # Of a field whose name the text does not say.
    label: str = ""

    def __str__(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text


class SiteRefused(ValueError):
    """The site cannot be made; the message says why and what to do, in the active language."""

    def __init__(self, *reasons: Reason) -> None:
        self.reasons = reasons
        super().__init__(" ".join(str(reason) for reason in reasons))

    @property
    def field(self) -> str:
        """The parameter that the first reason is about."""
        return self.reasons[0].parameter


def find_hostname(hostname: str) -> Hostname | None:
    """Whose it is already; nobody's also where it is no hostname at all."""
    known = Hostname.objects.select_related("site__route")
    return known.filter(hostname=hostname).first() if HOSTNAME.match(hostname) else None


def hostname_reasons(hostname: str) -> list[Reason]:
    """Of the hostname's form, or of the site that has it."""
    reasons: list[Reason] = []
    with _collected(reasons, "hostname"):
        validate_hostname(hostname)
    taken = find_hostname(hostname)
    if taken is not None:
        text = _("The hostname %(hostname)s belongs to the site “%(site)s”; choose another one.")
        reasons.append(Reason("hostname", text % {"hostname": taken.hostname, "site": taken.site.name_fa}))
    return reasons


def record_reasons(site: NetworkSite) -> list[Reason]:
    """Of a record that is not saved yet."""
    reasons: list[Reason] = []
    said = []
    if site.kind not in SiteKind.values:
        text = _("“%(kind)s” is no kind of site; choose one of: %(kinds)s.")
        reasons.append(Reason("kind", text % {"kind": site.kind, "kinds": ", ".join(SiteKind.values)}))
        said.append("kind")
    if not site.name_fa:
        reasons.append(Reason("name", _("A site needs a name.")))
        said += ["name_fa", "short_name_fa"]
    # The bare name of a translated field is the Persian one; what is wrong is said in the reader's language.
    with _collected(reasons), translation.override("fa"):
        site.clean_fields(exclude=[*NOT_GIVEN, *said])
    said += [reason.parameter for reason in reasons]
    with _collected(reasons):
        site.validate_unique(exclude=said)
    for constraint in NetworkSite._meta.constraints:
        with _collected(reasons, CONSTRAINTS.get(constraint.name, "")):
            constraint.validate(NetworkSite, site, exclude=set(said))
    return reasons


def editor_reasons(username: str, is_new: bool | None = None) -> list[Reason]:
    """Of the first editor's name. `is_new` says whether the user may be there already; None: either will do."""
    reasons: list[Reason] = []
    if username:
        with _collected(reasons):
            User(username=username).clean_fields(exclude=["password"])
    if reasons:
        return reasons
    user = get_user_model().objects.filter(username=username).first() if username else None
    text = ""
    if user is None and is_new is False:
        text = _("There is no user “%(username)s”. Check the name, or let a new user be made.")
    elif user is not None and is_new:
        text = _("There is a user “%(username)s” already: choose another name, or choose the existing user.")
    elif user is not None and not user.is_active:
        text = _("The user “%(username)s” may no longer sign in; choose another one.")
    return [Reason("editor_username", text % {"username": username})] if text else []


@contextmanager
def _collected(reasons: list[Reason], parameter: str = "") -> Iterator[None]:
    """What validation says becomes reasons: of the field that it names, or else of `parameter`."""
    try:
        yield
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            reasons += [Reason(parameter, text) for text in error.messages]
            return
        fields = {field.name: field for model in (NetworkSite, User) for field in model._meta.fields}
        for name, texts in error.message_dict.items():
            is_named = name != NON_FIELD_ERRORS
            label = str(fields[name].verbose_name) if is_named else ""
            about = PARAMETERS.get(name, name) if is_named else parameter
            reasons += [Reason(about, text, label) for text in texts]
