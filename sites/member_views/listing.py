"""The list of members, and the trail of what happened to their roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.search import SearchForm

from cms.access.current_site import has_several_in_view
from cms.tenancy.models import Role
from cms.text.cleaning import clean
from cms.text.jalali import format_date
from sites.member_views.scope import find_person, in_view, page_of, reading_authority
from sites.members.rules import user_can_bring_back_person, user_can_deactivate_person
from sites.models import Membership, MembershipEvent, MembershipState

# What is looked at unless somebody asks for another state.
STANDING = "standing"
FIELDS = {"starts_on": _("first day"), "ends_on": _("last day")}
COUNTS = {"drafts": _("drafts"), "reviews": _("reviews"), "locks": _("locks"), "imports": _("imports")}


def members(request: HttpRequest) -> HttpResponse:
    authority = reading_authority(request)
    state = request.GET.get("state", STANDING)
    rows = Membership.objects.filter(in_view(request, authority)).select_related("user", "role__site")
    rows = rows.in_state(state) if state in MembershipState.values else rows.standing()
    query = clean(request.GET.get("q", ""), "fa").strip()
    if query:
        found = Q()
        for name in ("username", "first_name", "last_name", "email"):
            found |= Q(**{f"user__{name}__icontains": query})
        rows = rows.filter(found)
    page = page_of(request, rows.order_by("role__site__kind", "role__site__number", "role__site__code", "role", "pk"))
    context = {
        "rows": [(row, authority.may_end(row)) for row in page],
        "page_obj": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "shows_sites": has_several_in_view(request),
        "may_invite": authority.sites().exists(),
        "search_form": SearchForm({"q": query} if query else None),
        "state": state,
        "states": [(STANDING, _("All roles that stand")), *MembershipState.choices],
    }
    return render(request, "network/members/list.html", context)


@dataclass(frozen=True, slots=True)
class Line:
    """An event with what changed in it, ready to be read: (label, former, new)."""

    event: MembershipEvent
    changes: list[tuple[Any, Any, Any]]


def history(request: Any, user_id: int | None = None) -> HttpResponse:
    """The trail of the sites in view, or of one person there."""
    authority = reading_authority(request)
    person = find_person(authority, user_id) if user_id is not None else None
    events = MembershipEvent.objects.filter(in_view(request, authority, site="site"))
    if person is not None:
        events = events.filter(person=person)
    page = page_of(request, events)
    context = {
        "lines": [Line(event, changes_of(event)) for event in page],
        "page_obj": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "shows_sites": has_several_in_view(request),
        "person": person,
        "may_deactivate": person is not None and user_can_deactivate_person(request.user, person),
        "may_bring_back": person is not None and user_can_bring_back_person(request.user, person),
    }
    return render(request, "network/members/history.html", context)


def changes_of(event: MembershipEvent) -> list[tuple[Any, Any, Any]]:
    """Only what differs; values are labels of roles, dates, numbers, names."""
    before, after, roles = event.before, event.after, dict(Role.choices)
    changes: list[tuple[Any, Any, Any]] = []
    if event.what == MembershipEvent.What.CHANGED and before.get("role") != after.get("role"):
        changes.append((_("role"), roles.get(before.get("role"), ""), roles.get(after.get("role"), "")))
    changes += [
        (label, _shown(before.get(name)), _shown(after.get(name)))
        for name, label in FIELDS.items()
        if event.what == MembershipEvent.What.CHANGED and before.get(name) != after.get(name)
    ]
    if successor := after.get("successor"):
        changes.append((_("successor"), "", successor))
    changes += [(label, "", after[name]) for name, label in COUNTS.items() if after.get(name)]
    return changes


def _shown(day: str | None) -> str:
    """An ISO date in the calendar of the reader's language."""
    return format_date(date.fromisoformat(day), get_language() or settings.LANGUAGE_CODE) if day else ""
