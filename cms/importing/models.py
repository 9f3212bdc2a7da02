"""What the last import wrote, so that the next one sees what editors have changed since."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitImport(models.Model):
    """The last import of a site's unit page."""

    site = models.OneToOneField(
        "tenancy.NetworkSite", models.CASCADE, related_name="unit_import", verbose_name=_("site")
    )
    source_name = models.CharField(_("source"), max_length=255)
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)
    fingerprints = models.JSONField(default=dict)  # {"about.lead_fa": hash of the value that was written}
    report = models.JSONField(_("report"), default=dict)

    class Meta:
        verbose_name = _("import of a unit page")
        verbose_name_plural = _("imports of unit pages")

    def __str__(self) -> str:
        return f"{self.site}: {self.source_name}"
