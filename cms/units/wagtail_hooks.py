"""Connects the outline of duties to the admin."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.admin.telepath import register

from cms.units.blocks import DutiesStreamBlock
from cms.units.outline import DutiesOutlineAdapter
from cms.units.pasted_duties import pasted_duties

register(DutiesOutlineAdapter(), DutiesStreamBlock)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("duties/pasted/", pasted_duties, name="units_pasted_duties")]
