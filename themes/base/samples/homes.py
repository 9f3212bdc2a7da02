"""Home and portal pages in the states that they have to stand: sections full and empty, few sites and very many."""

from typing import Any

from themes.base.samples.bodies import home_body
from themes.base.samples.frame import directory, page_frame, site
from themes.base.samples.pieces import address, block_samples, picture, teaser, words

ENDS_AT = "2026-11-22T18:00:00+03:30"
MANY_SITES = 500


def home_contexts(locale: str) -> dict[str, dict[str, Any]]:
    """Contexts of pages/home.html by the name of the state."""
    opening = teaser(locale, 0, image="lines", kind="report")
    items = [teaser(locale, 1, image="garden", kind="report"), teaser(locale, 2), teaser(locale, 3, image="dawn")]
    few = [directory_section(), contact()]
    empty = [listed("news", []), listed("photo_reports", []), listed("notices", []), duties(locale, 0), contact()]
    return {
        "home": _home(
            locale,
            "district",
            [
                OPENING,
                listed("news", items),
                listed("photo_reports", galleries(locale, 3)),
                listed("notices", notices(locale)),
                week(locale),
                duties(locale, 3),
                figures(locale),
                free(locale),
                contact(),
            ],
            opening=opening,
            urgent=urgent(locale, 3),
        ),
        "home-words": _home(
            locale,
            "organisation",
            [OPENING, listed("news", items[1:]), listed("photo_reports", galleries(locale, 2)), contact()],
            opening=opening,
        ),
        "home-one-item": _home(locale, "district", [OPENING, listed("news", []), contact()], opening=opening)
        | {"site": site(locale) | {"number": 112}},
        "home-other-order": _home(
            locale,
            "organisation",
            [
                week(locale, is_empty=True),
                listed("photo_reports", galleries(locale, 1)),
                listed("news", items, title=words(locale)["news_title"]),
                OPENING,
            ],
            opening=opening | {"picture": None},
            urgent=urgent(locale, 1),
        ),
        "home-empty": _home(locale, "organisation", [OPENING, *empty], introduction=""),
        "central-home": _home(locale, "central", [OPENING, network_news(locale, items), *few], opening=opening)
        | sites(directory(locale)),
        "central-home-found": _home(locale, "central", few) | sites(directory(locale), asked="3", found=1),
        "central-home-no-match": _home(locale, "central", few) | sites(directory(locale), asked="x"),
        "central-home-many-sites": _home(locale, "central", few) | sites(many_sites(locale)),
        "central-home-empty": _home(locale, "central", [OPENING, listed("news", [], scope="network"), *few])
        | sites([]),
    }


def _home(
    locale: str, kind: str, sections: list[dict[str, Any]], *, opening: Any = None, urgent: Any = (), **body: Any
) -> dict[str, Any]:
    written = ("id", "type", "value")
    return page_frame(locale, "home", site(locale, kind)["name"], section="home", site_kind=kind) | {
        "body": home_body(locale)
        | {"sections": [{key: section[key] for key in written} for section in sections], "urgent": list(urgent)}
        | body,
        "opening": opening,
        "sections": sections,
        "urgent": list(urgent),
    }


OPENING: dict[str, Any] = {"id": "opening", "type": "opening", "value": {}}


def _section(type_name: str, value: dict[str, Any], **shown: Any) -> dict[str, Any]:
    return {"id": type_name, "type": type_name, "value": {"title": "", **value}, **shown}


def listed(type_name: str, items: list[dict[str, Any]], *, scope: str = "site", title: str = "") -> dict[str, Any]:
    return _section(type_name, {"scope": scope, "count": 8, "title": title}, items=items)


def network_news(locale: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    kinds = ("district", "organisation", "central")
    labelled = [item | {"site": site(locale, kind)} for item, kind in zip(items, kinds, strict=True)]
    return listed("news", labelled, scope="network")


def contact() -> dict[str, Any]:
    return _section("contact", {})


def directory_section() -> dict[str, Any]:
    return _section("directory", {})


def duties(locale: str, count: int) -> dict[str, Any]:
    items = [
        {"title": node["title"], "url": f"{address(locale, '/duties/')}#d-{number}"}
        for number, node in enumerate(words(locale)["duties"][:count], start=1)
    ]
    return _section("duties", {}, duties={"url": address(locale, "/duties/"), "locale": locale, "items": items})


def notices(locale: str) -> list[dict[str, Any]]:
    ends = ("2026-12-06T20:30:00Z", None)
    return [
        teaser(locale, index, site=site(locale) if index else None)
        | {"title": title, "kind": "notice", "kind_label": words(locale)["homes"]["notice_kind"], "valid_until": end}
        for index, (title, end) in enumerate(zip(words(locale)["homes"]["notices"], ends, strict=True))
    ]


def galleries(locale: str, count: int) -> list[dict[str, Any]]:
    text = words(locale)["homes"]
    kinds = ("photo_report", "film", "photo_report")
    pictures = ("garden", "dawn", "lines")
    return [
        teaser(locale, index)
        | {
            "type": kind,
            "title": title,
            "url": address(locale, f"/galleries/{index}/"),
            "kind": kind,
            "kind_label": text["gallery_kinds"][kind],
            "picture": picture(locale, image),
            "count": 9 if kind == "photo_report" else None,
            "seconds": 95 if kind == "film" else None,
        }
        for index, (title, kind, image) in enumerate(zip(text["galleries"], kinds, pictures, strict=True))
    ][:count]


def week(locale: str, *, is_empty: bool = False) -> dict[str, Any]:
    """Today with more than fits, an entry that is cancelled, and days without any."""
    text = words(locale)["homes"]
    times = ("09:00", "15:00", "", "10:30", "16:00")
    entries = (
        []
        if is_empty
        else [
            {
                "date": "2026-11-22" if index < 4 else "2026-11-24",
                "time": time,
                "title": title,
                "place": place,
                "locale": locale,
                "url": address(locale, f"/news/{index}/") if index % 2 else "",
                "is_cancelled": index == 1,
            }
            for index, ((title, place), time) in enumerate(zip(text["entries"], times, strict=True))
        ]
    )
    days = []
    for number, (weekday, day) in enumerate(zip(text["weekdays"], text["days"], strict=True)):
        date = f"2026-11-{22 + number}"
        of_day = [entry for entry in entries if entry["date"] == date]
        parts = {"weekday": weekday, "day": day, "month": text["month"]}
        days.append({"date": date, "is_today": number == 0, **parts, "entries": of_day[:3], "further": of_day[3:]})
    return _section("week", {"entries": entries}, days=days)


def figures(locale: str) -> dict[str, Any]:
    text = words(locale)["homes"]
    counted = [{"label": label, "value": value, "reason": reason} for label, value, reason in text["figures"]]
    return _section("figures", {"period": text["period"], "figures": counted})


def free(locale: str) -> dict[str, Any]:
    # Anchors of headings would come twice on a page that shows the same blocks elsewhere.
    return _section("free", {"title": words(locale)["homes"]["free_title"], "blocks": block_samples(locale)[:1]})


def urgent(locale: str, count: int) -> list[dict[str, Any]]:
    return [
        {
            "text": text,
            "locale": locale,
            "url": "" if index == 1 else address(locale, f"/news/{index}/"),
            "ends_at": ENDS_AT,
        }
        for index, text in enumerate(words(locale)["homes"]["urgent"][:count])
    ]


def sites(entries: list[dict[str, Any]], *, asked: str = "", found: int = 0) -> dict[str, Any]:
    """What the central office's home gets: the sites, those that were asked for, and the figure."""
    has_dots = len(entries) > 48
    places = [(40 + 65 * (index % 7), 50 + 95 * (index // 7) + 13 * (index % 3)) for index in range(len(entries))]
    seals = [] if has_dots else [entry | {"x": x, "y": y} for entry, (x, y) in zip(entries, places, strict=True)]
    figure = {
        "width": 480,
        "height": 360,
        "dots": "".join(f"M{x % 480},{y % 360}h0" for x, y in places) if has_dots else "",
        "seals": seals,
        "lines": "".join(f"M{x},{y}L{x + 65},{y + 13}" for x, y in places[:-1]),
    }
    return {
        "sites": entries,
        "asked": asked,
        "matches": entries[:found],
        "city_map": figure if entries else None,
        "directory_version": f"{len(entries)}",
    }


def many_sites(locale: str) -> list[dict[str, Any]]:
    first = directory(locale)[0]
    return [
        first | {"number": number, "hue": number * 37 % 360, "url": f"https://d{number}.city.example/"}
        for number in range(1, MANY_SITES + 1)
    ]


def portal_contexts(locale: str) -> dict[str, dict[str, Any]]:
    """Contexts of pages/portal.html by the name of the state."""
    text = words(locale)["homes"]
    pictures = ("garden", "", "")
    tiles = [
        {
            "title": title,
            "locale": locale,
            "line": line,
            "url": "https://services.city.example/" if index == 2 else address(locale, f"/{index}/"),
            "is_external": index == 2,
            "picture": picture(locale, image) if image else None,
        }
        for index, ((title, line), image) in enumerate(zip(text["tiles"], pictures, strict=True))
    ]
    body: dict[str, Any] = {
        "type": "portal",
        "seo_title": "",
        "description": "",
        "lead": text["portal_lead"],
        "picture": picture(locale, "dawn", focal={"x": 0.5, "y": 0.6}),
        "tiles": tiles,
        "blocks": block_samples(locale),
    }
    bare = body | {"lead": "", "picture": None, "tiles": [], "blocks": []}
    base = page_frame(locale, "portal", text["portal_title"], section="about")
    plain = [tile | {"line": "", "picture": None} for tile in tiles]
    return {
        "portal": base | {"body": body, "tiles": tiles},
        "portal-plain": base | {"body": bare, "tiles": plain},
        "portal-empty": base | {"body": bare, "tiles": []},
    }
