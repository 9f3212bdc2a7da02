"""The pattern page: components in their states, every block, and the way to every page sample."""

from __future__ import annotations

from typing import Any

from themes.base.samples.bodies import people_body, unit_body
from themes.base.samples.forms import empty_form, mistaken_form
from themes.base.samples.frame import DIRECTIONS, LABELS, frame, site
from themes.base.samples.pages import Sample, page_samples
from themes.base.samples.pieces import bare_block_samples, block_samples, teaser, words
from themes.base.seals import NOTCHES

ADDRESS = "/patterns/"


def pattern_page(locale: str) -> Sample:
    """The page itself, as a sample."""
    unit = unit_body(locale)
    context: dict[str, Any] = frame(locale) | {
        "title": "Patterns",
        "languages": [
            {"code": code, "label": label, "url": f"{ADDRESS}?lang={code}", "current": code == locale, "is_ready": True}
            for code, label in LABELS.items()
        ],
        "names": [sample.name for sample in page_samples(locale)],
        "locales": list(DIRECTIONS),
        "schemes": ["light", "dark"],
        "seals": [
            site(locale, kind) | {"seal_points": points} for points in NOTCHES for kind in ("district", "central")
        ],
        "teasers": [
            teaser(locale, 0, image="garden", kind="report", site=site(locale)),
            teaser(locale, 1, site=site(locale, "organisation")),
            teaser(locale, 2, image="dawn") | {"title": words(locale)["long_title"]},
        ],
        "empty_form": empty_form(),
        "mistaken_form": mistaken_form(),
        "chart": unit["chart"],
        "posts": [post for department in people_body(locale)["departments"] for post in department["posts"]],
        "pagination": {"newer_url": ADDRESS, "older_url": ADDRESS, "page": 2},
        "blocks": block_samples(locale),
        "bare_blocks": bare_block_samples(locale),
    }
    return Sample("patterns", "patterns/index.html", context)
