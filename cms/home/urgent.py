"""The urgent bar: what everybody has to know until a certain hour."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks

from cms.blocks.context import BodyContext
from cms.blocks.in_languages import text_in_languages, wording

MOST = 3


class UrgentNotice(Schema):
    text: str
    locale: str = Field(description="The language of the text: Persian where nobody translated it")
    url: str = Field(description="A page about it; empty without one")
    ends_at: datetime = Field(description="Not to be shown from then on")


class UrgentBlock(blocks.StructBlock):
    text = text_in_languages(label=_("Text"), max_length=200, help_text=_("What happened, where, until when."))
    page = blocks.PageChooserBlock(
        label=_("Page with details"), required=False, help_text=_("The notice becomes a link to it while it is public.")
    )
    ends_at = blocks.DateTimeBlock(label=_("Ends at"), help_text=_("From then on citizens do not see it any more."))

    class Meta:
        icon = "warning"
        label = _("Urgent notice")


class UrgentStreamBlock(blocks.StreamBlock):
    notice = UrgentBlock()

    class Meta:
        max_num = MOST


def urgent_notices(stream: Any, context: BodyContext) -> list[UrgentNotice]:
    """All that were written: whether one is over is decided when a page is read."""
    notices = []
    for child in stream or []:
        text, locale = wording(child.value["text"], context.language)
        url = context.public_url(child.value["page"])
        notices.append(UrgentNotice(text=text, locale=locale, url=url, ends_at=child.value["ends_at"]))
    return notices
