"""News items of every kind and state, and their index: whole, narrowed, of the network, without anything."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from themes.base.samples.frame import directory, site
from themes.base.samples.pieces import address, bare_block_samples, block_samples, picture, teaser, uid, words

OVER, FAR = "2026-10-30T12:00:00Z", "2090-03-20T20:30:00Z"


class State(NamedTuple):
    """A page in one state: `context` is what stands beside its body."""

    name: str
    title: str
    body: dict[str, Any]
    context: dict[str, Any]
    site_kind: str = "district"


def news_states(locale: str) -> list[State]:
    return [*_indexes(locale), *_items(locale)]


def news_body(locale: str) -> dict[str, Any]:
    text, room = words(locale), words(locale)["newsroom"]
    item = text["news"][0]
    return {
        "type": "news",
        "seo_title": "",
        "description": "",
        "kind": "report",
        "kind_label": text["kinds"]["report"],
        "kicker": item["kicker"],
        "lead": item["lead"],
        "reporter": room["reporter"],
        "picture": picture(locale, "lines", focal={"x": 0.5, "y": 0.6}),
        "picture_caption": text["caption"],
        "blocks": block_samples(locale),
        "photo_report": {
            "uid": uid("photo-report"),
            "title": room["photo_report"],
            "url": address(locale, "/galleries/stops/"),
            "locale": locale,
        },
        "category": text["category"],
        "tags": room["tags"][:3],
        "source": {"name": room["source"], "url": "https://bus.city.example/news/1"},
        "answered": None,
        "valid_until": None,
        "related": [],
        "reading_minutes": 3,
    }


def _kind(locale: str, kind: str) -> dict[str, str]:
    return {"kind": kind, "kind_label": words(locale)["newsroom"]["kinds"][kind]}


def _items(locale: str) -> list[State]:
    text, room = words(locale), words(locale)["newsroom"]
    title, rich = text["news"][0]["title"], news_body(locale)
    names = ("kicker", "lead", "reporter", "category", "picture_caption")
    nothing: dict[str, Any] = dict.fromkeys(names, "") | {
        "picture": None,
        "photo_report": None,
        "source": None,
        "tags": [],
        "reading_minutes": 1,
    }
    plain = rich | nothing | {"blocks": bare_block_samples(locale)}
    index = {"index_url": address(locale, "/news/")}
    more = index | {"related": [teaser(locale, 2, site=site(locale, "central")), teaser(locale, 3)]}
    none: dict[str, Any] = index | {"related": []}
    chosen = [_related(locale, 1, None), _related(locale, 3, site(locale, "organisation"))]
    media = {"media": room["media"], "title": room["media_title"], "date": "2026-10-24", "url": ""}
    response = rich | _kind(locale, "response") | {"picture": None, "related": chosen}
    notice = plain | _kind(locale, "notice") | {"lead": text["news"][0]["lead"]}
    return [
        State("news", title, rich, more),
        State("news-plain", text["long_title"], plain, none),
        State("news-portrait", title, rich | {"picture": picture(locale, "portrait")}, more),
        State(
            "news-response",
            text["long_title"],
            response | {"answered": media | {"url": "https://daily.example/promenade"}},
            index | {"related": chosen},
        ),
        State(
            "news-response-bare", title, plain | _kind(locale, "response") | {"answered": media | {"date": None}}, none
        ),
        State("news-notice", room["notice_title"], notice | {"valid_until": FAR}, none),
        State("news-notice-expired", room["notice_title"], notice | {"valid_until": OVER}, more),
    ]


def _related(locale: str, number: int, record: dict[str, Any] | None) -> dict[str, Any]:
    item = teaser(locale, number)
    names = ("uid", "title", "url", "locale", "kind", "kind_label", "published_at")
    label = record and {
        "code": record["code"], "short_name": record["short_name"], "url": "/s/parks/", "hue": record["hue"]
    }  # fmt: skip
    return {**{name: item[name] for name in names}, "valid_until": None, "site": label}


def _indexes(locale: str) -> list[State]:
    text, room = words(locale), words(locale)["newsroom"]
    title = text["news_title"]
    body = {"type": "news_index", "seo_title": "", "description": "", "introduction": ""}
    expired = teaser(locale, 3) | _kind(locale, "notice") | {"uid": uid("notice"), "valid_until": OVER}
    items = [teaser(locale, 0, image="lines", kind="report"), teaser(locale, 1), teaser(locale, 2, image="dawn")]
    both = {"newer_url": address(locale, "/news/"), "older_url": address(locale, "/news/?page=3"), "page": 2}
    none: dict[str, Any] = {"newer_url": None, "older_url": None, "page": 1}
    month = next(iter(room["months"]))
    chosen = {"kind": "report", "month": month}
    nothing: dict[str, Any] = {
        "chosen": [],
        "total": 0,
        "all_url": address(locale, "/news/"),
        "groups": [],
        "fields": [],
        "scopes": [],
    }
    whole = nothing | {"groups": _groups(locale, {}), "total": 48}
    narrowed = whole | {"groups": _groups(locale, chosen), "total": 2, "chosen": _chosen(locale, chosen)}
    network = nothing | {"total": None, "fields": _fields(locale, month), "scopes": _scopes(locale)}
    network["chosen"] = _chosen(locale, {"month": month})
    labelled = [
        item | {"site": site(locale, kind)}
        for item, kind in zip(items, ("district", "organisation", "central"), strict=True)
    ]

    def state(name: str, shown: list[Any], pagination: dict[str, Any], narrowing: dict[str, Any]) -> State:
        context = {"items": shown, "pagination": pagination, "narrowing": narrowing}
        return State(name, title, body, context, "central" if narrowing["scopes"] else "district")

    return [
        state("news-index", [*items, expired], both, whole),
        state("news-index-narrowed", items[:1], none, narrowed),
        state("news-index-no-match", [], none, narrowed | {"total": 0}),
        state("news-index-network", labelled, none, network),
        state("news-index-empty", [], none, nothing),
        state("news-index-end", [], both, whole),
    ]


def _address(locale: str, values: dict[str, str]) -> str:
    return address(locale, "/news/") + (f"?{urlencode(values)}" if values else "")


def _without(values: dict[str, str], name: str) -> dict[str, str]:
    return {other: value for other, value in values.items() if other != name}


def _values(locale: str) -> dict[str, dict[str, str]]:
    text, room = words(locale), words(locale)["newsroom"]
    kinds = {kind: text["kinds"][kind] for kind in ("news", "report", "interview")} | room["kinds"]
    same = {
        name: {word: word for word in room[words_of]}
        for name, words_of in (("category", "categories"), ("tag", "tags"))
    }
    return {"kind": kinds, **same, "month": room["months"]}


def _chosen(locale: str, chosen: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"label": _values(locale)[name][value], "url": _address(locale, _without(chosen, name))}
        for name, value in chosen.items()
    ]


def _groups(locale: str, chosen: dict[str, str]) -> list[dict[str, Any]]:
    titles = words(locale)["newsroom"]["titles"]
    return [
        {
            "name": name,
            "title": titles[name][0],
            "choices": [
                _choice(titles[name][1], None, _address(locale, _without(chosen, name)), name not in chosen),
                *(
                    _choice(label, count, _address(locale, chosen | {name: value}), chosen.get(name) == value)
                    for count, (value, label) in zip(range(1_234, 0, -112), values.items(), strict=False)
                ),
            ],
        }
        for name, values in _values(locale).items()
    ]


def _choice(label: str, count: int | None, url: str, current: bool) -> dict[str, Any]:
    return {"label": label, "count": count, "url": url, "current": current}


def _fields(locale: str, month: str) -> list[dict[str, Any]]:
    titles = words(locale)["newsroom"]["titles"]
    values = {name: value for name, value in _values(locale).items() if name in ("kind", "month")}
    sites = {
        record["url"].removeprefix("https://").partition(".")[0]: record["short_name"] for record in directory(locale)
    }
    return [
        {
            "name": name,
            "title": titles[name][0],
            "options": [
                {"value": value, "label": label, "selected": value == (month if name == "month" else "")}
                for value, label in {"": titles[name][1], **choices}.items()
            ],
        }
        for name, choices in {"site": sites, **values}.items()
    ]


def _scopes(locale: str) -> list[dict[str, Any]]:
    return [
        {"label": words(locale)["central"]["short_name"], "url": address(locale, "/news/"), "current": False},
        {
            "label": words(locale)["newsroom"]["titles"]["site"][1],
            "url": _address(locale, {"scope": "network"}),
            "current": True,
        },
    ]
