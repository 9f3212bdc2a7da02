"""The pages below a standard page; the tiles of a portal page."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from cms.release.reading import LIST_FIELDS, in_language
from cms.serving.reading import Reading
from cms.tenancy.addresses import localized_path


def standard(reading: Reading) -> dict[str, Any]:
    below = reading.documents.filter(
        path__startswith=reading.path,
        depth=reading.path.count("/"),
        locale__in={reading.language, settings.LANGUAGE_CODE},
    )
    return {
        "children": [
            {
                "title": document.title,
                "url": localized_path(document.path, reading.language),
                "description": document.summary.get("lead", ""),
            }
            for document in in_language(below.only(*LIST_FIELDS).order_by("position"), reading.language)
        ]
    }


def portal(reading: Reading) -> dict[str, Any]:
    """The tiles that its editors chose, or else the sections in the site's menu, but for the home page and this one."""
    if reading.body["tiles"]:
        return {"tiles": reading.body["tiles"]}
    sections = reading.documents.filter(
        depth=1, in_menu=True, locale__in={reading.language, settings.LANGUAGE_CODE}
    ).exclude(uid=reading.uid)
    return {
        "tiles": [
            {
                "title": document.title,
                "locale": document.locale,
                "line": document.summary.get("lead", ""),
                "url": localized_path(document.path, reading.language),
                "is_external": False,
                "picture": None,
            }
            for document in in_language(sections.only(*LIST_FIELDS).order_by("position"), reading.language)
        ]
    }
