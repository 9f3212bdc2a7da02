"""What became of a rule: written down with its change, in words that outlive the site, the type and the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from cms.review.models import ReviewMode, ReviewRule
from cms.tenancy.models import NetworkSite

ACTION = "payvand.review_rules"
# A rule's values as JSON; None: there was or is no rule of its own.
Values = dict[str, Any] | None
LABELS = {
    "mode": gettext_lazy("Way"),
    "reminder_hours": gettext_lazy("Reminder after hours"),
    "four_eyes": gettext_lazy("Nobody approves what they wrote"),
}


def values_of(rule: ReviewRule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in LABELS}


def record_change(rule: ReviewRule, before: Values, after: Values, user: Any) -> None:
    """Within the transaction of the change, while the rule has its key."""
    kind = rule.content_type
    data = {
        "site": rule.site_id,
        "site_name": rule.site.short_name if rule.site else "",
        "type": f"{kind.app_label}.{kind.model}" if kind else "",
        "type_name": str(kind.name) if kind else "",
        "before": before,
        "after": after,
        "by": get_user_display_name(user),
    }
    title = " – ".join([data["site_name"] or _("The whole network"), data["type_name"] or _("All types")])
    log(rule, ACTION, user=user, title=title, data=data)


def changes_in(site: NetworkSite | None) -> QuerySet[ModelLogEntry]:
    """Of a site's exceptions, or without a site of all rules; the newest first."""
    found = ModelLogEntry.objects.filter(action=ACTION, data__has_key="after").order_by("-timestamp", "-pk")
    return found.filter(data__site=site.pk) if site is not None else found


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A line of the history, ready to be read: `changes` are (label, former, new)."""

    entry: ModelLogEntry
    site_name: str
    type_name: str
    by: str
    changes: list[tuple[Any, str, str]]


def read_change(entry: ModelLogEntry) -> RuleChange:
    data = entry.data
    before, after = data["before"], data["after"]
    named = [name for name in LABELS if after and (not before or before[name] != after[name])]
    if not after:
        named = ["mode"]
    return RuleChange(
        entry=entry,
        site_name=data["site_name"] or _("The whole network"),
        type_name=_type_name(data),
        by=data["by"],
        changes=[(LABELS[name], _shown(before, name), _shown(after, name)) for name in named],
    )


def _type_name(data: dict[str, Any]) -> str:
    """In the reader's language, as long as there is such a type."""
    if not data["type"]:
        return _("All types")
    try:
        model: Any = apps.get_model(data["type"])
    except LookupError:
        return str(data["type_name"])
    return str(model.get_verbose_name())


def _shown(values: Values, name: str) -> str:
    if values is None:
        return _("no rule of its own") if name == "mode" else ""
    value = values[name]
    if name == "mode":
        return str(dict(ReviewMode.choices).get(value, value))
    if name == "four_eyes":
        return _("yes") if value else _("no")
    return str(value) if value else _("never")
