"""The home of a site: its sections filled with what is released now; the central office's shows the whole network."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from cms.serving.directory import directory
from cms.serving.listings.home_lists import OPENING, Wanted, first_level_of_duties, items_of, wanted_opening
from cms.serving.presentation import current_notices
from cms.serving.reading import Reading
from cms.serving.week import week
from cms.tenancy.models import SiteKind

LISTS = ("news", "photo_reports", "notices")


def home(reading: Reading) -> dict[str, Any]:
    """The sections in the site's order, each with what it shows. One query for all lists, whatever their number."""
    chosen: list[dict[str, Any]] = reading.body.get("sections", [])
    types = {section["type"] for section in chosen}
    wanted = {
        section["id"]: Wanted(section["type"], section["value"]["scope"], section["value"]["count"])
        for section in chosen
        if section["type"] in LISTS
    }
    is_central = reading.site.kind == SiteKind.CENTRAL
    if OPENING in types:
        wanted |= wanted_opening(_pinned(reading.body), is_central=is_central)
    found = items_of(reading, wanted, has_notices="notices" in types)
    opening = found.get(OPENING)
    listed = {
        name: [item for item in items if not opening or item["uid"] != opening[0]["uid"]][: wanted[name].count]
        for name, items in found.items()
        if name in wanted
    }
    context: dict[str, Any] = {
        "opening": opening[0] if opening else None,
        "sections": [section | _content(section, listed, reading) for section in chosen],
    }
    if is_central:
        context |= directory(reading)
    if reading.is_preview:
        context["urgent"] = current_notices(reading.body.get("urgent", []))
    return context


def _pinned(body: dict[str, Any]) -> str | None:
    """The item that the site chose to open the page, while its time is not over."""
    until = body.get("opening_until")
    is_over = until is not None and datetime.fromisoformat(until) <= timezone.now()
    return None if is_over else body.get("opening")


def _content(section: dict[str, Any], listed: dict[str, list[dict[str, Any]]], reading: Reading) -> dict[str, Any]:
    """What a section shows beside what its editors wrote."""
    if section["type"] in LISTS:
        return {"items": listed[section["id"]]}
    if section["type"] == "week":
        return {"days": week(section["value"]["entries"], timezone.localdate(), reading.language)}
    if section["type"] == "duties":
        return {"duties": first_level_of_duties(reading)}
    return {}
