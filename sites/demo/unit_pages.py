"""The pages by which a demo unit presents itself, made by the importer from texts as units really publish them."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from cms.importing.applying import ImportResult, apply_unit
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.tenancy.models import NetworkSite

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


def import_unit_page(site: NetworkSite) -> ImportResult:
    """Fill introduction, duties and head. Raises ImportRefused for a text that cannot be read."""
    path = unit_page_of(site.code)
    return apply_unit(recognise(read_source(path, path.name)), site)
