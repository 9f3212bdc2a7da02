"""From the blocks of a content file to what a StreamField stores."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile

from cms.pages.models import BasePage
from sites.demo.media import SiteMedia
from sites.demo.recordings import Cue, compose, web_vtt

# In content files a link names a page by its path on the site.
PAGE_LINK = re.compile(r'<a page="([^"]+)">')


def stream(blocks: list[dict[str, Any]], media: SiteMedia) -> str:
    """The JSON of a body."""
    return json.dumps(block_values(blocks, media))


def block_values(blocks: list[dict[str, Any]], media: SiteMedia) -> list[dict[str, Any]]:
    """What a StreamField stores, before it is JSON. Raises ValueError for a block that no page has."""
    return [_block(block, media) for block in blocks]


def linked(html: str, media: SiteMedia) -> str:
    """Editor's HTML with links to pages of the same site. Raises BasePage.DoesNotExist for a path without a page."""

    def link(match: re.Match[str]) -> str:
        return f'<a linktype="page" id="{page_at(match[1], media).pk}">'

    return PAGE_LINK.sub(link, html)


def page_at(path: str, media: SiteMedia) -> BasePage:
    """The page of the media's site at a path like `/contact/`. Raises BasePage.DoesNotExist."""
    return BasePage.objects.get(site=media.site, url_path=f"/{media.site.code}{path}")


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
        case {"callout": html, "title": title}:
            return _typed("callout", {"kind": block.get("kind", "note"), "title": title, "text": linked(html, media)})
        case {"accordion": parts}:
            return _typed("accordion", {"items": [_item(part) for part in parts]})
        case {"table": table}:
            return _typed("table", _table(table))
        case {"figures": figures, "title": title, "period": period}:
            items = [_item({"reason": "", **figure, "period": period}) for figure in figures]
            return _typed("figures", {"title": title, "items": items, "source": block.get("source", "")})
        case {"image": [scene, seed], "caption": caption}:
            return _typed("image", {"image": media.scene(scene, seed).pk, "caption": caption})
        case {"image_pair": pictures, "captions": captions}:
            pair = zip(("first", "second"), pictures, captions, strict=True)
            return _typed("image_pair", {side: _picture(picture, text, media) for side, picture, text in pair})
        case {"gallery": pictures, "title": title}:
            items = [_item(_picture(record["picture"], record["caption"], media)) for record in pictures]
            return _typed("gallery", {"title": title, "pictures": items})
        case {"film": _} | {"audio": _}:
            return _recording(block, media)
        case {"documents": keys, "title": title}:
            return _typed("documents", {"title": title, "items": [_item(media.document(key).pk) for key in keys]})
    return _way(block, media)


def _way(block: dict[str, Any], media: SiteMedia) -> dict[str, Any]:
    """The blocks that lead on: to pages, people, news and places."""
    match block:
        case {"action": label, "note": note, "page": path}:
            targets = {"page": page_at(path, media).pk, "address": "", "email": "", "phone": ""}
            return _typed("call_to_action", {"label": label, "note": note, **targets})
        case {"people": paths, "title": title}:
            return _typed("people", {"title": title, "posts": [_item(page_at(path, media).pk) for path in paths]})
        case {"newest": limit, "title": title, "kind": kind}:
            return _typed("news_list", {"title": title, "kind": kind, "category": None, "limit": limit})
        case {"contact": title}:
            return _typed("contact", {"title": title})
        case {"map": place, "landmarks": landmarks}:
            return _typed("map", {"address": "", **place, "landmarks": [_item(landmark) for landmark in landmarks]})
    raise ValueError(f"no block of a page is made like this: {block}")


def _recording(block: dict[str, Any], media: SiteMedia) -> dict[str, Any]:
    title, transcript = block["title"], block["transcript"]
    words = {"title": title, "transcript": transcript, "embed_url": ""}
    if "audio" in block:
        sound = compose(block["audio"])
        file = media.store(ContentFile(sound.wave, name=f"tune-{block['audio']}.wav"), {"fa": title})
        return _typed("audio", {**words, "file": file.pk, "seconds": round(sound.seconds)})
    film, (scene, seed) = block["film"], block["poster"]
    captions = ContentFile(web_vtt(Cue(*cue) for cue in block["captions"]).encode(), name=f"{scene}-{seed}.vtt")
    files = {
        "file": media.store(media.film(film, f"{scene}-{seed}.webm"), {"fa": title}).pk,
        "captions": media.store(captions, {"fa": title}).pk,
        "poster": media.scene(scene, seed).pk,
    }
    return _typed("film", {**words, **files, "seconds": film["seconds"]})


def _picture(picture: list[Any], caption: str, media: SiteMedia) -> dict[str, Any]:
    return {"image": media.scene(*picture).pk, "caption": caption}


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
