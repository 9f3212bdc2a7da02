"""What a new site is probably called and where it will be, told from its kind, its number and the other sites."""

from __future__ import annotations

import re
from collections import Counter
from typing import TypedDict

from cms.tenancy.models import HOSTNAME, Hostname, SiteKind
from cms.text.digits import to_persian
from sites.create_site import free_code

UNIT = "روابط‌عمومی"
DISTRICT = "منطقهٔ"


class Suggestion(TypedDict):
    """Empty where nothing can be told."""

    name: str
    short_name: str
    hostname: str
    code: str


def suggest(kind: str, number: int | None = None, *, name: str = "", hostname: str = "", code: str = "") -> Suggestion:
    """For a site of this kind; what was written already is the base of the rest. Names are Persian."""
    district = f"{DISTRICT} {to_persian(str(number))}" if kind == SiteKind.DISTRICT and number is not None else ""
    short_name = name.removeprefix(f"{UNIT} ").strip()[:60] or district
    hostname = hostname or (_of_number(number) if district and number is not None else _of_code(kind, code))
    return {
        "name": name or (f"{UNIT} {district}" if district else ""),
        "short_name": short_name,
        "hostname": hostname,
        "code": code or (free_code(hostname) if HOSTNAME.match(hostname) else ""),
    }


def _of_number(number: int) -> str:
    """The pattern that most districts' hostnames follow: d7.city.example after d1.city.example and d2.city.example."""
    known = Hostname.objects.filter(is_primary=True, site__kind=SiteKind.DISTRICT, site__number__isnull=False)
    patterns = Counter(
        pattern
        for hostname, own in known.values_list("hostname", "site__number")
        if (pattern := re.sub(rf"(?<!\d){own}(?!\d)", "{}", hostname, count=1)) != hostname
    )
    return patterns.most_common(1)[0][0].format(number) if patterns else ""


def _of_code(kind: str, code: str) -> str:
    """The code below the domain that most sites of the kind share, or else most sites of the network."""
    primary = Hostname.objects.filter(is_primary=True)
    for known in (primary.filter(site__kind=kind), primary):
        domains = Counter(domain for name in known.values_list("hostname", flat=True) if (domain := _domain(name)))
        if code and domains:
            return f"{code}.{domains.most_common(1)[0][0]}"
    return ""


def _domain(hostname: str) -> str:
    return hostname.partition(".")[2]
