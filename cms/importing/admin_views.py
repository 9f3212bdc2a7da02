"""The last import of each site, for its editors: what was left out, what to look at, where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.access.current_site import sites_in_view
from cms.access.sites import visible_to
from cms.importing.authorisation import sites_to_import_into
from cms.importing.furniture_words import REASONS
from cms.importing.models import PendingImport, UnitImport
from cms.importing.place_names import place_name
from cms.importing.report import doubt_reason
from cms.importing.settling import INVISIBLE
from cms.importing.settling_later import field_of, page_of, settle_later

# The pages that an import writes, in the order in which an editor looks at them.
PAGES = ("units.UnitIntroductionPage", "units.DutiesPage")


def imports(request: HttpRequest) -> HttpResponse:
    sites = sites_to_import_into(request.user, sites_in_view(request))
    waiting = PendingImport.objects.filter(site__in=[site.pk for site in sites]).select_related("site", "user")
    records = visible_to(request.user, UnitImport.objects.select_related("site").order_by("-imported_at"))
    records = records.filter(site__in=sites_in_view(request))
    context = {"records": records, "pending_imports": waiting.defer("content"), "may_import": bool(sites)}
    return render(request, "importing/imports.html", context)


def import_report(request: HttpRequest, pk: int) -> HttpResponse:
    record = _record(request, pk)
    doubts = list(_doubts(record, request.user))
    context = {
        "record": record,
        "doubts": [doubt for doubt in doubts if not doubt.get("settled")],
        "settled_count": sum(bool(doubt.get("settled")) for doubt in doubts),
        "left_out": list(_left_out(record)),
        "pages": list(_pages(record, request.user)),
    }
    return render(request, "importing/import_report.html", context)


@require_POST
def settle_doubt_later(request: HttpRequest, pk: int) -> HttpResponse:
    """`doubt` is its position in the report; `choice` is accept, edit (with `text`) or keep."""
    record = _record(request, pk)
    position = request.POST.get("doubt", "")
    at = int(position) if position.isdecimal() and len(position) < 6 else -1
    if not 0 <= at < len(record.report["doubts"]):
        raise Http404
    doubt = record.report["doubts"][at]
    page = page_of(record, doubt["where"])
    if page is None or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    text = _chosen_text(request, doubt)
    if page.permissions_for_user(request.user).page_locked():
        messages.error(request, _("“%(page)s” is locked or under review.") % {"page": page.title_fa})
    elif text == "":
        messages.error(request, _("Write the words that should stand there."))
    elif settle_later(record, at, text, request.user):
        if text is not None:
            messages.success(
                request,
                _("“%(text)s” stands in the draft of “%(page)s” now.") % {"text": text, "page": page.title_fa},
            )
    else:
        messages.error(
            request,
            _("“%(word)s” does not stand in “%(page)s” any more; look at the page.")
            % {"word": doubt["word"], "page": page.title_fa},
        )
    return redirect(f"{reverse('importing_report', args=[record.pk])}#doubts")


def _chosen_text(request: HttpRequest, doubt: dict[str, Any]) -> str | None:
    """The words that replace those in doubt; None leaves them, empty asks for some."""
    choice = request.POST.get("choice")
    if choice == "accept" and doubt["suggestions"]:
        return str(doubt["suggestions"][0])
    return " ".join(request.POST.get("text", "").split()) if choice == "edit" else None


def _record(request: HttpRequest, pk: int) -> UnitImport:
    records = visible_to(request.user, UnitImport.objects.select_related("site"))
    record: UnitImport = get_object_or_404(records, pk=pk)
    return record


def _doubts(record: UnitImport, user: Any) -> Iterator[dict[str, Any]]:
    pages = {name: page_of(record, name) for name in ("title", "duties")}
    may_edit = {name: page is not None and page.permissions_for_user(user).can_edit() for name, page in pages.items()}
    for at, doubt in enumerate(record.report["doubts"]):
        name = "duties" if field_of(doubt["where"]).startswith("duties.") else "title"
        page = pages[name]
        yield {
            **doubt,
            "at": at,
            "sentence": doubt_reason(doubt["reason"]),
            "place": place_name(doubt["where"]) if doubt["where"] else "",
            "url": reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else "",
            "may_settle": may_edit[name] and bool(field_of(doubt["where"])),
        }


def _left_out(record: UnitImport) -> Iterator[dict[str, Any]]:
    for line in record.report["lines"]:
        for part in line["left_out"]:
            if part["reason"] not in INVISIBLE:
                yield {"line": line["number"], "text": part["text"], "sentence": REASONS[part["reason"]]}


def _pages(record: UnitImport, user: Any) -> Iterator[dict[str, Any]]:
    """The pages that hold what was imported, the head's post too, with their state."""
    pages: list[Any] = []
    for model in PAGES:
        page_model: Any = apps.get_model(model)
        pages += page_model.objects.filter(site_id=record.site_id)
    if uid := record.fingerprints.get("head.uid"):
        post_model: Any = apps.get_model("people.PostPage")
        pages += post_model.objects.filter(uid=uid, site_id=record.site_id)
    for page in pages:
        may_edit = page.permissions_for_user(user).can_edit()
        yield {
            "title": page.title_fa,
            "kind": page._meta.verbose_name,
            "url": reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else "",
            "live_url": page.full_url if page.live else "",
            "has_draft": page.has_unpublished_changes or not page.live,
        }
