"""Whoever follows links, filters and choosers of the admin arrives at nothing that another site keeps to itself.

An editor looks at one address of a kind; `make crawl` looks at more, as every role of a site, which takes minutes.
"""

from __future__ import annotations

import json
import os
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import Resolver404, resolve

from tests.access.every_view import belongings
from tests.access.test_every_view import CENTRE, OTHER, OWN, around
from tests.factories import UserFactory
from tests.factories.world import CENTRAL

pytestmark = pytest.mark.django_db

IS_WHOLE = os.environ.get("CRAWL_AS") == "everybody"
ROLES = ["contributor", "editor", "publisher", "site-manager"] if IS_WHOLE else ["editor"]
# Addresses of one view with the same parameters that are looked at; lists have as many as they have rows and pages.
MOST_ALIKE = 12 if IS_WHOLE else 1
# Where they lead back to, which is no other page, and keys that only make an address new.
IDLE = {"next", "_w_filter_fragment", "result_url", "revision_id"}
LEAVING = {"account_logout", "wagtailadmin_logout", "wagtailadmin_error_test"}


@pytest.mark.parametrize("role", ROLES)
def test_no_way_leads_to_another_site(role: str) -> None:
    worlds = [belongings("first", OWN), belongings("second", OTHER), belongings("central", CENTRE)]
    client = Client(headers={"host": CENTRAL}, raise_request_exception=False)
    client.force_login(UserFactory(username="visitor", role=("first", role)))
    waiting, seen, alike = deque(["/admin/"]), {"/admin/"}, Counter[tuple[str, ...]]()
    found: set[str] = set()
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)
        text = (b"".join(answer) if answer.streaming else answer.content).decode(errors="replace")
        found |= {f"{address}: {around(text, world.marker)}" for world in worlds[1:] if world.marker in text}
        if answer.status_code >= 500:
            found.add(f"{address}: {answer.status_code}")
        for way in sorted(set(ways(address, answer, text)) - seen):
            kind = kind_of(way)
            if kind and alike[kind] < MOST_ALIKE:
                alike[kind] += 1
                seen.add(way)
                waiting.append(way)
    if found:
        pytest.fail("\n".join(sorted(found)), pytrace=False)
    # Nobody got lost at the first door.
    assert len(alike) > 60, sorted(alike)


def ways(address: str, answer: Any, text: str) -> Iterator[str]:
    """Where a person or a script goes on from here, as addresses of the admin without what only makes them new."""
    if answer.status_code in (301, 302):
        yield from usual(urljoin(address, answer["Location"]))
        return
    if "json" in answer.get("Content-Type", ""):
        text = "\n".join(strings(json.loads(text)))
    if not text.lstrip().startswith("<") and "<" not in text:
        return
    document = BeautifulSoup(text, "html.parser")
    for element in document.find_all(True):
        for name, value in element.attrs.items():
            if name in ("href", "src", "action") or (isinstance(value, str) and value.startswith("/admin/")):
                yield from usual(urljoin(address, str(value)))
    for form in document.find_all("form", method=lambda method: (method or "get").lower() == "get"):
        to = urljoin(address, form.get("action") or address)
        for choice in form.select("select[name], input[name][type=radio], input[name][type=checkbox]"):
            options = choice.select("option[value]") or [choice]
            for option in options:
                yield from usual(f"{to.partition('?')[0]}?{urlencode({choice['name']: option.get('value', 'on')})}")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def usual(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.netloc.partition(":")[0] in ("", CENTRAL) and parts.path.startswith("/admin/"):
        kept = sorted((key, value) for key, value in parse_qsl(parts.query) if key not in IDLE)
        yield f"{parts.path}?{urlencode(kept)}" if kept else parts.path


def kind_of(address: str) -> tuple[str, ...]:
    """The view and the names of its parameters; nothing for what is no view or ends the visit."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return ()
    return () if name in LEAVING else (name, *sorted(key for key, _value in parse_qsl(parts.query)))
