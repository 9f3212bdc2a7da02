"""What a page's times mean, in sentences: what happens when, what is past, and what still has to be ordered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel
from wagtail.utils.timestamps import render_timestamp

if TYPE_CHECKING:
    from cms.pages.models import BasePage


def schedule_sentences(page: BasePage, now: datetime) -> list[str]:
    """Of the text that is being edited (`page`) and of what has been ordered for it already."""
    ordered = page.get_scheduled_revision_as_object() if page.pk else None
    sentences = _ordered(page, ordered, now) if ordered is not None else _written(page, now)
    stored = type(page).objects.filter(pk=page.pk).first() if page.pk else None
    if stored is not None and stored.live and stored.expire_at and stored.expire_at > now:
        sentences.append(_("It is taken down on %(moment)s.") % {"moment": render_timestamp(stored.expire_at)})
    return sentences


def _ordered(page: BasePage, ordered: BasePage, now: datetime) -> list[str]:
    moment = {"moment": render_timestamp(ordered.go_live_at)}
    said = (
        _("This version replaces what citizens read on %(moment)s.")
        if page.live
        else _("This page is published on %(moment)s.")
    )
    sentences = [said % moment]
    if ordered.expire_at:
        sentences.append(
            _("Afterwards it is taken down on %(moment)s.") % {"moment": render_timestamp(ordered.expire_at)}
        )
    return sentences


def _written(page: BasePage, now: datetime) -> list[str]:
    """Times that stand in the text but of which nothing has been ordered."""
    sentences = []
    is_draft = not page.live or page.has_unpublished_changes
    if page.expire_at and page.expire_at <= now:
        text = _("Its time was over on %(moment)s. To publish it again, first remove or postpone the end.")
        sentences.append(text % {"moment": render_timestamp(page.expire_at)})
    elif page.go_live_at and page.go_live_at > now:
        text = _("%(moment)s is written as its time, but nothing has been ordered yet: choose Publish to order it.")
        sentences.append(text % {"moment": render_timestamp(page.go_live_at)})
    elif page.go_live_at and is_draft:
        text = _("The time written for it, %(moment)s, is past: choose Publish and it is public at once.")
        sentences.append(text % {"moment": render_timestamp(page.go_live_at)})
    elif is_draft:
        sentences.append(_("No time is set: choose Publish and it is public at once."))
    else:
        sentences.append(_("It is published. No other time is ordered."))
    return sentences


class SchedulePanel(Panel):
    """Says what the page's times mean, and leads to the form in which they are set."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/schedule_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "sentences": schedule_sentences(self.instance, timezone.now())}
