"""Who works in the demo network. The passwords are public: for a trial only.

Processes that draw read this too, without models.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NETWORK_MANAGER, CENTRAL_EDITOR = "admin", "central-editor"
# The code that stands for the network as a whole.
NETWORK = ""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    label: str | Promise
    username: str
    password: str
    name: tuple[str, str]  # a role, never a person's
    roles: dict[str, str]  # a `Role` by the code of the site


PEOPLE = [
    DemoPerson(
        _("Network manager"), NETWORK_MANAGER, "demo-admin", ("مدیر", "نمونهٔ شبکه"), {NETWORK: "network-manager"}
    ),
    DemoPerson(
        _("Central editor"), CENTRAL_EDITOR, "demo-central", ("ویراستار", "نمونهٔ مرکزی"), {NETWORK: "central-editor"}
    ),
    DemoPerson(_("Overseer"), "overseer", "demo-overseer", ("ناظر", "نمونه"), {NETWORK: "overseer"}),
    DemoPerson(_("Publisher of District 1"), "d1-publisher", "demo-d1", ("ناشر", "نمونهٔ منطقهٔ ۱"), {"d1": "publisher"}),
    DemoPerson(_("Editor of District 1"), "d1-editor", "demo-d1", ("ویراستار", "نمونهٔ منطقهٔ ۱"), {"d1": "editor"}),
    DemoPerson(
        _("Contributor of District 1"),
        "d1-contributor",
        "demo-d1",
        ("نویسنده", "نمونهٔ منطقهٔ ۱"),
        {"d1": "contributor"},
    ),
    DemoPerson(
        _("Works on two sites"),
        "two-sites",
        "demo-two",
        ("کارشناس", "نمونهٔ دو سایت"),
        {"d2": "editor", "d4": "publisher"},
    ),
]


def manager_username(code: str) -> str:
    """The first manager of the demo site with that code."""
    return f"{code}-manager"


def manager_password(code: str) -> str:
    return f"demo-{code}"


# (who it is, username, password), as they are printed.
logins: list[tuple[str | Promise, str, str]] = [
    *((person.label, person.username, person.password) for person in PEOPLE),
    (_("Site manager of District 1"), manager_username("d1"), manager_password("d1")),
]


def demo_password(username: str) -> str:
    """The password of a printed login. Raises KeyError for a name that is none."""
    return {name: password for _label, name, password in logins}[username]
