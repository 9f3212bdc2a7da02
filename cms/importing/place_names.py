"""The places of an import in words: `duties.1.2` is «duty 1–2», `about.goals_fa` the goals of the introduction."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.tenancy.models import NetworkSite
from cms.text.digits import localize_digits

MODELS = {"about": "units.UnitIntroductionPage", "duties": "units.DutiesPage"}


def place_name(where: str) -> str:
    """Where a text of the unit stands, for a reader."""
    part, *steps = where.split(".")
    numbers = localize_digits("–".join(step for step in steps if step.isdigit()), get_language() or "fa")
    if part == "duties":
        if "number_in_source" in steps:
            return _("number of duty %(number)s") % {"number": numbers}
        if "text" in steps:
            path = localize_digits("–".join(steps[: steps.index("text")]), get_language() or "fa")
            return _("text of duty %(number)s") % {"number": path}
        return _("duty %(number)s") % {"number": numbers}
    if part == "introduction":
        return _("introduction, block %(number)s") % {"number": numbers}
    if part == "goals":
        return _("goal %(number)s") % {"number": numbers}
    if part == "departments":
        return _("department %(number)s: %(field)s") % {
            "number": localize_digits(steps[0], get_language() or "fa"),
            "field": _field_name(steps[1]),
        }
    if part == "contact":
        return _("contact: %(field)s") % {"field": _field_name(steps[0])}
    if part == "head":
        return _("head: %(field)s") % {"field": _field_name(steps[0] if steps else "person_name")}
    names = {
        "title": _("title of the introduction"),
        "lead": _("lead of the introduction"),
        "duties_lead": _("text above the duties"),
        "section_titles": _("heading of a part"),
    }
    return names.get(part, where)


def _field_name(name: str) -> str:
    names = {
        "name": _("name"),
        "work": _("main work"),
        "responsible": _("responsible"),
        "extension": _("extension"),
        "address": _("address"),
        "phones": _("phone"),
        "fax": _("fax"),
        "email": _("e-mail"),
        "hours": _("opening hours"),
        "website": _("website"),
        "post_title": _("post"),
        "person_name": _("holder"),
        "message": _("message"),
    }
    return names.get(name, name)


def field_name(target: str) -> str:
    """The field of a page or record that `FieldOutcome.target` names, as its form names it."""
    owner, _dot, attribute = target.partition(".")
    if owner == "head":
        return _("head of the unit: %(field)s") % {"field": _("holder") if attribute == "person" else _("post")}
    model: Any = apps.get_model(MODELS[owner]) if owner in MODELS else NetworkSite
    stem = attribute.removesuffix("_fa").removesuffix("_id")
    name = _("phones") if attribute == "phones" else str(model._meta.get_field(stem).verbose_name)
    heading = _("contact") if owner == "contact" else str(model._meta.verbose_name)
    return f"{capfirst(heading)}: {name}"
