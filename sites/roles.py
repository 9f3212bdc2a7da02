"""What each role may do, and the groups that carry it. The `(site, role, group)` rows are the truth."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

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
MEDIA_WRITERS = frozenset(Role) - {Role.OVERSEER}
RECORD_WRITERS = frozenset(Role) - {Role.CONTRIBUTOR, Role.OVERSEER}
# Records of a site that its editors keep beside the pages; the views scope them.
RECORD_PERMISSIONS = [
    ("people", "person", ("add", "change", "delete")),
    ("news", "newscategory", ("add", "change", "delete")),
]


def create_site_groups(site: NetworkSite, root: BasePage, collection: Collection) -> dict[Role, Group]:
    return {role: _create_group(role, site, root, collection) for role in SITE_ROLES}


def create_network_groups(root: BasePage, collection: Collection) -> dict[Role, Group]:
    """The groups of the roles that hold for all sites."""
    return {role: _create_group(role, None, root, collection) for role in NETWORK_ROLES}


def _create_group(role: Role, site: NetworkSite | None, root: BasePage, collection: Collection) -> Group:
    group = Group.objects.create(name=f"{site.code if site else 'network'}: {role.value}")
    SiteRole.objects.create(site=site, role=role, group=group)
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=root, permission=permission)
        for permission in _permissions("pages", "basepage", PAGE_PERMISSIONS[role])
    )
    if role in MEDIA_WRITERS:
        media = [
            *_permissions("media", "siteimage", ("add", "change")),
            *_permissions("media", "sitedocument", ("add", "change")),
        ]
        chosen = Permission.objects.filter(
            codename__in=("choose_image", "choose_document"), content_type__app_label="media"
        )
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=group, collection=collection, permission=permission)
            for permission in [*media, *chosen]
        )
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    if role in RECORD_WRITERS:
        for app, model, actions in RECORD_PERMISSIONS:
            group.permissions.add(*_permissions(app, model, actions))
    if role == Role.NETWORK_MANAGER:
        group.permissions.add(*_permissions("tenancy", "networksite", ("add", "change", "view")))
    return group


def _permissions(app: str, model: str, actions: tuple[str, ...]) -> list[Permission]:
    codenames = Q(codename__in=[f"{action}_{model}" for action in actions])
    return list(Permission.objects.filter(codenames, content_type__app_label=app, content_type__model=model))
