"""The kinds of news items."""

from __future__ import annotations

from typing import Literal

from django.db import models
from django.utils.translation import gettext_lazy as _


class NewsKind(models.TextChoices):
    NEWS = "news", _("news")
    NOTE = "note", _("note")
    REPORT = "report", _("report")
    INTERVIEW = "interview", _("interview")
    RESPONSE = "response", _("response to media")
    NOTICE = "notice", _("notice")


KindName = Literal["news", "note", "report", "interview", "response", "notice"]
