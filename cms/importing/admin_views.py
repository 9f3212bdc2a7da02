"""The last import of each site, for its editors: what was left out, what to look at, where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from cms.access.sites import visible_to
from cms.importing.furniture_words import REASONS
from cms.importing.models import UnitImport
from cms.importing.report import doubt_reason

# The page of a site that holds a part of the unit, by the first word of the part's place.
PAGES = {"duties": "units.DutiesPage"}
OTHER_PARTS = "units.UnitIntroductionPage"
INVISIBLE = frozenset({"blank", "sign"})


def imports(request: HttpRequest) -> HttpResponse:
    records = visible_to(request.user, UnitImport.objects.select_related("site").order_by("-imported_at"))
    return render(request, "importing/imports.html", {"records": records})


def import_report(request: HttpRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(visible_to(request.user, UnitImport.objects.select_related("site")), pk=pk)
    context = {"record": record, "doubts": list(_doubts(record)), "left_out": list(_left_out(record))}
    return render(request, "importing/import_report.html", context)


def _doubts(record: UnitImport) -> Iterator[dict[str, Any]]:
    addresses = {model: _edit_address(model, record) for model in {*PAGES.values(), OTHER_PARTS}}
    for doubt in record.report["doubts"]:
        part = doubt["where"].partition(".")[0]
        yield {**doubt, "sentence": doubt_reason(doubt["reason"]), "url": addresses[PAGES.get(part, OTHER_PARTS)]}


def _left_out(record: UnitImport) -> Iterator[dict[str, Any]]:
    for line in record.report["lines"]:
        for part in line["left_out"]:
            if part["reason"] not in INVISIBLE:
                yield {"line": line["number"], "text": part["text"], "sentence": REASONS[part["reason"]]}


def _edit_address(model: str, record: UnitImport) -> str:
    page_model: Any = apps.get_model(model)
    page = page_model.objects.filter(site_id=record.site_id).only("pk").first()
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
