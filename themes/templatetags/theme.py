"""What templates need and Django's own tags cannot say. Persian dates and digits come from the library `persian`."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.timezone import localdate, now

from themes.base import seals, sketch

register = template.Library()

DEFAULT_POINTS = 8
# Thousandths of a figure: less could not be seen.
SHORTEST_BAR = 8


def _points(value: Any) -> int:
    return value if value in seals.NOTCHES else DEFAULT_POINTS


@register.simple_tag
def star_path(points: Any) -> str:
    return seals.star_path(_points(points))


@register.simple_tag
def rosette_path(points: Any) -> str:
    return seals.rosette_path(_points(points))


@register.simple_tag
def knot_path(points: Any) -> str:
    return seals.knot_path(_points(points))


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(letter)) for letter in text if letter.isdecimal())


@register.simple_tag
def draw_sketch(place: Mapping[str, Any]) -> sketch.Sketch:
    return sketch.draw(place["latitude"], place["longitude"], place["landmarks"])


@register.filter
def in_kilometres(metres: int) -> float | int:
    """Whole where that is exact, else with one decimal."""
    return metres // 1000 if metres % 1000 == 0 else round(metres / 1000, 1)


@register.filter
def entry(mapping: Any, key: str) -> Any:
    """What a mapping holds under a key that is not known to the template; nothing without either."""
    return mapping.get(key, "") if isinstance(mapping, Mapping) else ""


@register.filter
def tint_steps(tint: str) -> str:
    """`#00f7ff` as `r0 gf bf`: the sixteenths of its channels, for which `hues.css` has a rule each."""
    return " ".join(f"{name}{tint[place]}" for name, place in (("r", 1), ("g", 3), ("b", 5)))


@register.filter
def telephone_href(number: str, extension: str = "") -> str:
    """`tel:` address (RFC 3966) of a number written with any digits and separators; empty when it has no digit."""
    digits, inner = _ascii_digits(number), _ascii_digits(extension)
    plus = "+" if number.lstrip().startswith("+") else ""
    return f"tel:{plus}{digits}" + (f";ext={inner}" if inner else "") if digits else ""


@register.filter
def in_megabytes(size: int) -> float:
    """Bytes as megabytes of a million, one decimal."""
    return round(size / 1_000_000, 1)


@register.filter
def in_kilobytes(size: int) -> int:
    """Bytes as kilobytes of a thousand, never 0 for a file that has content."""
    return -(-size // 1000)


@register.filter
def chapters(tree: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Of a duties tree the nodes on top that have a title and something below it: they are worth a contents entry."""
    return [node for node in tree if node["title"] and (node["children"] or node["text"])]


@register.filter
def current_holders(holders: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Who holds the post now, appointed or acting, in the order given."""
    return [holder for holder in holders if holder["is_current"]]


@register.filter
def appointed(holders: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Of holders those who do not act for somebody else; a post without one is vacant."""
    return [holder for holder in holders if not holder["is_acting"]]


@register.simple_tag
def terms(holders: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The holders, each with where their time lies between the first day known and today, or the last day known.

    `start` and `length` are thousandths of that whole. A time whose beginning is unknown starts with it; where no
    day is known at all, both are 0.
    """
    today = localdate()
    spans = [(holder, _day(holder["since"]), _day(holder["until"])) for holder in holders]
    known = [day for _holder, *days in spans for day in days if day]
    if not known:
        return [{"holder": holder, "start": 0, "length": 0} for holder, _since, _until in spans]
    first, last = min(known), max(today, *known)
    whole = (last - first).days + 1

    def thousandths(days: int) -> int:
        return 1000 * days // whole

    return [
        {
            "holder": holder,
            "start": thousandths(((since or first) - first).days),
            "length": max(thousandths(((until or last) - (since or first)).days + 1), SHORTEST_BAR),
        }
        for holder, since, until in spans
    ]


def _day(stored: str | date | None) -> date | None:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


@register.filter
def is_past(moment: datetime | str | None) -> bool:
    """Whether a moment, given as ISO 8601 or read already, lies behind; nothing given is never past."""
    if not moment:
        return False
    return (datetime.fromisoformat(moment) if isinstance(moment, str) else moment) <= now()


@register.filter
def of_kind(sites: Iterable[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [site for site in sites if site["kind"] == kind]


@register.filter
def section_url(nav: Iterable[Mapping[str, Any]], slug: str) -> str:
    """Address of the menu's entry for a standard section, known by its slug; empty when the menu has none."""
    return next((item["url"] for item in nav if item["url"].rstrip("/").endswith(f"/{slug}")), "")


@register.filter
def has_any(body: Mapping[str, Any], names: str) -> bool:
    """Whether one of the fields named, with spaces between, has something in it."""
    return any(body[name] for name in names.split())


@register.filter
def has_facts(contact: Mapping[str, Any] | None) -> bool:
    """Whether a contact card has anything to show."""
    return contact is not None and any(value not in (None, "", []) for value in contact.values())


@register.filter
def largest(image: Mapping[str, Any]) -> str:
    """Address of an image's widest source."""
    sources = image["sources"]
    return str(sources[-1]["url"] if sources else image["src"])
