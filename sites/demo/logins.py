"""Who signs in to the demo network. The passwords are public: for a trial only."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NETWORK_MANAGER = "admin"
CENTRAL_EDITOR = "central-editor"

# (who it is, username, password)
logins: list[tuple[str | Promise, str, str]] = [
    (_("Network manager"), NETWORK_MANAGER, "demo-admin"),
    (_("Central editor"), CENTRAL_EDITOR, "demo-central"),
    (_("Site manager of District 1"), "d1-editor", "demo-d1"),
    (_("Site manager of the parks"), "d4-editor", "demo-d4"),
]


def demo_password(username: str) -> str:
    """The password of a demo login; empty for a name that is none."""
    return next((password for _label, name, password in logins if name == username), "")


def editor_username(code: str) -> str:
    """The first editor of the demo site with that code."""
    return f"{code}-editor"
