"""A home page with sections, written as an editor would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unittest import mock

from bs4 import Tag
from django.utils import timezone

from cms.home.models import HomePage
from cms.release.refreshing import refresh_stale
from tests.factories.world import FIRST, site
from tests.serving.visitor import main_of, read, text

NOTHING = {"fa": "", "en": "", "ar": ""}


def said(fa: str, en: str = "", ar: str = "") -> dict[str, str]:
    return {"fa": fa, "en": en, "ar": ar}


def criteria(count: int = 8, scope: str = "site") -> dict[str, Any]:
    return {"title": NOTHING, "scope": scope, "count": count}


def entry(title: str, day: Any, **values: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"time": None, "place": NOTHING, "page": None, "is_cancelled": False}
    return {"title": said(title), "date": day, **usual, **values}


def publish_home(code: str = "first", **values: Any) -> HomePage:
    """The site's home with other values, released in all languages."""
    home = HomePage.objects.get(site=site(code))
    for name, value in values.items():
        setattr(home, name, value)
    for language in ("en", "ar"):
        setattr(home, f"title_{language}", f"home {language}")
        setattr(home, f"ready_{language}", True)
    home.save_revision().publish()
    refresh_stale()
    return HomePage.objects.get(pk=home.pk)


def sections_of(path: str = "/", hostname: str = FIRST) -> dict[str, Tag]:
    """The sections of a home page by their titles, in their order."""
    found = main_of(read(hostname, path)).select("section.spread")
    return {text(section.select_one("h2")): section for section in found}


def titles_in(section: Tag) -> list[str]:
    return [text(title) for title in section.select("h3")]


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """What is read is read at that moment."""
    with mock.patch.object(timezone, "now", return_value=moment):
        yield
