"""What the last import wrote, so that the next one sees what editors have changed since; imports on their way."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=7)


class UnitImport(models.Model):
    """The last import of a site's unit page."""

    site = models.OneToOneField(
        "tenancy.NetworkSite", models.CASCADE, related_name="unit_import", verbose_name=_("site")
    )
    source_name = models.CharField(_("source"), max_length=255)
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)
    fingerprints = models.JSONField(default=dict)  # {"about.lead_fa": hash of the value that was written}
    report = models.JSONField(_("report"), default=dict)
    decisions = models.JSONField(default=dict)  # of cms.importing.decisions.Decisions

    class Meta:
        verbose_name = _("import of a unit page")
        verbose_name_plural = _("imports of unit pages")

    def __str__(self) -> str:
        return f"{self.site}: {self.source_name}"

    @property
    def open_doubts(self) -> int:
        return sum(not doubt.get("settled") for doubt in self.report["doubts"])


def a_week_from_now() -> datetime:
    return timezone.now() + KEPT_FOR


class PendingImport(models.Model):
    """A file that was given and is not imported yet, with what its editor has decided about it so far."""

    site = models.ForeignKey("tenancy.NetworkSite", models.CASCADE, related_name="+", verbose_name=_("site"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("user")
    )
    source_name = models.CharField(_("source"), max_length=255)
    content = models.BinaryField()
    decisions = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("given at"), auto_now_add=True)
    expires_at = models.DateTimeField(default=a_week_from_now)  # a week after the last decision

    class Meta:
        verbose_name = _("import that waits")
        verbose_name_plural = _("imports that wait")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["expires_at"], name="importing_expires")]

    def __str__(self) -> str:
        return f"{self.site}: {self.source_name}"
