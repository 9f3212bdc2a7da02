"""Galleries: the index, photo reports, films and sound recordings in the states that they have to stand."""

from typing import Any

from themes.base.samples.pieces import (
    EMBED,
    address,
    bare_block_samples,
    block_samples,
    picture,
    recording,
    series,
    uid,
    words,
)

# Key of the words that name the page, its body, what comes beside it.
Content = tuple[str, dict[str, Any], dict[str, Any]]

TYPES = ("photo_report", "film", "audio")


def index_contexts(locale: str) -> dict[str, Content]:
    """The index by the name of its state."""
    body = {
        "type": "gallery_index",
        "seo_title": "",
        "description": "",
        "introduction": words(locale)["galleries"]["introduction"],
    }
    both = {"newer_url": address(locale, "/galleries/"), "older_url": address(locale, "/galleries/?page=3"), "page": 2}
    none = {"newer_url": None, "older_url": None, "page": 1}
    bare = body | {"introduction": ""}
    full = {"items": _items(locale), "kind": "", "kinds": _kinds(locale, ""), "pagination": both}
    nothing: dict[str, Any] = {"items": [], "kind": "", "kinds": _kinds(locale, "")[:1], "pagination": none}
    return {
        "gallery-index": ("", body, full),
        "gallery-index-of-a-kind": (
            "",
            bare,
            {"items": _items(locale)[1:2], "kind": "film", "kinds": _kinds(locale, "film"), "pagination": none},
        ),
        "gallery-index-empty": ("", bare, nothing),
        "gallery-index-end": ("", bare, full | {"items": []}),
    }


def item_contexts(locale: str) -> dict[str, Content]:
    """Reports, films and sounds by the name of their state."""
    blocks = block_samples(locale)[:4]
    related = {"related": _items(locale)}
    alone: dict[str, Any] = {"related": []}
    of_film, of_sound = {"poster": picture(locale, "dawn")}, {"poster": None}
    outside: dict[str, Any] = {"file": None, "embed": EMBED, "captions": []}
    nothing: dict[str, Any] = {"file": None, "captions": [], "poster": None, "seconds": None}
    reports = {
        f"photo-report-{count}": ("report", _report(locale, count, blocks=[]), alone) for count in (0, 1, 2, 3, 40)
    }
    return {
        "photo-report": ("report", _report(locale, 9, blocks=blocks), related),
        **reports,
        "film": ("film", _recorded(locale, "film", blocks=bare_block_samples(locale)), related),
        "film-outside": ("film", _recorded(locale, "film", recording(locale, "film", **outside | of_film)), alone),
        "film-lost": ("film", _recorded(locale, "film", recording(locale, "film", **nothing)), alone),
        "film-lost-without-words": (
            "film",
            _recorded(locale, "film", recording(locale, "film", **nothing, transcript="")),
            alone,
        ),
        "audio": ("audio", _recorded(locale, "audio"), related),
        "audio-outside": ("audio", _recorded(locale, "audio", recording(locale, "audio", **outside | of_sound)), alone),
    }


def _report(locale: str, count: int, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    pictures = series(locale, count)
    return _item(locale, "photo_report", "report") | {
        "cover": pictures[0]["image"] if pictures else None,
        "pictures": pictures,
        "blocks": blocks,
    }


def _recorded(
    locale: str,
    medium: str,
    recorded: dict[str, Any] | None = None,
    blocks: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    return _item(locale, medium, medium) | {
        "recording": recorded or recording(locale, medium),
        "blocks": blocks or [],
    }


def _item(locale: str, type_name: str, key: str) -> dict[str, Any]:
    text = words(locale)["galleries"]
    return {
        "type": type_name,
        "seo_title": "",
        "description": "",
        "kind_label": text["kinds"][type_name],
        "lead": text[key]["lead"],
        "credit": words(locale)["credit"],
    }


def _items(locale: str) -> list[dict[str, Any]]:
    """A report with its count, a film with its length, a sound without a picture."""
    text = words(locale)["galleries"]
    shown: list[tuple[str, str, dict[str, Any]]] = [
        ("photo_report", "report", {"picture": picture(locale, "dawn"), "count": 9}),
        ("film", "film", {"picture": picture(locale, "plan"), "seconds": 200}),
        ("audio", "audio", {"seconds": 3_725}),
    ]
    return [
        {
            "uid": uid(type_name),
            "type": type_name,
            "url": address(locale, f"/galleries/{key}/"),
            "title": text[key]["title"],
            "kicker": "",
            "lead": text[key]["lead"],
            "kind": type_name,
            "kind_label": text["kinds"][type_name],
            "category": "",
            "published_at": f"2026-11-{21 - day}T09:30:00+03:30",
            "picture": None,
            "count": None,
            "seconds": None,
            "locale": locale,
            "site": None,
            **more,
        }
        for day, (type_name, key, more) in enumerate(shown)
    ]


def _kinds(locale: str, current: str) -> list[dict[str, Any]]:
    path = address(locale, "/galleries/")
    return [
        {"type": name, "url": f"{path}?kind={name}" if name else path, "current": name == current}
        for name in ("", *TYPES)
    ]
