"""An import on its way: given, decided upon in steps, applied at last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.db import transaction

from cms.importing.applying import ImportResult, apply_unit
from cms.importing.decisions import Decisions
from cms.importing.models import PendingImport, UnitImport, a_week_from_now
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.importing.settling import settle
from cms.importing.unit import ImportedUnit
from cms.tenancy.models import NetworkSite


def remembered_decisions(site: NetworkSite) -> Decisions:
    """What was decided in the last import of the site: it holds wherever the same words stand in the same line."""
    record = UnitImport.objects.filter(site=site).first()
    return Decisions.from_json(record.decisions if record else {})


def keep_file(content: bytes, name: str, site: NetworkSite, user: Any) -> PendingImport:
    """Keep a file until it is imported. Raises ImportRefused, AccountingError."""
    recognise(read_source(content, name))
    # Which fields take the file's text is asked anew each time: editors have worked since.
    decisions = Decisions.from_json({**remembered_decisions(site).as_json(), "fields": []})
    short_name = PurePath(name.replace("\\", "/")).name[-255:]
    return PendingImport.objects.create(
        site=site, user=user, source_name=short_name, content=content, decisions=decisions.as_json()
    )


def read_unit(pending: PendingImport) -> ImportedUnit:
    """The unit as the file says it, before any decision."""
    return recognise(read_source(bytes(pending.content), pending.source_name))


def decide(pending: PendingImport, change: Callable[[Decisions], None]) -> None:
    """Change the decisions; two that arrive at once both count."""
    with transaction.atomic():
        row = PendingImport.objects.select_for_update().defer("content").get(pk=pending.pk)
        decisions = Decisions.from_json(row.decisions)
        change(decisions)
        row.decisions = decisions.as_json()
        row.expires_at = a_week_from_now()
        row.save(update_fields=["decisions", "expires_at"])
    pending.decisions = row.decisions


def trial(pending: PendingImport, unit: ImportedUnit, *, takes_contact: bool) -> ImportResult:
    """What an import of the decided unit would do; stores nothing."""
    decisions = Decisions.from_json(pending.decisions)
    return apply_unit(
        unit, pending.site, overwrite=decisions.fields, publishes=False, takes_contact=takes_contact, dry_run=True
    )


def finish(pending: PendingImport, *, publishes: bool, takes_contact: bool, user: Any) -> ImportResult:
    """Write the decided unit into the site's pages and forget the file, in one transaction."""
    with transaction.atomic():
        row = PendingImport.objects.select_for_update().select_related("site").get(pk=pending.pk)
        decisions = Decisions.from_json(row.decisions)
        result = apply_unit(
            settle(read_unit(row), decisions),
            row.site,
            overwrite=decisions.fields,
            publishes=publishes,
            takes_contact=takes_contact,
            user=user,
            decisions=decisions.as_json(),
        )
        row.delete()
    return result
