"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from typing import Any

from cms.serving.feeds.feed import Entry, Feed
from cms.serving.machine_readable import iso

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    content = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.home_url,
        "feed_url": feed.address("json"),
        "language": feed.language,
        "authors": [{"name": feed.author, "url": feed.home_url}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(_said(content), ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    picture = entry.picture
    return _said(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html,
            "summary": entry.summary,
            "image": picture.url if picture else "",
            "date_published": iso(entry.published),
            "date_modified": iso(entry.updated),
            "authors": [{"name": entry.author, "url": entry.author_url}],
            "tags": entry.categories,
            "language": entry.language,
            "attachments": [{"url": picture.url, "mime_type": picture.type}] if picture else None,
        }
    )


def _said(content: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; `items` and `content_html` are required all the same."""
    return {
        name: value
        for name, value in content.items()
        if value not in ("", None) and (value != [] or name == "items") or name == "content_html"
    }
