"""History, comparison and restoring in the admin."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.history import ActionColumn
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.views.pages.revisions import RevisionsCompareView
from wagtail.models import PageLogEntry, Revision

from cms.editing.revisions.content import changed_languages
from cms.editing.revisions.differences import differences, direction, language_name
from cms.editing.revisions.restoring import latest_content, latest_page, restore_language, restored_page
from cms.pages.models import BasePage

Languages = list[dict[str, Any]]


def named(languages: list[str]) -> str:
    return ("، " if get_language_bidi() else ", ").join(map(language_name, languages))


class RevisionActionColumn(ActionColumn):
    """Wagtail's actions of a revision, and bringing back one language of it."""

    def get_actions(self, instance: PageLogEntry, parent_context: Any) -> list[dict[str, str]]:
        actions: list[dict[str, str]] = super().get_actions(instance, parent_context)
        if actions and instance.revision_id != self.object.latest_revision_id:
            url = reverse("editing_choose_language_to_restore", args=[self.object.pk, instance.revision_id])
            actions.append({"url": url, "label": _("Restore one language")})
        return actions


class HistoryView(PageHistoryView):
    """Says of each revision in which languages it differs from the one before it."""

    _changed: dict[int, str]

    @cached_property
    def columns(self) -> list[Column]:
        action, *others = super().columns
        restoring = RevisionActionColumn(
            action.name,
            label=action.label,
            object=self.object,
            url_names=action.url_names,
            user_can_unschedule=action.user_can_unschedule,
        )
        languages = Column(
            "languages", label=gettext_lazy("Changed in"), accessor=lambda entry: self._changed.get(entry.pk, "")
        )
        return [restoring, languages, *others]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        self._changed = self._languages_changed(context["object_list"])
        return context

    def _languages_changed(self, entries: Any) -> dict[int, str]:
        """By the entry's key; of entries with a revision that changed something and of which the former is kept."""
        pairs = {
            entry.pk: (entry.previous_revision_id, entry.revision_id)
            for entry in entries
            # The entry of its draft has said what a published version changed.
            if entry.content_changed and entry.action != "wagtail.publish"
            if entry.revision_id and entry.previous_revision_id
        }
        contents = dict(
            Revision.objects.filter(pk__in={pk for pair in pairs.values() for pk in pair}).values_list("pk", "content")
        )
        model = type(self.object)
        return {
            entry: named(changed_languages(model, contents[before], contents[after]))
            for entry, (before, after) in pairs.items()
        }


class CompareView(RevisionsCompareView):
    """Two revisions, language by language, each in its direction."""

    template_name = "editing/revisions/compare.html"

    def _get_comparison(self, revision_a: BasePage, revision_b: BasePage) -> list[Any]:
        return differences(revision_a, revision_b, self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        before, after = self._revision(self.revision_id_a), self._revision(self.revision_id_b)
        context |= {"before": before, "after": after}
        if before is not None and may_restore(self.request, self.object):
            context["restorable"] = restorable_languages(self.object, before)
        return context

    def _revision(self, name: int | str) -> Revision | None:
        """The revision behind Wagtail's name for it; nothing for what is live, which need not be one."""
        revisions = self.object.revisions.select_related("user").order_by("created_at", "id")
        if name in ("earliest", "latest"):
            return revisions.first() if name == "earliest" else revisions.last()
        return self.object.live_revision if name == "live" else revisions.filter(pk=name).first()


def may_restore(request: HttpRequest, page: BasePage) -> bool:
    permissions = page.permissions_for_user(request.user)
    return bool(permissions.can_edit() and not permissions.page_locked())


def restorable_languages(page: BasePage, revision: Revision) -> Languages:
    """The languages in which `revision` reads otherwise than the latest text."""
    if revision.pk == page.latest_revision_id:
        return []
    changed = changed_languages(type(page), revision.content, latest_content(page))
    return [
        {"name": language_name(code), "url": reverse("editing_restore_language", args=[page.pk, revision.pk, code])}
        for code in changed
        if code
    ]


@require_admin_access
def choose_language_to_restore(request: HttpRequest, page_id: int, revision_id: int) -> HttpResponse:
    page, revision = _page_and_revision(request, page_id, revision_id)
    context = {"page": page, "revision": revision, "restorable": restorable_languages(page, revision)}
    return render(request, "editing/revisions/choose_language.html", context)


@require_admin_access
def restore_language_view(request: HttpRequest, page_id: int, revision_id: int, language: str) -> HttpResponse:
    """Show what would change, then do it. Who may edit the page may restore a language of it."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    page, revision = _page_and_revision(request, page_id, revision_id)
    names = {"page": page.get_admin_display_title(), "language": language_name(language)}
    restored = restored_page(page, revision, language)
    changes = differences(latest_page(page), restored, request)
    if not changes:
        messages.info(request, _("“%(page)s” already reads like that in %(language)s.") % names)
        return redirect("wagtailadmin_pages:history", page.pk)
    if request.method == "POST":
        try:
            restore_language(page, revision, language, request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(
                request,
                _("“%(page)s” is restored in %(language)s as a draft. Look at it, then publish it.") % names,
            )
            return redirect("wagtailadmin_pages:edit", page.pk)
    context = {
        "page": page,
        "revision": revision,
        "language_name": names["language"],
        "direction": direction(language),
        "groups": changes,
    }
    return render(request, "editing/revisions/confirm_restore.html", context)


def _page_and_revision(request: HttpRequest, page_id: int, revision_id: int) -> tuple[BasePage, Revision]:
    """Raises PermissionDenied for a page of others or a locked one, Http404 for another page's revision."""
    page = get_object_or_404(BasePage, pk=page_id).specific
    if not may_restore(request, page):
        raise PermissionDenied
    return page, get_object_or_404(page.revisions.select_related("user"), pk=revision_id)
