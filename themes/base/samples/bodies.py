"""Rich bodies of the page types."""

from typing import Any

from themes.base.samples.pieces import address, block_samples, contact_card, picture, teaser, words


def home_body(locale: str) -> dict[str, Any]:
    return {
        "introduction": words(locale)["unit"]["introduction"],
        "opening": teaser(locale, 0, image="lines", kind="report"),
    }


def unit_body(locale: str) -> dict[str, Any]:
    text = words(locale)
    head = text["head"]
    message = [
        {"type": "quote", "id": "message-1", "value": {"text": text["unit"]["message_quote"], "source": ""}},
        {"type": "paragraph", "id": "message-2", "value": {"html": text["unit"]["message"]}},
    ]
    return {
        "lead": text["unit"]["lead"],
        "head": {
            "post": {
                "title": head["post"],
                "url": address(locale, "/people/head/"),
                "extension": "214",
                "phone": "000-555 0700",
                "email": "head@city.example",
            },
            "holder": {
                "name": head["holder"],
                "since": "2024-03-20",
                "is_acting": False,
                "portrait": picture(locale, "portrait", focal={"x": 0.5, "y": 0.4}),
                "biography": head["biography"],
            },
        },
        "message": {"blocks": message, "signature": head["post"]},
        "goals": text["unit"]["goals"],
        "departments": [
            {
                "name": department["name"],
                "work": department["work"],
                "responsible": department["responsible"],
                "extension": f"21{index}" if department["responsible"] else "",
                "url": address(locale, "/duties/") if index == 5 else None,
            }
            for index, department in enumerate(text["departments"], start=5)
        ],
        "blocks": block_samples(locale)[:2],
        "contact": contact_card(locale),
    }


def _node(source: dict[str, Any], numbers: list[int]) -> dict[str, Any]:
    return {
        "anchor": "d-" + "-".join(map(str, numbers)),
        "numbers": numbers,
        "number": "–".join(map(str, numbers)),
        "title": source["title"],
        "text": source.get("text", ""),
        "children": [
            _node(child, [*numbers, index]) for index, child in enumerate(source.get("children", []), start=1)
        ],
    }


def duties_body(locale: str) -> dict[str, Any]:
    """A chapter five levels deep, a chapter of text alone, and an item without a chapter."""
    text = words(locale)
    return {
        "introduction": text["duties_introduction"],
        "tree": [_node(source, [index]) for index, source in enumerate(text["duties"], start=1)],
    }


def people_body(locale: str) -> dict[str, Any]:
    """A head with a portrait, a holder without one, and a vacant post."""
    text = words(locale)
    posts = [
        {
            "title": department["responsible"] or department["name"],
            "url": address(locale, f"/people/{index}/"),
            "extension": f"21{index}",
            "phone": "",
            "holder": {"name": department["holder"], "portrait": None, "is_acting": True}
            if department["holder"]
            else None,
        }
        for index, department in enumerate(text["departments"], start=5)
    ]
    head = {
        "title": text["head"]["post"],
        "url": address(locale, "/people/head/"),
        "extension": "214",
        "phone": "000-555 0700",
        "holder": {"name": text["head"]["holder"], "portrait": picture(locale, "portrait"), "is_acting": False},
    }
    return {
        "introduction": text["contact_introduction"],
        "departments": [{"name": "", "posts": [head]}, {"name": text["departments"][0]["name"], "posts": posts}],
    }


def post_body(locale: str, *, acting: bool = False) -> dict[str, Any]:
    """The head's post; with `acting` nobody is appointed and a deputy stands in."""
    text = words(locale)["head"]

    def holder(name: str, since: str, until: str | None, *, is_acting: bool = False) -> dict[str, Any]:
        return {
            "name": name,
            "since": since,
            "until": until,
            "is_acting": is_acting,
            "is_current": until is None,
            "portrait": None if is_acting or until else picture(locale, "portrait"),
            "biography": "" if is_acting or until else text["biography"],
        }

    former = holder(text["former"], "2019-09-23", "2024-03-19")
    if acting:
        holders = [
            holder(text["acting"], "2026-08-23", None, is_acting=True),
            holder(text["holder"], "2024-03-20", "2026-08-22"),
            former,
        ]
    else:
        holders = [holder(text["holder"], "2024-03-20", None), former]
    return {
        "department": words(locale)["departments"][0]["name"],
        "duties": words(locale)["unit"]["introduction"],
        "extension": "214",
        "phone": "000-555 0700",
        "email": "head@city.example",
        "reports_to": {"title": text["reports_to"], "url": None},
        "holders": holders,
    }


def news_body(locale: str) -> dict[str, Any]:
    text = words(locale)
    item = text["news"][0]
    return {
        "kind": "report",
        "kind_label": text["kinds"]["report"],
        "kicker": item["kicker"],
        "lead": item["lead"],
        "picture": picture(locale, "lines", focal={"x": 0.5, "y": 0.6}),
        "picture_caption": text["caption"],
        "blocks": block_samples(locale),
        "category": text["category"],
        "reading_minutes": 3,
    }
