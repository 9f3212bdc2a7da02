"""Connects categories and tags to the documents that name them."""

from typing import Any

from django.db.models.signals import post_save, pre_delete

from cms.news.models import NewsCategory, NewsTag
from cms.release.refreshing import mark_stale


def category_changed(sender: Any, instance: NewsCategory, **_: Any) -> None:
    mark_stale(f"category:{instance.pk}")


def tag_changed(sender: Any, instance: NewsTag, **_: Any) -> None:
    mark_stale(f"tag:{instance.pk}")


def connect() -> None:
    for model, receiver in ((NewsCategory, category_changed), (NewsTag, tag_changed)):
        post_save.connect(receiver, sender=model)
        pre_delete.connect(receiver, sender=model)
