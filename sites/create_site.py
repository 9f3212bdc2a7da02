"""Provisioning: a new site with all that it needs, in one step, all or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import translation
from wagtail.models import Collection
from wagtail.models.media import get_root_collection_id

from cms.access.offers import provide_offered_collection
from cms.accounts.models import User
from cms.home.models import HomePage
from cms.pages.models import BasePage
from cms.tenancy.models import (
    HOSTNAME,
    Hostname,
    Masthead,
    NetworkSite,
    Opening,
    Role,
    SiteKind,
    SiteStatus,
    other_languages,
)
from cms.tenancy.routes import set_primary_hostname
from sites.add_standard_pages import add_standard_pages, lock_tree
from sites.check_site import (
    SiteRefused,
    editor_reasons,
    find_hostname,
    hostname_reasons,
    record_reasons,
)
from sites.members.grant_membership import grant_membership
from sites.roles import create_network_groups, create_site_groups

# The golden angle keeps the hues of neighbours apart however many sites there are.
HUE_STEP = 137.508
CENTRAL_HUE = 225
# Of a code made from a hostname; a number may follow.
LONGEST_STEM = 36


@dataclass(frozen=True, slots=True)
class CreatedSite:
    site: NetworkSite
    is_new: bool
    editor: User | None = None
    password: str = ""


def create_site(
    hostname: str,
    *,
    kind: str,
    name: str,
    short_name: str = "",
    code: str = "",
    number: int | None = None,
    status: str = SiteStatus.LIVE,
    languages: Sequence[str] | None = None,
    hue: int | None = None,
    editor_username: str = "",
    editor_password: str = "",
    editor_is_new: bool | None = None,
) -> CreatedSite:
    """Make a site: record, hostname, root and standard pages (published), collection, roles with groups, first editor.

    `languages` are those beside Persian, None for all; a hue of None keeps away from the hues of others. The editor
    may be a user already unless `editor_is_new` says otherwise. The password is in the answer only where it was made
    up here.

    Asked again for the same hostname, kind and name it returns the site that is there and changes nothing. Raises
    SiteRefused with every reason.
    """
    hostname, name = hostname.strip().lower(), name.strip()
    with transaction.atomic():
        root = lock_tree()
        taken = find_hostname(hostname)
        if taken is not None and _is_repeated(taken, kind, name):
            return CreatedSite(taken.site, False)
        site = _new_record(hostname, kind, name, short_name, code, number, status, languages, hue)
        reasons = [*hostname_reasons(hostname), *record_reasons(site), *editor_reasons(editor_username, editor_is_new)]
        if reasons:
            raise SiteRefused(*reasons)
        home = _save_record(site, root, hostname)
        provide_offered_collection()
        create_site_groups(site)
        if kind == SiteKind.CENTRAL:
            create_network_groups()
        add_standard_pages(home)
        editor, password = _create_editor(editor_username, editor_password, site.code)
        grant_membership(editor, site.roles.get(role=Role.SITE_MANAGER), by=None)
    return CreatedSite(site, True, editor, "" if editor_password else password)


def _is_repeated(taken: Hostname, kind: str, name: str) -> bool:
    return taken.is_primary and taken.site.kind == kind and taken.site.name_fa == name


def free_code(hostname: str) -> str:
    """A code that no site has, after the first label of the hostname."""
    label = hostname.split(".")[0] if HOSTNAME.match(hostname) else ""
    base = (label if label[:1].isalpha() else f"site-{label}".rstrip("-"))[:LONGEST_STEM]
    taken = set(NetworkSite.objects.filter(code__startswith=base).values_list("code", flat=True))
    candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def free_hue() -> int:
    """The hue of the next site, away from those of the sites before it."""
    return round(38 + NetworkSite.objects.count() * HUE_STEP) % 360


def _new_record(
    hostname: str,
    kind: str,
    name: str,
    short_name: str,
    code: str,
    number: int | None,
    status: str,
    languages: Sequence[str] | None,
    hue: int | None,
) -> NetworkSite:
    is_central = kind == SiteKind.CENTRAL
    return NetworkSite(
        code=code or free_code(hostname),
        kind=kind,
        parent=NetworkSite.objects.filter(kind=SiteKind.CENTRAL).first(),
        number=number,
        name_fa=name,
        short_name_fa=short_name or name[:60].strip(),
        hue=hue if hue is not None else CENTRAL_HUE if is_central else free_hue(),
        seal_points=12 if is_central else 8 if kind == SiteKind.DISTRICT else 10,
        masthead=Masthead.PAPER if is_central else Masthead.BAND,
        opening=Opening.BESIDE if is_central else Opening.OVER,
        status=status,
        languages=other_languages() if languages is None else list(languages),
    )


def _save_record(site: NetworkSite, root: BasePage, hostname: str) -> HomePage:
    """Save the record with its collection, root page and route; returns the root page, published."""
    with translation.override("fa"):
        collection_root = Collection.objects.get(pk=get_root_collection_id())
        site.collection = collection_root.add_child(name=site.name_fa[:255])
        home = HomePage(title_fa=site.name_fa, slug=site.code, live=False, show_in_menus=True)
        home.seo_title_fa = site.name_fa
        root.add_child(instance=home)
        site.root_page_id = home.pk
        site.save()
        set_primary_hostname(site, hostname)
    home.refresh_from_db()
    site.root_page = home
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)


def _create_editor(username: str, password: str, code: str) -> tuple[User, str]:
    """A user who was named may be there already; one whose name is made up here is always a new one."""
    users = get_user_model().objects
    existing = users.filter(username=username).first() if username else None
    if existing is not None:
        return existing, ""
    username = username or _free_username(f"{code}-editor")
    password = password or new_password()
    return users.create_user(username=username, password=password), password


def new_password() -> str:
    return secrets.token_urlsafe(12)


def _free_username(base: str) -> str:
    taken = set(get_user_model().objects.filter(username__startswith=base).values_list("username", flat=True))
    candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)
