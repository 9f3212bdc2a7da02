"""The groups in which editors find the blocks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TEXT = _("Text")
PICTURES = _("Pictures, films and sounds")
DATA = _("Figures and documents")
WAYS = _("People, news and ways to the unit")
