"""From the blocks of a content file to what a StreamField stores."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import uuid4

from cms.pages.models import BasePage
from sites.demo.media import SiteMedia

# In content files a link names a page by its path on the site.
PAGE_LINK = re.compile(r'<a page="([^"]+)">')


def stream(blocks: list[dict[str, Any]], media: SiteMedia) -> str:
    """The JSON of a body. Raises ValueError for a block that no page has."""
    return json.dumps([_block(block, media) for block in blocks])


def linked(html: str, media: SiteMedia) -> str:
    """Editor's HTML with links to pages of the same site. Raises BasePage.DoesNotExist for a path without a page."""

    def link(match: re.Match[str]) -> str:
        page = BasePage.objects.get(site=media.site, url_path=f"/{media.site.code}{match[1]}")
        return f'<a linktype="page" id="{page.pk}">'

    return PAGE_LINK.sub(link, html)


def _block(block: dict[str, Any], media: SiteMedia) -> dict[str, Any]:
    match block:
        case {"heading": text}:
            return _typed("heading", {"text": text, "level": str(block.get("level", 2))})
        case {"paragraph": html}:
            return _typed("paragraph", {"text": linked(html, media)})
        case {"list": items, "style": style}:
            return _typed("list", {"style": style, "items": [_item(item) for item in items]})
        case {"quote": text, "source": source}:
            return _typed("quote", {"text": text, "source": source})
        case {"image": [scene, seed], "caption": caption}:
            return _typed("image", {"image": media.scene(scene, seed).pk, "caption": caption})
        case {"documents": keys, "title": title}:
            return _typed("documents", {"title": title, "items": [_item(media.document(key).pk) for key in keys]})
        case {"table": table}:
            return _typed("table", _table(table))
    raise ValueError(f"no block of a page is made like this: {block}")


def _typed(kind: str, value: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "type": kind, "value": value}


def _item(value: Any) -> dict[str, Any]:
    return _typed("item", value)


def _table(table: dict[str, Any]) -> dict[str, Any]:
    return {
        "table": {
            "caption": table["caption"],
            "columns": [{"type": "text", "heading": heading} for heading in table["header"]],
            "rows": [{"values": row} for row in table["rows"]],
        },
        "first_column_is_header": table["first_column_is_header"],
    }
