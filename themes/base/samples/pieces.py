"""The parts that bodies are made of: words, pictures, teasers, contact cards, blocks."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.templatetags.static import static

WORDS = Path(__file__).parent / "words"


@cache
def words(locale: str) -> Any:
    """The texts of one language; the same keys in each. Not to be changed by the caller.

    What `words/<family>.<locale>.json` holds stands below the key `family`.
    """
    texts = json.loads((WORDS / f"{locale}.json").read_text(encoding="utf-8"))
    families = {
        file.name.partition(".")[0]: json.loads(file.read_text(encoding="utf-8"))
        for file in sorted(WORDS.glob(f"*.{locale}.json"))
    }
    return texts | families


def uid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def address(locale: str, path: str) -> str:
    """`path` in the language's own address space: Persian has no prefix."""
    return path if locale == "fa" else f"/{locale}{path}"


def picture(locale: str, name: str, *, focal: dict[str, float] | None = None) -> dict[str, Any]:
    url = static(f"base/samples/{name}.svg")
    width, height = (800, 1000) if name == "portrait" else (1200, 800)
    sources = [
        {"url": url, "width": width // 2, "height": height // 2},
        {"url": url, "width": width, "height": height},
    ]
    return {
        "uid": uid(f"picture-{name}"),
        "alt": words(locale)["pictures"][name],
        "is_decorative": False,
        "credit": words(locale)["credit"],
        "width": width,
        "height": height,
        "focal": focal,
        "tint": "#9aa7a0",
        "src": url,
        "sources": sources,
        "avif": sources,
    }


def series(locale: str, count: int) -> list[dict[str, Any]]:
    """Pictures of a report: the third is upright, the last has no caption, a focal point stands out of the middle."""
    names = ("dawn", "garden", "portrait", "lines", "plan")
    captions = words(locale)["galleries"]["captions"]
    return [
        {
            "image": picture(locale, names[index % len(names)], focal={"x": 0.5, "y": 0.7} if index else None),
            "caption": captions[index % len(captions)] if index == 0 or index < count - 1 else "",
        }
        for index in range(count)
    ]


def recording(locale: str, medium: str, **changes: Any) -> dict[str, Any]:
    """A film with poster and captions, or a sound, both with a transcript; `changes` leave out or add."""
    name, content_type = {"film": ("film.mp4", "video/mp4"), "audio": ("talk.mp3", "audio/mpeg")}[medium]
    is_film = medium == "film"
    return {
        "medium": medium,
        "file": {"url": f"/documents/{uid(name)}/{name}", "content_type": content_type, "size": 18_400_000},
        "embed": None,
        "poster": picture(locale, "plan") if is_film else None,
        "seconds": 200,
        "captions": [{"language": code, "url": f"/documents/{uid(code)}/{code}.vtt"} for code in ("fa", "en")]
        if is_film
        else [],
        "transcript": words(locale)["galleries"]["transcript"],
        **changes,
    }


EMBED = {
    "host": "video.example",
    "url": "https://video.example/v/sample",
    "player_url": "https://video.example/embed/sample",
}


def contact_card(locale: str) -> dict[str, Any]:
    text = words(locale)
    return {
        "address": text["address"],
        "phones": [
            {"label": text["phone_label"], "number": "000-555 0700", "extension": "214"},
            {"label": "", "number": "+98 000 555 0701", "extension": ""},
        ],
        "fax": "000-555 0709",
        "email": "district7@city.example",
        "hours": text["hours"],
        "latitude": 35.70012,
        "longitude": 51.4,
        "website": "https://city.example/",
    }


EMPTY_CONTACT: dict[str, Any] = {
    "address": "",
    "phones": [],
    "fax": "",
    "email": "",
    "hours": "",
    "latitude": None,
    "longitude": None,
    "website": "",
}


def teaser(
    locale: str, index: int, *, image: str = "", kind: str = "news", site: dict[str, Any] | None = None
) -> dict[str, Any]:
    item = words(locale)["news"][index]
    return {
        "uid": uid(f"news-{index}"),
        "type": "news",
        "url": address(locale, f"/news/{index}/"),
        "title": item["title"],
        "kicker": item["kicker"],
        "lead": item["lead"],
        "kind": kind,
        "kind_label": words(locale)["kinds"][kind],
        "category": words(locale)["category"],
        "tags": [],
        "valid_until": None,
        "published_at": f"2026-11-{22 - 3 * index:02}T09:30:00+03:30",
        "picture": picture(locale, image) if image else None,
        "locale": locale,
        "site": site,
    }


def post_card(locale: str, index: int) -> dict[str, Any]:
    """A post as a block shows it: the first with a portrait, the second with an acting holder, the third vacant."""
    title, name = words(locale)["blocks"]["people"]["posts"][index]
    holder = {
        "uid": uid(f"holder-{index}"),
        "name": name,
        "portrait": picture(locale, "portrait") if index == 0 else None,
        "biography": "",
        "since": "2023-05-01",
        "until": None,
        "is_acting": index == 1,
        "is_current": True,
    }
    return {
        "uid": uid(f"post-{index}"),
        "title": title,
        "url": address(locale, f"/people/{index}/"),
        "department": "",
        "extension": "214",
        "phone": "",
        "email": "",
        "holder": holder if name else None,
    }


def _actions(locale: str) -> list[dict[str, Any]]:
    """One call to action of each kind."""
    act = words(locale)["blocks"]["act"]
    mail, number = "district7@city.example", "+98 000 555 0701"
    targets = [
        ("page", address(locale, "/contact/"), ""),
        ("address", "https://city.example/", ""),
        ("email", f"mailto:{mail}", mail),
        ("phone", "tel:+980005550701", number),
    ]
    return [
        {"label": act[kind], "note": act["note"] if kind == "page" else "", "kind": kind, "url": url, "shown": shown}
        for kind, url, shown in targets
    ]


def _callouts(locale: str) -> list[dict[str, Any]]:
    texts = words(locale)["blocks"]["callout"]
    titles = [*texts["titles"], ""]
    return [
        {"kind": kind, "kind_label": texts["labels"][kind], "title": title, "html": html}
        for kind, title, html in zip(("note", "warning", "urgent"), titles, texts["texts"], strict=True)
    ]


def _place(locale: str) -> dict[str, Any]:
    text = words(locale)["blocks"]["map"]
    spots = ((35.7041, 51.4052), (35.6988, 51.3962), (35.6952, 51.4101))
    landmarks = [
        {"name": name, "latitude": latitude, "longitude": longitude}
        for name, (latitude, longitude) in zip(text["landmarks"], spots, strict=True)
    ]
    place = {"latitude": 35.70012, "longitude": 51.4, "landmarks": landmarks}
    return {"name": text["name"], "address": text["address"], **place}


def _news_list(locale: str, **changes: Any) -> dict[str, Any]:
    query = f"site=d7&type=news&locale={locale}&limit=3"
    value = {
        "title": "",
        "kind": "",
        "kind_label": "",
        "category": "",
        "limit": 3,
        "api_path": f"/api/v1/items?{query}",
    }
    return value | changes


NEWS_LIST = "block-news-list"  # whose items are in `block_items`


def block_items(locale: str) -> dict[str, list[dict[str, Any]]]:
    """What serving finds for the lists among the samples of blocks."""
    return {NEWS_LIST: [teaser(locale, index) for index in range(3)]}


def block_samples(locale: str) -> list[dict[str, Any]]:
    """One block of each type, both levels and both styles included, in an order that reads as an article."""
    text = words(locale)
    first, second = text["paragraphs"]
    image = picture(locale, "plan", focal={"x": 0.31, "y": 0.78})
    documents = [
        {"uid": uid(extension), "title": title, "url": f"/documents/{extension}/", "size": size, "extension": extension}
        for title, extension, size in zip(text["documents"]["items"], ("pdf", "xlsx"), (2_345_678, 48_300), strict=True)
    ]
    pair = [
        {"image": picture(locale, name), "caption": caption}
        for name, caption in zip(("garden", "plan"), text["blocks"]["pair"], strict=True)
    ]
    values: list[tuple[str, dict[str, Any]]] = [
        ("paragraph", {"html": first}),
        ("heading", {"text": text["heading"], "level": 2, "anchor": "what-changed"}),
        ("list", {"style": "number", "items": text["list"]}),
        ("quote", {"text": text["quote"], "source": text["quote_source"]}),
        ("paragraph", {"html": second}),
        ("image", {"image": image, "caption": text["caption"]}),
        ("heading", {"text": text["subheading"], "level": 3, "anchor": "next"}),
        ("list", {"style": "bullet", "items": text["list"][:2]}),
        ("table", text["table"] | {"first_column_is_header": True}),
        ("documents", {"title": text["documents"]["title"], "items": documents}),
        ("gallery", {"title": text["galleries"]["report"]["title"], "pictures": series(locale, 4)}),
        ("film", {"title": text["galleries"]["film"]["title"], "recording": recording(locale, "film")}),
        ("audio", {"title": text["galleries"]["audio"]["title"], "recording": recording(locale, "audio")}),
        *(("callout", callout) for callout in _callouts(locale)),
        ("accordion", {"items": [{"title": title, "html": html} for title, html in text["blocks"]["accordion"]]}),
        ("image_pair", {"pictures": pair}),
        ("figures", text["blocks"]["figures"]),
        *(("call_to_action", action) for action in _actions(locale)),
        ("people", {"title": text["blocks"]["people"]["title"], "posts": [post_card(locale, n) for n in range(3)]}),
        ("contact", {"title": text["blocks"]["contact"], "contact": contact_card(locale)}),
        ("map", _place(locale)),
    ]
    numbered = [{"type": kind, "id": f"block-{index}", "value": value} for index, (kind, value) in enumerate(values)]
    news = _news_list(locale, title=text["blocks"]["news_list"], category=text["category"])
    return [*numbered, {"type": "news_list", "id": NEWS_LIST, "value": news}]


def bare_block_samples(locale: str) -> list[dict[str, Any]]:
    """The same types with everything left out that may be left out."""
    text = words(locale)
    title = text["documents"]["items"][0]
    document = {"uid": uid("pdf"), "title": title, "url": "/documents/pdf/", "size": 0, "extension": "pdf"}
    image = picture(locale, "plan") | {"is_decorative": True, "credit": "", "sources": [], "avif": []}
    lost = image | {"src": "", "tint": ""}
    bare = recording(locale, "film", poster=None, seconds=None, captions=[], transcript="")
    values: list[tuple[str, dict[str, Any]]] = [
        ("quote", {"text": text["quote"], "source": ""}),
        ("image", {"image": image, "caption": ""}),
        ("image", {"image": lost, "caption": ""}),
        ("image", {"image": None, "caption": ""}),
        ("table", {"caption": "", "header": [], "rows": text["table"]["rows"], "first_column_is_header": False}),
        ("documents", {"title": "", "items": [document]}),
        ("documents", {"title": "", "items": []}),
        ("gallery", {"title": "", "pictures": [{"image": image, "caption": ""}]}),
        ("gallery", {"title": "", "pictures": [{"image": lost, "caption": ""}, {"image": image, "caption": ""}]}),
        ("gallery", {"title": "", "pictures": []}),
        ("film", {"title": text["galleries"]["film"]["title"], "recording": bare}),
        ("callout", _callouts(locale)[0] | {"title": ""}),
        ("accordion", {"items": []}),
        ("image_pair", {"pictures": [{"image": image, "caption": ""}]}),
        ("image_pair", {"pictures": []}),
        ("figures", {"title": "", "items": text["blocks"]["figures"]["items"][-1:], "source": ""}),
        ("call_to_action", _actions(locale)[0] | {"note": ""}),
        ("call_to_action", _actions(locale)[0] | {"url": ""}),
        ("people", {"title": "", "posts": [post_card(locale, 2) | {"extension": ""}]}),
        ("people", {"title": "", "posts": []}),
        ("news_list", _news_list(locale)),
        ("contact", {"title": "", "contact": EMPTY_CONTACT}),
        ("contact", {"title": "", "contact": None}),
        ("map", _place(locale) | {"address": "", "landmarks": []}),
    ]
    return [{"type": kind, "id": f"bare-{index}", "value": value} for index, (kind, value) in enumerate(values)]
