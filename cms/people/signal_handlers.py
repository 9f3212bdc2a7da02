"""Connects persons to the documents that show them."""

from typing import Any

from django.db.models.signals import post_save

from cms.people.models import Person
from cms.release.refreshing import mark_stale


def person_changed(sender: Any, instance: Person, **_: Any) -> None:
    mark_stale(f"person:{instance.uid}")


def connect() -> None:
    post_save.connect(person_changed, sender=Person)
