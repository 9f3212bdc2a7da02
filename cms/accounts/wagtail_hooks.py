"""Connects the pages of signing in to the admin's account page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

# Name of the page, what its button says, what it is for.
PAGES: list[tuple[str, Promise, Promise]] = [
    ("account_change_password", _("Change password"), _("You stay signed in here and are signed out elsewhere.")),
    ("account_email", _("E-mail address"), _("Where a link goes when you have forgotten your password.")),
    (
        "mfa_index",
        _("Second factor"),
        _("A code of your telephone, a passkey, and recovery codes for when both are lost."),
    ),
    ("usersessions_list", _("Where you are signed in"), _("Every browser that is signed in as you.")),
]


def _item(name: str, label: Promise, help_text: Promise) -> Callable[[Any], dict[str, Any]]:
    return lambda request: {"url": reverse(name), "label": label, "help_text": help_text}


for _page in PAGES:
    hooks.register("register_account_menu_item", _item(*_page))


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/account.css"))
