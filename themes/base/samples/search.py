"""The page of results in the states that it has to stand."""

from typing import Any

from django.utils.safestring import mark_safe

from themes.base.samples.frame import frame, site
from themes.base.samples.pieces import address, teaser, words


def search_contexts(locale: str) -> dict[str, dict[str, Any]]:
    """Contexts of pages/search.html by the name of the state."""
    asked = words(locale)["search"]["words"]
    own, network = frame(locale), frame(locale, kind="central")
    search: dict[str, Any] = {
        "words": asked,
        "is_network": False,
        "total": 24,
        "has_every_word": True,
        "is_narrowed": False,
        "items": [_result(locale, index) for index in range(3)],
        "types": _choices(locale, asked, "type", words(locale)["search"]["types"]),
        "sites": [],
        "url": _url(locale, asked),
        "page": 2,
        "last": 3,
        "newer_url": _url(locale, asked),
        "older_url": f"{_url(locale, asked)}&page=3",
    }
    alone = {"page": 1, "last": 1, "newer_url": None, "older_url": None}
    nothing = search | alone | {"total": 0, "last": 0, "items": [], "types": []}
    of_network = search | {
        "is_network": True,
        "items": [
            _result(locale, index) | {"site": site(locale, kind)} for index, kind in enumerate(("district", "central"))
        ],
        "sites": _choices(locale, asked, "site", words(locale)["district_names"][:3]),
    }
    return {
        "search": own | {"search": search},
        "search-network": network | {"search": of_network},
        "search-some-words": own | {"search": search | alone | {"total": 1, "has_every_word": False}},
        "search-nothing": own | {"search": nothing},
        "search-nothing-of-a-type": network
        | {"search": nothing | {"is_network": True, "is_narrowed": True, "types": of_network["types"]}},
        "search-empty": own | {"search": nothing | {"words": ""}},
    }


def _url(locale: str, asked: str) -> str:
    return f"{address(locale, '/search/')}?q={asked.replace(' ', '+')}"


def _result(locale: str, index: int) -> dict[str, Any]:
    item = teaser(locale, index)
    first, _space, rest = item["title"].partition(" ")
    return {
        "title": mark_safe(f"<mark>{first}</mark> {rest}"),
        "excerpt": mark_safe(f"… {item['lead']} …") if index else "",
        "url": item["url"],
        "type": "news",
        "type_label": item["kind_label"],
        "published_at": item["published_at"] if index else None,
        "site": None,
    }


def _choices(locale: str, asked: str, name: str, labels: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "hue": 38,
            "count": 1200 // number,
            "url": f"{_url(locale, asked)}&{name}={number}",
            "current": number == 2,
        }
        for number, label in enumerate(labels, start=1)
    ]
