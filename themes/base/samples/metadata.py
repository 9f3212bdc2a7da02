"""What the head of a page says to machines."""

import json
from typing import Any

from django.utils.safestring import mark_safe

from themes.base.samples.pieces import address

ORIGIN = "https://d7.city.example"


def metadata(locale: str, path: str, title: str) -> dict[str, Any]:
    url = f"{ORIGIN}{address(locale, path)}"
    alternates = [(code, address(code, path)) for code in ("fa", "en", "ar")] + [("x-default", path)]
    data = {"@context": "https://schema.org", "@graph": [{"@type": "GovernmentOrganization", "name": title}]}
    return {
        "canonical_url": url,
        "alternates": [{"language": code, "url": f"{ORIGIN}{other}"} for code, other in alternates],
        "feeds": [{"title": title, "url": address(locale, "/feed.atom"), "type": "application/atom+xml"}],
        "open_graph": [("og:title", title), ("og:url", url)],
        "twitter_card": "summary_large_image",
        "structured_data": mark_safe(json.dumps(data, ensure_ascii=False)),
    }
