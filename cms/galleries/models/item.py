"""What every item of a gallery has."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks.body import BodyStreamBlock
from cms.pages.models import BasePage


class GalleryItem(models.Model):
    """Date, lead, credit and text of a photo report, a film or a sound recording."""

    date = models.DateTimeField(
        _("date"), default=timezone.now, help_text=_("Shown to citizens; lists are ordered by it.")
    )
    lead = models.TextField(_("lead"), blank=True, help_text=_("What is to be seen or heard, in one or two sentences."))
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who took the pictures or made the recording.")
    )
    body = StreamField(
        BodyStreamBlock(required=False),
        blank=True,
        verbose_name=_("text"),
        help_text=_("Citizens read it below the pictures or the recording."),
    )

    class Meta:
        abstract = True

    parent_page_types = ["galleries.GalleryIndexPage"]
    subpage_types: list[str] = []

    def get_published_at(self) -> datetime:
        return self.date


ITEM_FILTER = index.FilterField("date")
ITEM_BASE_FIELDS = [*BasePage.search_fields, ITEM_FILTER]
