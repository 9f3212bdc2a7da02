"""The pages by which a demo unit presents itself, made by the importer from texts as units really publish them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils.html import strip_tags

from cms.importing.applying import apply_unit
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.people.models import PostPage
from cms.tenancy.models import NetworkSite
from cms.units.models import DutiesPage, UnitIntroductionPage
from sites.demo.content import read, set_translated
from sites.demo.publishing import publish

OWN_PAGES = Path(__file__).parent / "pages"
# Given texts go to the sites in this order; a site that gets none has a page of our own making.
ORDER = ("d1", "d2", "central", "d3", "d4", "d5")


def given_pages() -> list[Path]:
    """Texts of real units in the folder that PAYVAND_SHARED names, by default `../shared` beside the checkout."""
    folder = Path(os.environ.get("PAYVAND_SHARED") or settings.BASE_DIR.parent / "shared")
    return sorted(path for path in (folder / "seeds").glob("*") if path.is_file())


def unit_page_of(code: str) -> Path:
    given = dict(zip(ORDER, given_pages(), strict=False))
    return given.get(code) or OWN_PAGES / f"{code}.txt"


def import_unit_page(site: NetworkSite) -> PostPage | None:
    """Fill introduction and duties, and return the head's post if the text names one.

    Raises ImportRefused for a text that cannot be read.
    """
    path = unit_page_of(site.code)
    apply_unit(recognise(read_source(path, path.name)), site)
    head: PostPage | None = UnitIntroductionPage.objects.get(site=site).head
    return head


def complete_unit_pages(site: NetworkSite, head: PostPage, leads: dict[str, str]) -> None:
    """Give the imported pages their head and, in the site's other languages, a shorter text."""
    introduction = UnitIntroductionPage.objects.get(site=site)
    duties = DutiesPage.objects.get(site=site)
    introduction.head = head
    for language in site.languages:
        words = read("units")[language]
        set_translated(introduction, "lead", {language: strip_tags(leads[language])})
        setattr(introduction, f"goals_{language}", _stream("goal", words["goals"]))
        set_translated(duties, "introduction", {language: f"<p>{words['introduction']}</p>"})
        setattr(duties, f"duties_{language}", _stream("duty", [_duty(duty) for duty in words["duties"]]))
        for page in (introduction, duties):
            setattr(page, f"ready_{language}", True)
    publish(introduction)
    publish(duties)


def _stream(kind: str, values: list[Any]) -> str:
    return json.dumps([{"id": str(uuid4()), "type": kind, "value": value} for value in values])


def _duty(words: dict[str, str]) -> dict[str, Any]:
    return {"level": 1, "title": words["title"], "text": f"<p>{words['text']}</p>", "anchor": words["anchor"]}
