"""The whole database in numbers, to show that a refusal changed nothing."""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType


def rows() -> dict[str, int]:
    """How many rows each table has; tables without any are left out."""
    ContentType.objects.clear_cache()
    counts = {model._meta.db_table: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}
    return {table: count for table, count in counts.items() if count}


def difference(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """By how much each table grew."""
    tables = before.keys() | after.keys()
    grown = {table: after.get(table, 0) - before.get(table, 0) for table in tables}
    return {table: number for table, number in sorted(grown.items()) if number}


def permissions(group: Group) -> dict[str, list[str]]:
    """What a group may do: in the admin and with records, on pages and in collections."""
    return {
        "models": sorted(
            f"{row.content_type.app_label}.{row.codename}" for row in group.permissions.select_related("content_type")
        ),
        "pages": sorted(f"{row.page.slug}: {row.permission.codename}" for row in group.page_permissions.all()),
        "media": sorted(
            f"{row.collection.name}: {row.permission.codename}" for row in group.collection_permissions.all()
        ),
    }
