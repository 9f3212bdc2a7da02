"""What waits for somebody on a site goes to a successor: drafts, reviews, locks, imports that nobody has taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from wagtail.models import Revision, WorkflowState

from cms.accounts.models import User
from cms.importing.models import PendingImport
from cms.pages.models import BasePage
from cms.tenancy.models import NetworkSite, Role
from sites.members.record_event import record_event
from sites.models import Membership, MembershipEvent

UNFINISHED = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@dataclass(frozen=True, slots=True)
class Belongings:
    """How many of each wait for somebody on one site."""

    drafts: int = 0
    reviews: int = 0
    locks: int = 0
    imports: int = 0

    @property
    def total(self) -> int:
        return self.drafts + self.reviews + self.locks + self.imports


def _drafts(person: User) -> QuerySet[BasePage]:
    """Begun by the person, or last worked on, and not published as they stand."""
    unsent = Q(live=False) | Q(has_unpublished_changes=True)
    return BasePage.objects.filter(unsent, Q(owner=person) | Q(latest_revision__user=person))


def _locks(person: User) -> QuerySet[BasePage]:
    return BasePage.objects.filter(locked=True, locked_by=person)


def _imports(person: User) -> QuerySet[PendingImport]:
    return PendingImport.objects.filter(user=person)


def _reviews(person: User) -> dict[int, int]:
    """The site of each unfinished review that the person asked for, by the key of its state."""
    # Whatever is reviewed beside pages has a key that is no number of a page.
    asked = WorkflowState.objects.filter(requested_by=person, status__in=UNFINISHED)
    pages = {
        pk: int(key)
        for pk, key, label in asked.values_list("pk", "object_id", "base_content_type__model")
        if label == BasePage._meta.model_name
    }
    sites = dict(BasePage.objects.filter(pk__in=pages.values(), site__isnull=False).values_list("pk", "site_id"))
    return {pk: sites[page] for pk, page in pages.items() if page in sites}


def belongings_of(person: User) -> dict[int, Belongings]:
    """By the key of the site; sites without anything are left out. The number of queries does not depend on theirs."""
    counts = [_by_site(_drafts(person)), Counter(_reviews(person).values())]
    counts += [_by_site(_locks(person)), _by_site(_imports(person))]
    return {site: Belongings(*(count[site] for count in counts)) for site in set().union(*counts)}


def _by_site(rows: QuerySet[BasePage] | QuerySet[PendingImport]) -> Counter[int]:
    counted = rows.filter(site__isnull=False).order_by().values_list("site").annotate(Count("pk", distinct=True))
    return Counter(dict(counted))


def hand_over(person: User, site: NetworkSite, successor: User, *, by: User | None) -> Belongings:
    """Move all of it to the successor; returns how much it was. Who wrote what stays in the history of the pages."""
    with transaction.atomic():
        moved = belongings_of(person).get(site.pk, Belongings())
        if not moved.total:
            return moved
        drafts = list(_drafts(person).filter(site=site).values_list("pk", "latest_revision"))
        BasePage.objects.filter(pk__in=[page for page, _revision in drafts], owner=person).update(owner=successor)
        revisions = [revision for _page, revision in drafts if revision]
        Revision.objects.filter(pk__in=revisions, user=person).update(user=successor)
        _locks(person).filter(site=site).update(locked_by=successor)
        _imports(person).filter(site=site).update(user=successor)
        reviews = [pk for pk, reviewed in _reviews(person).items() if reviewed == site.pk]
        WorkflowState.objects.filter(pk__in=reviews).update(requested_by=successor)
        record_event(
            MembershipEvent.What.HANDED_OVER,
            by=by,
            person=person,
            site=site,
            after={"successor": str(successor), **asdict(moved)},
        )
    return moved


def candidates(sites: Iterable[int], person: User) -> dict[int, list[User]]:
    """Who may take over on each site, managers first: active people with a role there, but for the person."""
    members = Membership.objects.in_force().filter(role__site__in=list(sites), user__is_active=True)
    found: dict[int, dict[User, bool]] = {}
    for row in members.exclude(user=person).select_related("user", "role").order_by("pk"):
        people = found.setdefault(row.role.site_id or 0, {})
        people[row.user] = people.get(row.user, False) or row.role.role == Role.SITE_MANAGER
    return {site: sorted(people, key=lambda user: not people[user]) for site, people in found.items()}


def usual_successors(sites: Iterable[int], person: User) -> dict[int, User]:
    """The manager of longest standing of each site, but for the person."""
    managing = Membership.objects.in_force().filter(role__role=Role.SITE_MANAGER, user__is_active=True)
    rows = managing.filter(role__site__in=list(sites)).exclude(user=person).select_related("user", "role")
    found: dict[int, User] = {}
    for row in rows.order_by("starts_on", "pk"):
        found.setdefault(row.role.site_id or 0, row.user)
    return found
