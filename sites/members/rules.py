"""Who may give, change and take which role: one rule, asked by every action and every view."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet

from cms.accounts.models import User
from cms.tenancy.models import NETWORK_ROLES, NetworkSite, Role, SiteRole
from sites.models import Membership, MembershipState

NO_RANK, TOP = 0, 6
RANKS: dict[Role, int] = {
    Role.CONTRIBUTOR: 1,
    Role.EDITOR: 2,
    Role.PUBLISHER: 3,
    Role.SITE_MANAGER: 4,
    **dict.fromkeys(NETWORK_ROLES, 5),
}
# What a role of the network weighs on every site.
RANKS_ON_SITES = {Role.OVERSEER: NO_RANK, Role.CENTRAL_EDITOR: 3, Role.NETWORK_MANAGER: 5}
MANAGING = (Role.SITE_MANAGER, Role.NETWORK_MANAGER)
# Whoever holds one of these on a site may publish there.
PUBLISHING = (Role.PUBLISHER, Role.SITE_MANAGER)


@dataclass(frozen=True, slots=True)
class Authority:
    """What somebody may do about members, read once for any number of questions."""

    on_network: int
    on_sites: dict[int, int] = field(default_factory=dict)
    reads_everything: bool = False

    def may_manage(self, role: SiteRole, *, as_steward: bool = False) -> bool:
        """Whether this role may be given, changed or taken: never one above the own, stewards by the centre alone."""
        if as_steward:
            return role.site_id is not None and RANKS[Role(role.role)] <= self.on_network
        own = max(self.on_network, self.on_sites.get(role.site_id, NO_RANK)) if role.site_id else self.on_network
        return own >= RANKS[Role.SITE_MANAGER] and RANKS[Role(role.role)] <= own

    def may_end(self, membership: Membership) -> bool:
        """A steward's role is also taken by those who appoint stewards."""
        as_steward = membership.is_steward and self.may_manage(membership.role, as_steward=True)
        return as_steward or self.may_manage(membership.role)

    @property
    def manages_network(self) -> bool:
        return self.on_network >= RANKS[Role.NETWORK_MANAGER]

    def sites(self) -> QuerySet[NetworkSite]:
        """The sites whose members may be managed."""
        if self.manages_network:
            return NetworkSite.objects.all()
        least = RANKS[Role.SITE_MANAGER]
        return NetworkSite.objects.filter(pk__in=[pk for pk, rank in self.on_sites.items() if rank >= least])

    def readable_sites(self) -> QuerySet[NetworkSite]:
        """The sites whose members may be seen; overseers read all of them."""
        return NetworkSite.objects.all() if self.reads_everything else self.sites()


def authority_of(user: User) -> Authority:
    """From the memberships in force, not from groups: what a stray row of a group gives is no authority."""
    if not user.is_authenticated or not user.is_active:
        return Authority(NO_RANK)
    if user.is_superuser:
        return Authority(TOP, reads_everything=True)
    network, on_sites, oversees = NO_RANK, dict[int, int](), False
    for site_id, value in Membership.objects.in_force().filter(user=user).values_list("role__site", "role__role"):
        role = Role(value)
        if site_id is None:
            network = max(network, RANKS_ON_SITES[role])
            oversees |= role == Role.OVERSEER
        else:
            on_sites[site_id] = max(on_sites.get(site_id, NO_RANK), RANKS[role])
    manages = network >= RANKS[Role.NETWORK_MANAGER]
    return Authority(network, on_sites, reads_everything=oversees or manages)


def user_can_manage_role(user: User, role: SiteRole, *, as_steward: bool = False) -> bool:
    """The rule of ranks. A steward's role is given by the central office, up to what its giver may do on sites."""
    return authority_of(user).may_manage(role, as_steward=as_steward)


def user_can_deactivate_person(user: User, person: User) -> bool:
    """Network managers anybody below them; site managers whoever has roles on their own sites and nowhere else."""
    return person.is_active and _is_above(user, person, Membership.objects.standing())


def user_can_bring_back_person(user: User, person: User) -> bool:
    """Network managers anybody below them; site managers whoever had roles on their own sites and nowhere else."""
    return not person.is_active and _is_above(user, person, Membership.objects.all())


def _is_above(user: User, person: User, memberships: QuerySet[Membership]) -> bool:
    """Whether all of these memberships that are the person's are the user's to manage; of none only by the network."""
    if user == person or (person.is_superuser and not user.is_superuser):
        return False
    authority = authority_of(user)
    if authority.manages_network:
        return True
    roles = SiteRole.objects.filter(memberships__in=memberships.filter(user=person)).distinct()
    return bool(roles) and all(authority.may_manage(role) for role in roles)


def other_managers(role: SiteRole, user: User) -> QuerySet[Membership]:
    """Who else could take over from somebody with this managing role: active people with the same one in force."""
    return Membership.objects.in_force().filter(role=role, user__is_active=True).exclude(user=user)


def is_last_manager(membership: Membership) -> bool:
    if membership.role.role not in MANAGING or membership.state != MembershipState.IN_FORCE:
        return False
    return not other_managers(membership.role, membership.user).exists()
