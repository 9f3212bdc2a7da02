"""The way of a file into a site, screen by screen: given, looked at, decided upon, imported."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.access.current_site import current_site, sites_in_view
from cms.access.sites import visible_to
from cms.importing.assembly import AccountingError
from cms.importing.authorisation import (
    locked_pages,
    sites_to_import_into,
    user_can_import_contact,
    user_can_import_unit,
    user_can_publish_import,
)
from cms.importing.decisions import LINE_PLACES, Decisions, SettledDoubt
from cms.importing.forms import GiveFileForm
from cms.importing.models import PendingImport, UnitImport
from cms.importing.pending import decide, finish, keep_file, read_unit, trial
from cms.importing.preview import DoubtRow, doubt_rows, field_rows, line_rows
from cms.importing.settling import settle
from cms.importing.source import ImportRefused


def give_file(request: HttpRequest) -> HttpResponse:
    sites = sites_to_import_into(request.user, sites_in_view(request))
    if not sites:
        raise PermissionDenied
    form = GiveFileForm(request.POST or None, request.FILES or None, sites=sites)
    form.fields["site"].initial = form.fields["site"].initial or current_site(request)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            pending = keep_file(file.read(), file.name, form.cleaned_data["site"], request.user)
        except (ImportRefused, AccountingError) as refusal:
            form.add_error("file", _refusal(refusal))
        else:
            return redirect("importing_preview", pending.pk)
    site = sites[0] if len(sites) == 1 else None
    return render(request, "importing/give_file.html", {"form": form, "site": site})


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """All that would happen; nothing is written. `?doubt=` shows one of the doubts, by default the first open one."""
    pending = _pending(request, pk)
    decisions = Decisions.from_json(pending.decisions)
    unit = read_unit(pending)
    decided = settle(unit, decisions)
    may_import_contact = user_can_import_contact(request.user, pending.site)
    result = trial(pending, decided, takes_contact=may_import_contact)
    fields = list(field_rows(result, decisions))
    rows = doubt_rows(unit, decisions)
    context = {
        "pending": pending,
        "counts": decided.report.counts(),
        "lines": list(line_rows(unit, decided, decisions)),
        "changed_fields": [row for row in fields if row.outcome == "written"],
        "kept_fields": [row for row in fields if row.outcome == "kept" or row.takes_file],
        "withheld_fields": [row for row in fields if row.outcome == "withheld"],
        "may_import_contact": may_import_contact,
        "may_publish": user_can_publish_import(request.user, pending.site),
        **_doubt_context(rows, request.GET.get("doubt", "")),
    }
    return render(request, "importing/preview.html", context)


def _doubt_context(rows: list[DoubtRow], asked: str) -> dict[str, Any]:
    unsettled = [row for row in rows if row.settled is None]
    current = next((row for row in rows if row.key == asked), None) or next(iter(unsettled or rows), None)
    at = rows.index(current) if current else 0
    alike = [row for row in unsettled if current and row.sentence == current.sentence and row.has_suggestion]
    return {
        "doubts": rows,
        "doubt": current,
        "position": at + 1,
        "settled_count": len(rows) - len(unsettled),
        "previous_doubt": rows[at - 1] if current and at else None,
        "next_doubt": rows[at + 1] if current and at + 1 < len(rows) else None,
        "alike": alike,
    }


@require_POST
def settle_doubt(request: HttpRequest, pk: int) -> HttpResponse:
    """`choice`: accept (with `suggestion`, its position), keep, edit (with `text`), reopen, accept-alike."""
    pending = _pending(request, pk)
    unit = read_unit(pending)
    rows = {row.key: row for row in doubt_rows(unit, Decisions.from_json(pending.decisions))}
    row = rows.get(request.POST.get("doubt", ""))
    if row is None:
        return _back(pending, "", "doubts")
    chosen = _settlements(request, rows, row)
    if chosen is None:
        messages.error(request, _("Write the words that should stand there."))
        return _back(pending, row.key, "doubts")

    def change(decisions: Decisions) -> None:
        for key, settled in chosen.items():
            decisions.doubts.pop(key, None)
            if settled is not None:
                decisions.doubts[key] = settled

    decide(pending, change)
    return _back(
        pending, row.key if request.POST.get("choice") == "reopen" else _next_open(pending, rows, row), "doubts"
    )


def _settlements(
    request: HttpRequest, rows: dict[str, DoubtRow], row: DoubtRow
) -> dict[str, SettledDoubt | None] | None:
    """What becomes of which doubts; None where words are missing."""
    choice = request.POST.get("choice")
    if choice == "reopen":
        return {row.key: None}
    if choice == "edit" and row.can_edit:
        text = " ".join(request.POST.get("text", "").split())
        return {row.key: SettledDoubt(text)} if text else None
    if choice == "accept-alike":
        alike = [other for other in rows.values() if other.settled is None and other.sentence == row.sentence]
        return {other.key: _accepted(other, 0) for other in alike if other.has_suggestion}
    if choice == "accept" and row.has_suggestion:
        position = request.POST.get("suggestion", "0")
        return {row.key: _accepted(row, int(position) if position.isdecimal() else 0)}
    return {row.key: SettledDoubt()}


def _accepted(row: DoubtRow, position: int) -> SettledDoubt:
    if row.joins:
        return SettledDoubt(joins=True)
    suggestions = row.doubt.suggestions
    return SettledDoubt(suggestions[min(position, len(suggestions) - 1)])


def _next_open(pending: PendingImport, rows: dict[str, DoubtRow], row: DoubtRow) -> str:
    """The first doubt after this one that is not settled, or else the first of all."""
    settled = Decisions.from_json(pending.decisions).doubts
    keys = list(rows)
    at = keys.index(row.key)
    return next((key for key in [*keys[at + 1 :], *keys[:at]] if key not in settled), "")


@require_POST
def place_line(request: HttpRequest, pk: int) -> HttpResponse:
    """`line` is `key:place`; the place `source` gives the line back to what was recognised."""
    pending = _pending(request, pk)
    key, _colon, place = request.POST.get("line", "").partition(":")

    def change(decisions: Decisions) -> None:
        decisions.lines.pop(key, None)
        if place in LINE_PLACES:
            decisions.lines[key] = place

    if len(key) <= 12:
        decide(pending, change)
    return _back(pending, "", f"line-{key}")


@require_POST
def choose_field(request: HttpRequest, pk: int) -> HttpResponse:
    """`field` is `file:target` or `editor:target`: whose text the field gets."""
    pending = _pending(request, pk)
    whose, _colon, target = request.POST.get("field", "").partition(":")

    def change(decisions: Decisions) -> None:
        if whose == "file" and len(target) < 60:
            decisions.fields.add(target)
        else:
            decisions.fields.discard(target)

    decide(pending, change)
    return _back(pending, "", "fields")


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Import, as drafts or (`publish`) published, with contact details where they are asked for and allowed."""
    pending = _pending(request, pk)
    publishes = "publish" in request.POST
    if publishes and not user_can_publish_import(request.user, pending.site):
        raise PermissionDenied
    if locked := locked_pages(request.user, pending.site):
        names = "، ".join(f"«{page.title_fa}»" for page in locked)
        messages.error(
            request,
            _("%(pages)s is locked or under review. Nothing was imported; the file waits here.") % {"pages": names},
        )
        return redirect("importing_preview", pending.pk)
    result = finish(
        pending,
        publishes=publishes,
        takes_contact="contact" in request.POST and user_can_import_contact(request.user, pending.site),
        user=request.user,
    )
    done = _("“%(file)s” is imported and published.") if publishes else _("“%(file)s” is imported as drafts.")
    messages.success(request, done % {"file": pending.source_name})
    for page in result.drafts:
        messages.warning(
            request,
            _("“%(page)s” has changes that are not published: the import waits in its draft.") % {"page": page},
        )
    record = UnitImport.objects.get(site=pending.site)
    return redirect("importing_report", record.pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    pending = _pending(request, pk)
    name = pending.source_name
    pending.delete()
    messages.success(request, _("“%(file)s” is discarded; nothing on the site has changed.") % {"file": name})
    return redirect("importing_imports")


def _pending(request: HttpRequest, pk: int) -> PendingImport:
    """Another site's is not there; who only reads the own site's pages is refused."""
    pending: PendingImport = get_object_or_404(
        visible_to(request.user, PendingImport.objects.select_related("site")), pk=pk
    )
    if not user_can_import_unit(request.user, pending.site):
        raise PermissionDenied
    return pending


def _back(pending: PendingImport, doubt: str, fragment: str) -> HttpResponse:
    query = f"?doubt={doubt}" if doubt else ""
    return redirect(f"{reverse('importing_preview', args=[pending.pk])}{query}#{fragment}")


def _refusal(refusal: Exception) -> str:
    if isinstance(refusal, ImportRefused):
        return str(refusal)
    return _("This page could not be read without losing words, so nothing was imported. Tell the network manager.")
