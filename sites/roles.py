"""What each role may do, and the groups that carry it. The `(site, role, group)` rows are the truth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Model
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.models.media import get_root_collection_id

from cms.access.offers import offered_collection_id
from cms.pages.models import BasePage
from cms.tenancy.models import NETWORK_ROLES, SITE_ROLES, NetworkSite, Role, SiteRole

DRAFTS = ("add",)
ALL_CONTENT = (*DRAFTS, "change")
PUBLISHING = (*ALL_CONTENT, "publish")
EVERYTHING = (*PUBLISHING, "lock", "unlock", "bulk_delete")

PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.CONTRIBUTOR: DRAFTS,
    Role.EDITOR: ALL_CONTENT,
    Role.PUBLISHER: PUBLISHING,
    Role.SITE_MANAGER: EVERYTHING,
    Role.CENTRAL_EDITOR: PUBLISHING,
    Role.OVERSEER: (),
    Role.NETWORK_MANAGER: EVERYTHING,
}
# Whoever adds a file may change that one. What others have added may be in public use, so changing it takes more.
MEDIA_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    role: ("add", "choose") if role == Role.CONTRIBUTOR else ("add", "change", "choose")
    for role in Role
    if role != Role.OVERSEER
}
# Wagtail asks for the permissions of its own models, whichever models an installation uses.
MEDIA_MODELS = [("wagtailimages", "image"), ("wagtaildocs", "document")]
RECORD_WRITERS = frozenset(Role) - {Role.CONTRIBUTOR, Role.OVERSEER}
# Records of a site that its editors keep beside the pages; the views scope them.
RECORD_PERMISSIONS = [
    ("people", "person", ("add", "change", "delete")),
    ("news", "newscategory", ("add", "change", "delete")),
    ("news", "newstag", ("add", "change", "delete")),
]
# Columns of a permission's row, its group first.
Row = tuple[int, ...]


def create_site_groups(site: NetworkSite) -> dict[Role, Group]:
    return _create_groups(site, SITE_ROLES)


def create_network_groups() -> dict[Role, Group]:
    """The groups of the roles that hold for all sites."""
    return _create_groups(None, NETWORK_ROLES)


def _create_groups(site: NetworkSite | None, roles: Iterable[Role]) -> dict[Role, Group]:
    groups = {role: Group.objects.create(name=f"{site.code if site else 'network'}: {role.value}") for role in roles}
    rows = SiteRole.objects.bulk_create(SiteRole(site=site, role=role, group=group) for role, group in groups.items())
    align_groups(rows)
    return groups


def align_groups(roles: Iterable[SiteRole] | None = None) -> int:
    """Give the groups of these roles (None: of all) exactly what this module says; returns how many were changed."""
    rows = list(SiteRole.objects.select_related("site") if roles is None else roles)
    known = {
        (app, codename): pk
        for app, codename, pk in Permission.objects.values_list("content_type__app_label", "codename", "pk")
    }
    tree, files = BasePage.objects.values_list("pk", flat=True).get(depth=1), get_root_collection_id()
    shared = offered_collection_id()
    models, pages, media = set[Row](), set[Row](), set[Row]()
    for row in rows:
        role, group = Role(row.role), row.group_id
        page, collection = (row.site.root_page_id, row.site.collection_id) if row.site else (tree, files)
        models |= {(group, known[permission]) for permission in _model_permissions(role)}
        pages |= {
            (group, page, known["pages", f"{action}_basepage"]) for action in PAGE_PERMISSIONS[role] if page is not None
        }
        if collection is not None:
            granted = {(collection, action) for action in MEDIA_PERMISSIONS.get(role, ())}
            # What the central office offers is chosen by all sites; roles of the network reach every collection.
            granted |= {(shared, "choose")} if shared is not None and row.site else set()
            media |= {
                (group, place, known[app, f"{action}_{model}"])
                for app, model in MEDIA_MODELS
                for place, action in granted
            }
    groups = [row.group_id for row in rows]
    with transaction.atomic():
        changed = [
            *_bring_to(Group.permissions.through, ("group_id", "permission_id"), models, groups),
            *_bring_to(GroupPagePermission, ("group_id", "page_id", "permission_id"), pages, groups),
            *_bring_to(GroupCollectionPermission, ("group_id", "collection_id", "permission_id"), media, groups),
        ]
    return len(set(changed))


def _model_permissions(role: Role) -> list[tuple[str, str]]:
    """(app, codename) of what the role may do wherever the views let it."""
    permissions = [("wagtailadmin", "access_admin")]
    if role in RECORD_WRITERS:
        permissions += [(app, f"{action}_{model}") for app, model, actions in RECORD_PERMISSIONS for action in actions]
    if role == Role.NETWORK_MANAGER:
        permissions += [("tenancy", f"{action}_networksite") for action in ("add", "change", "view")]
    return permissions


def _bring_to(model: type[Model], columns: tuple[str, ...], wanted: set[Row], groups: list[int]) -> list[int]:
    """Insert what is missing and delete what is too much among these groups' rows; returns the groups concerned."""
    rows: Any = model._default_manager
    stored: dict[Row, int] = {
        tuple(values): pk for pk, *values in rows.filter(group_id__in=groups).values_list("pk", *columns)
    }
    missing, surplus = wanted - stored.keys(), stored.keys() - wanted
    if missing:
        rows.bulk_create(model(**dict(zip(columns, row, strict=True))) for row in sorted(missing))
    if surplus:
        rows.filter(pk__in=[stored[row] for row in surplus]).delete()
    return [row[0] for row in missing | surplus]
