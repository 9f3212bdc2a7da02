"""Connects what the admin does to pages without their methods."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks

from cms.pages.aliases import announce_alias
from cms.pages.models import BasePage


@hooks.register("after_copy_page")
def announce_alias_from_the_copy_form(request: HttpRequest, page: BasePage, new_page: BasePage) -> None:
    if new_page.alias_of_id:
        announce_alias(new_page)
