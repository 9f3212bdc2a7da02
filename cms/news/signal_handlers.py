"""Connects categories to the documents that name them."""

from typing import Any

from django.db.models.signals import post_save, pre_delete

from cms.news.models import NewsCategory
from cms.release.refreshing import mark_stale


def category_changed(sender: Any, instance: NewsCategory, **_: Any) -> None:
    mark_stale(f"category:{instance.pk}")


def connect() -> None:
    post_save.connect(category_changed, sender=NewsCategory)
    pre_delete.connect(category_changed, sender=NewsCategory)
