"""Write a recognised unit into a site's pages and record: all of it or nothing, and never over an editor's work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Literal

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.importing.models import UnitImport
from cms.importing.placing import (
    body_blocks,
    department_blocks,
    duty_blocks,
    goal_blocks,
    heading,
    message_blocks,
    overflow,
    paragraphs,
)
from cms.importing.typography import tidy
from cms.importing.unit import ImportedUnit, IntroBlock
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite, SitePhone

Outcome = Literal["written", "unchanged", "kept", "absent", "withheld"]


@dataclass(frozen=True, slots=True)
class FieldOutcome:
    """What became of one field: written, unchanged, kept because an editor changed it, absent in the source, withheld
    because contact details were not asked for. `before` and `after` are values as they are stored.
    """

    target: str
    outcome: Outcome
    before: Any = field(default=None, compare=False, repr=False)
    after: Any = field(default=None, compare=False, repr=False)


@dataclass(slots=True)
class ImportResult:
    """What an import did, or with `is_dry_run` would have done."""

    unit: ImportedUnit
    site: NetworkSite
    is_dry_run: bool
    outcomes: list[FieldOutcome] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)  # pages whose import waits in a draft beside an editor's changes
    pages: list[BasePage] = field(default_factory=list)  # those that have changed

    def as_json(self) -> dict[str, Any]:
        return {
            **self.unit.report.as_json(),
            "site": self.site.code,
            "dry_run": self.is_dry_run,
            "fields": {outcome.target: outcome.outcome for outcome in self.outcomes},
            "drafts": self.drafts,
        }

    def as_text(self, language: str) -> str:
        with translation.override(language):
            return "\n".join([self.unit.report.as_text(language), "", *self._outcome_lines()])

    def _outcome_lines(self) -> list[str]:
        def targets(outcome: Outcome) -> str:
            return ", ".join(entry.target for entry in self.outcomes if entry.outcome == outcome)

        lines = [_("Written: %(fields)s") % {"fields": targets("written") or _("nothing")}]
        if unchanged := targets("unchanged"):
            lines.append(_("The same as before: %(fields)s") % {"fields": unchanged})
        if kept := targets("kept"):
            lines.append(
                _(
                    "Kept, because an editor has changed it since the last import: %(fields)s."
                    " Overwrite it with --overwrite."
                )
                % {"fields": kept}
            )
        if withheld := targets("withheld"):
            lines.append(_("Not taken, because it was not asked for: %(fields)s") % {"fields": withheld})
        for page in self.drafts:
            lines.append(
                _("“%(page)s” has changes that are not published: the import waits in its draft.") % {"page": page}
            )
        if self.is_dry_run:
            lines.append(_("This was a trial: nothing has been stored."))
        return lines


@dataclass(frozen=True, slots=True)
class Manner:
    """How an import is written.

    `overwrite`: True, or the names of the fields that take the file's text although an editor changed them.
    `publishes`: False leaves every page as a draft. `takes_contact`: the site's record, which has no drafts, as well.
    """

    overwrite: bool | Collection[str] = False
    publishes: bool = True
    takes_contact: bool = True

    def overwrites(self, target: str) -> bool:
        return self.overwrite if isinstance(self.overwrite, bool) else target in self.overwrite


def apply_unit(
    unit: ImportedUnit,
    site: NetworkSite,
    *,
    overwrite: bool | Collection[str] = False,
    dry_run: bool = False,
    publishes: bool = True,
    takes_contact: bool = True,
    user: Any = None,
    decisions: dict[str, Any] | None = None,
) -> ImportResult:
    """Write `unit` into the standard pages of `site`, in one transaction: see `Manner`.

    A field that differs from what the last import wrote was changed by an editor: it is kept and reported, unless
    `overwrite`. An empty part of the source leaves its field as it is. `decisions` are remembered for the next import.
    """
    result = ImportResult(unit, site, dry_run)
    with transaction.atomic(), translation.override("fa"):
        record, _created = UnitImport.objects.select_for_update().get_or_create(site=site)
        _Application(unit, site, record, result, Manner(overwrite, publishes, takes_contact), user).run()
        record.source_name = unit.source_name[:255]
        record.report = result.as_json()
        record.decisions = record.decisions if decisions is None else decisions
        record.save()
        if dry_run:
            transaction.set_rollback(True)
    return result


def fingerprint(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


class _Application:
    """One import on its way into one site."""

    def __init__(
        self,
        unit: ImportedUnit,
        site: NetworkSite,
        record: UnitImport,
        result: ImportResult,
        manner: Manner,
        user: Any,
    ) -> None:
        self.unit = unit
        self.site = NetworkSite.objects.get(pk=site.pk)
        self.record = record
        self.result = result
        self.manner = manner
        self.user = user

    def run(self) -> None:
        unit = self.unit
        head = self._head()
        duties_title = unit.section_titles.get("duties", "")
        self._page(
            "units.UnitIntroductionPage",
            "about",
            {
                "heading_fa": heading(unit.title),
                "lead_fa": tidy(unit.lead),
                "body_fa": body_blocks(
                    (*(IntroBlock("paragraph", text) for text in overflow(unit.title)), *unit.introduction)
                ),
                "message_fa": message_blocks(unit.head.message if unit.head else ()),
                "goals_fa": goal_blocks(unit.goals),
                "departments_fa": department_blocks(unit),
                "head_id": head.pk if head else None,
            },
        )
        self._page(
            "units.DutiesPage",
            "duties",
            {
                "heading_fa": heading(duties_title),
                "introduction_fa": paragraphs((*overflow(duties_title), *unit.duties_lead)),
                "duties_fa": duty_blocks(unit.duties),
            },
        )
        self._contact()

    # Pages -----------------------------------------------------------------------------------------------------

    def _page(self, model: str, name: str, values: dict[str, Any]) -> None:
        page_model: Any = apps.get_model(model)
        live = page_model.objects.filter(site=self.site).first()
        if live is None:
            raise ObjectDoesNotExist(_("The site has no page for “%(name)s”.") % {"name": name})
        draft = live.get_latest_revision_as_object()
        if self._take(draft, name, values):
            self._store(draft, is_published=live.live and not live.has_unpublished_changes)

    def _store(self, page: BasePage, *, is_published: bool) -> None:
        revision = page.save_revision(user=self.user, log_action=True)
        self.result.pages.append(page)
        if not self.manner.publishes:
            return
        if is_published:
            revision.publish(user=self.user, skip_permission_checks=True)
        else:
            self.result.drafts.append(str(page.title_fa))

    def _head(self) -> BasePage | None:
        """The post that leads the unit, made by the first import, and its holder where the source names one."""
        head = self.unit.head
        if head is None:
            return None
        post_model: Any = apps.get_model("people.PostPage")
        known = self.record.fingerprints.get("head.uid")
        post = post_model.objects.filter(site=self.site, uid=known).first() if known else None
        title = head.post_title or _("Head of public relations")
        if post is None:
            post = post_model(title_fa=title, live=False)
            parent: Any = apps.get_model("people.PeopleIndexPage").objects.get(site=self.site)
            parent.add_child(instance=post)
            post = post_model.objects.get(pk=post.pk)
            log(instance=post, action="wagtail.create", user=self.user)
            self.record.fingerprints |= {"head.uid": str(post.uid), "head.title_fa": fingerprint(title)}
            self.result.outcomes.append(FieldOutcome("head.title_fa", "written", "", title))
            self._hold(post, head.person_name)
            self._store(post, is_published=True)
            return BasePage.objects.get(pk=post.pk)
        draft = post.get_latest_revision_as_object()
        is_changed = self._take(draft, "head", {"title_fa": title})
        if self._hold(draft, head.person_name) or is_changed:
            self._store(draft, is_published=post.live and not post.has_unpublished_changes)
        return BasePage.objects.get(pk=post.pk)

    def _hold(self, post: Any, name: str) -> bool:
        """Let the named person hold the post; True if that changes the page. A holder whom an editor set stays."""
        if not name:
            return False
        known = self.record.fingerprints.get("head.person")
        holdings = list(post.holdings.all())
        holders = "، ".join(holding.person.name_fa for holding in holdings)
        if any(holding.person.name_fa == name for holding in holdings):
            self.result.outcomes.append(FieldOutcome("head.person", "unchanged", holders, name))
            return False
        if holdings and known is None:
            self.result.outcomes.append(FieldOutcome("head.person", "kept", holders, name))
            return False
        person_model: Any = apps.get_model("people.Person")
        person, _created = person_model.objects.get_or_create(site=self.site, name_fa=name)
        if not holdings:
            post.holdings.add(apps.get_model("people.Holding")(person=person))
        self.record.fingerprints["head.person"] = str(person.uid)
        self.result.outcomes.append(FieldOutcome("head.person", "kept" if holdings else "written", holders, name))
        return not holdings

    # The site's record -----------------------------------------------------------------------------------------

    def _contact(self) -> None:
        contact = self.unit.contact
        values = {
            "address_fa": tidy(contact.address),
            "hours_fa": tidy(contact.hours)[:200],
            "fax": contact.fax[:40],
            "email": contact.email,
            "website": contact.website,
        }
        has_changed = self._take(self.site, "contact", values)
        if has_changed:
            self.site.save()
        phones = [[phone.label[:80], phone.number[:40], phone.extension[:20]] for phone in contact.phones]
        stored = self.site.phones.order_by("sort_order", "pk")
        current = [[phone.label or "", phone.number, phone.extension] for phone in stored]

        def write(_value: Any) -> None:
            stored.delete()
            SitePhone.objects.bulk_create(
                SitePhone(site=self.site, sort_order=order, label=label, number=number, extension=extension)
                for order, (label, number, extension) in enumerate(phones)
            )
            self.site.save()  # the bulk insert sends no signal

        if self._decide("contact.phones", current, phones, write) == "written" or has_changed:
            log(instance=self.site, action="payvand.import_contact", user=self.user)

    # Fields ----------------------------------------------------------------------------------------------------

    def _take(self, target: Any, name: str, values: dict[str, Any]) -> bool:
        """Set the fields that may be set; True if any changed."""
        outcomes = [
            self._decide(f"{name}.{attribute}", _stored(target, attribute), value, _setter(target, attribute))
            for attribute, value in values.items()
        ]
        return "written" in outcomes

    def _decide(self, key: str, current: Any, value: Any, write: Callable[[Any], None]) -> Outcome:
        known = self.record.fingerprints.get(key)
        outcome: Outcome
        if not value:
            outcome = "absent"
        elif current == value:
            outcome = "unchanged"
        elif key.startswith("contact.") and not self.manner.takes_contact:
            outcome = "withheld"
        elif current and fingerprint(current) != known and not self.manner.overwrites(key):
            outcome = "kept"
        else:
            write(value)
            outcome = "written"
        if outcome in ("written", "unchanged"):
            self.record.fingerprints[key] = fingerprint(value)
        self.result.outcomes.append(FieldOutcome(key, outcome, current, value))
        return outcome


def _stored(target: Any, attribute: str) -> Any:
    """The value as it is stored: a StreamField as the list of its blocks."""
    value = getattr(target, attribute)
    get_prep_value = getattr(value, "get_prep_value", None)
    return list(get_prep_value()) if get_prep_value else value or ""


def _setter(target: Any, attribute: str) -> Callable[[Any], None]:
    def write(value: Any) -> None:
        is_stream = isinstance(value, list)
        setattr(target, attribute, json.dumps(value) if is_stream else value)

    return write
