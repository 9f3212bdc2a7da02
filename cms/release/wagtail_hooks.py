"""Connects the act of withdrawing a language to the page's menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button

from cms.pages.models import BasePage
from cms.release.admin_views import withdraw_language_view
from cms.release.log import current


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("pages/<int:page_id>/withdraw/<str:language>/", withdraw_language_view, name="release_withdraw_language")
    ]


@hooks.register("register_page_header_buttons")
def withdraw_buttons(page: BasePage, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if not page.live or not page.permissions_for_user(user).can_unpublish():
        return
    names = dict(settings.LANGUAGES)
    for language in current(sites=[page.site_id]).filter(uid=page.uid).values_list("locale", flat=True):
        if language != settings.LANGUAGE_CODE:
            yield Button(
                _("Withdraw %(language)s") % {"language": names[language]},
                reverse("release_withdraw_language", args=[page.pk, language]),
                icon_name="download",
                priority=61,
            )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(
        "payvand.withdraw_language", gettext_lazy("Withdraw a language"), gettext_lazy("A language was withdrawn")
    )
