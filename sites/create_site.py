"""Provisioning: a new site with all that it needs, in one step, all or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Collection
from wagtail.models.media import get_root_collection_id

from cms.accounts.models import User
from cms.home.models import HomePage
from cms.pages.models import BasePage
from cms.tenancy.models import Hostname, Masthead, NetworkSite, Opening, Role, SiteKind, SiteStatus, validate_hostname
from cms.tenancy.routes import set_primary_hostname
from sites.add_standard_pages import add_standard_pages, lock_tree
from sites.roles import create_network_groups, create_site_groups

# The golden angle keeps the hues of neighbours apart however many sites there are.
HUE_STEP = 137.508
# Of a code made from a hostname; a number may follow.
LONGEST_STEM = 36


class SiteRefused(ValueError):
    """The site cannot be made; the message says why and what to do, in the active language."""


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
    editor_username: str = "",
    editor_password: str = "",
) -> CreatedSite:
    """Make a site: record, hostname, root and standard pages (published), collection, roles with groups, first editor.

    Asked again for the same hostname, kind and name it returns the site that is there and changes nothing. The
    password is in the answer only where it was made up here. Raises SiteRefused.
    """
    hostname, name = hostname.strip().lower(), name.strip()
    _check(hostname, kind, name)
    with transaction.atomic():
        root = lock_tree()
        taken = Hostname.objects.filter(hostname=hostname).select_related("site").first()
        if taken is not None:
            return _existing(taken, kind, name)
        code = code or _free_code(hostname)
        site = _create_record(root, hostname, kind, name, short_name or name[:60].strip(), code, number, status)
        home = HomePage.objects.get(pk=site.root_page_id)
        groups = create_site_groups(site)
        if kind == SiteKind.CENTRAL:
            create_network_groups()
        add_standard_pages(home)
        editor, password = _create_editor(editor_username, editor_password, code)
        editor.groups.add(groups[Role.SITE_MANAGER])
    return CreatedSite(site, True, editor, "" if editor_password else password)


def _check(hostname: str, kind: str, name: str) -> None:
    with _refusal():
        validate_hostname(hostname)
    if kind not in SiteKind.values:
        raise SiteRefused(
            _("“%(kind)s” is no kind of site; choose one of: %(kinds)s.")
            % {"kind": kind, "kinds": ", ".join(SiteKind.values)}
        )
    if not name:
        raise SiteRefused(_("A site needs a name."))


def _existing(taken: Hostname, kind: str, name: str) -> CreatedSite:
    if taken.is_primary and taken.site.kind == kind and taken.site.name_fa == name:
        return CreatedSite(taken.site, False)
    raise SiteRefused(
        _("The hostname %(hostname)s belongs to the site “%(site)s”; choose another one.")
        % {"hostname": taken.hostname, "site": taken.site.name_fa}
    )


def _free_code(hostname: str) -> str:
    label = hostname.split(".")[0]
    base = (label if label[0].isalpha() else f"site-{label}")[:LONGEST_STEM]
    taken = set(NetworkSite.objects.filter(code__startswith=base).values_list("code", flat=True))
    candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def _create_record(
    root: BasePage, hostname: str, kind: str, name: str, short_name: str, code: str, number: int | None, status: str
) -> NetworkSite:
    central = NetworkSite.objects.filter(kind=SiteKind.CENTRAL).first()
    is_central = kind == SiteKind.CENTRAL
    count = NetworkSite.objects.count()
    site = NetworkSite(
        code=code,
        kind=kind,
        parent=central,
        number=number,
        name_fa=name,
        short_name_fa=short_name,
        hue=225 if is_central else round(38 + count * HUE_STEP) % 360,
        seal_points=12 if is_central else 8 if kind == SiteKind.DISTRICT else 10,
        masthead=Masthead.PAPER if is_central else Masthead.BAND,
        opening=Opening.BESIDE if is_central else Opening.OVER,
        status=status,
    )
    with _refusal():
        with _in_persian():
            site.clean_fields(exclude=["root_page", "route", "collection"])
        # Apart, because a constraint says at once, in the language that is active, what is wrong.
        site.validate_unique()
        site.validate_constraints()
    with _in_persian():
        collection_root = Collection.objects.get(pk=get_root_collection_id())
        site.collection = collection_root.add_child(name=name[:255])
        home = HomePage(title_fa=name, slug=code, live=False, show_in_menus=True)
        home.seo_title_fa = name
        root.add_child(instance=home)
        site.root_page_id = home.pk
        site.save()
        set_primary_hostname(site, hostname)
    home.refresh_from_db()
    site.root_page = home
    home.save_revision().publish()
    return site


def _create_editor(username: str, password: str, code: str) -> tuple[User, str]:
    """A user who was named may be there already; one whose name is made up here is always a new one."""
    users = get_user_model().objects
    existing = users.filter(username=username).first() if username else None
    if existing is not None:
        return existing, ""
    username = username or _free_username(f"{code}-editor")
    with _refusal():
        User(username=username).clean_fields(exclude=["password"])
    password = password or secrets.token_urlsafe(12)
    return users.create_user(username=username, password=password), password


def _free_username(base: str) -> str:
    taken = set(get_user_model().objects.filter(username__startswith=base).values_list("username", flat=True))
    candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


@contextmanager
def _refusal() -> Iterator[None]:
    """What validation says becomes the refusal's message, with the name of the field that it is about."""
    try:
        yield
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            raise SiteRefused(" ".join(error.messages)) from error
        fields = {field.name: field for model in (NetworkSite, User) for field in model._meta.fields}
        reasons = [
            message if name == NON_FIELD_ERRORS else f"{fields[name].verbose_name}: {message}"
            for name, messages in error.message_dict.items()
            for message in messages
        ]
        raise SiteRefused(" ".join(reasons)) from error


@contextmanager
def _in_persian() -> Iterator[None]:
    with translation.override("fa"):
        yield
