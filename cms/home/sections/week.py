"""The calendar strip: what happens on the next days. Which of them are shown is decided when the page is read."""

from __future__ import annotations

from datetime import date, time
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks

from cms.blocks.context import BodyContext
from cms.blocks.in_languages import text_in_languages, wording
from cms.home.sections.base import Section, SectionBody, Titled, own_title


class WeekEntry(Schema):
    date: date
    time: str = Field(description="HH:MM, empty where the hour is open")
    title: str
    place: str
    locale: str = Field(description="The language of title and place: Persian where nobody translated them")
    url: str = Field(description="A page about it; empty without one")
    is_cancelled: bool


class WeekValue(Titled):
    entries: list[WeekEntry] = Field(description="All that were written, in the order of time, past ones included")


class WeekSectionBody(SectionBody):
    type: Literal["week"]
    value: WeekValue


class WeekEntryBlock(blocks.StructBlock):
    title = text_in_languages(label=_("Title"), max_length=150)
    date = blocks.DateBlock(label=_("Day"))
    time = blocks.TimeBlock(label=_("Hour"), required=False, help_text=_("Empty: citizens see the day only."))
    place = text_in_languages(label=_("Place"), required=False, max_length=100)
    page = blocks.PageChooserBlock(
        label=_("Page about it"), required=False, help_text=_("The title becomes a link to it while it is public.")
    )
    is_cancelled = blocks.BooleanBlock(
        label=_("Cancelled"),
        required=False,
        help_text=_("It stays on its day, struck through, so that nobody comes in vain."),
    )

    class Meta:
        icon = "calendar-alt"
        label = _("Entry")


class WeekSection(Section):
    body_schema = WeekSectionBody

    title = own_title()
    entries = blocks.ListBlock(WeekEntryBlock(), label=_("Entries"), min_num=0, max_num=60)

    class Meta:
        icon = "date"
        label = _("Calendar strip")
        help_text = _("Seven days from today. Entries come and leave by their dates, without a new publication.")

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        entries = sorted(value["entries"], key=lambda entry: (entry["date"], entry["time"] or time.min))
        return {
            **super().get_value_body(value, context),
            "entries": [_entry(entry, context) for entry in entries],
        }


def _entry(entry: Any, context: BodyContext) -> WeekEntry:
    title, locale = wording(entry["title"], context.language)
    return WeekEntry(
        date=entry["date"],
        time=f"{entry['time']:%H:%M}" if entry["time"] else "",
        title=title,
        place=entry["place"][locale] or "",
        locale=locale,
        url=context.public_url(entry["page"]),
        is_cancelled=entry["is_cancelled"],
    )
