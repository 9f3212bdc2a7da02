"""Rich bodies of the page types, in the shape in which they are released."""

from typing import Any

from themes.base.samples.pieces import address, block_samples, contact_card, picture, uid, words


def _body(type_name: str, /, **fields: Any) -> dict[str, Any]:
    return {"type": type_name, "seo_title": "", "description": "", **fields}


def home_body(locale: str) -> dict[str, Any]:
    return _body(
        "home",
        introduction=words(locale)["unit"]["introduction"],
        opening=None,
        opening_until=None,
        sections=[],
        urgent=[],
    )


def _holder(
    locale: str, name: str, since: str, until: str | None = None, *, is_acting: bool = False, portrait: bool = False
) -> dict[str, Any]:
    return {
        "uid": uid(name),
        "name": name,
        "portrait": picture(locale, "portrait", focal={"x": 0.5, "y": 0.4}) if portrait else None,
        "biography": words(locale)["head"]["biography"] if portrait else "",
        "since": since,
        "until": until,
        "is_acting": is_acting,
        "is_current": until is None,
    }


def _head(locale: str) -> dict[str, Any]:
    text = words(locale)
    return {
        "uid": uid("head"),
        "title": text["head"]["post"],
        "url": address(locale, "/people/head/"),
        "department": text["departments"][0]["name"],
        "extension": "214",
        "phone": "000-555 0700",
        "email": "head@city.example",
        "holder": _holder(locale, text["head"]["holder"], "2024-03-20", portrait=True),
    }


def _chart(locale: str) -> dict[str, Any]:
    """Four levels: a head, departments of which one is led by a deputy and one by nobody, and what lies below."""
    text = words(locale)

    def node(path: str, title: str, holder: str, *children: dict[str, Any], is_acting: bool = False) -> dict[str, Any]:
        url = address(locale, f"/people/{path}/")
        return {
            "uid": uid(f"chart-{path}"),
            "title": title,
            "url": url,
            "holder": holder,
            "is_acting": is_acting,
            "children": list(children),
        }

    news, contact, pictures = text["departments"]
    archive = node("archive", pictures["name"], "")
    writer = node("writer", text["head"]["acting"], news["holder"], archive)
    return node(
        "head",
        text["head"]["post"],
        text["head"]["holder"],
        node("news", news["responsible"], news["holder"], writer, is_acting=True),
        node("contact", contact["responsible"], ""),
        node("pictures", pictures["name"], text["head"]["former"]),
    )


def unit_body(locale: str) -> dict[str, Any]:
    text = words(locale)
    departments = [
        {
            "name": department["name"],
            "work": department["work"],
            "responsible": department["responsible"],
            "extension": f"21{index}" if department["responsible"] else "",
            "url": address(locale, "/duties/#d-1") if index == 5 else None,
        }
        for index, department in enumerate(text["departments"], start=5)
    ]
    return _body(
        "unit_introduction",
        heading=text["unit"]["heading"],
        lead=text["unit"]["lead"],
        head=_head(locale),
        message=[
            {"type": "quote", "id": "message-1", "value": {"text": text["unit"]["message_quote"], "source": ""}},
            {"type": "paragraph", "id": "message-2", "value": {"html": text["unit"]["message"]}},
        ],
        signature=text["head"]["post"],
        goals=text["unit"]["goals"],
        departments=departments,
        chart=[_chart(locale)],
        blocks=block_samples(locale)[:2],
        contact=contact_card(locale),
    )


def _node(source: dict[str, Any], numbers: list[int]) -> dict[str, Any]:
    return {
        "anchor": "d-" + "-".join(map(str, numbers)),
        "numbers": numbers,
        "title": source["title"],
        "text": source.get("text", ""),
        "children": [
            _node(child, [*numbers, index]) for index, child in enumerate(source.get("children", []), start=1)
        ],
    }


def duties_body(locale: str) -> dict[str, Any]:
    """A chapter five levels deep, a chapter of text alone, and an item without a chapter."""
    text = words(locale)
    tree = [_node(source, [index]) for index, source in enumerate(text["duties"], start=1)]
    return _body("duties", heading="", introduction=text["duties_introduction"], tree=tree)


def people_body(locale: str) -> dict[str, Any]:
    """A head with a portrait, an acting holder without one, and vacant posts."""
    text = words(locale)
    posts = [
        {
            "uid": uid(f"post-{index}"),
            "title": department["responsible"] or department["name"],
            "url": address(locale, f"/people/{index}/"),
            "department": department["name"],
            "extension": f"21{index}",
            "phone": "",
            "email": "",
            "holder": _holder(locale, department["holder"], "2025-03-21", is_acting=True)
            if department["holder"]
            else None,
        }
        for index, department in enumerate(text["departments"], start=5)
    ]
    departments = [
        {"name": "", "posts": [_head(locale)]},
        {"name": text["departments"][0]["name"], "posts": posts},
    ]
    return _body("people_index", introduction=text["contact_introduction"], departments=departments)


def post_body(locale: str, *, acting: bool = False) -> dict[str, Any]:
    """The head's post; with `acting` nobody is appointed and a deputy stands in."""
    text = words(locale)["head"]
    former = _holder(locale, text["former"], "2019-09-23", "2024-03-19")
    if acting:
        deputy = _holder(locale, text["acting"], "2026-08-23", is_acting=True)
        holders = [deputy, _holder(locale, text["holder"], "2024-03-20", "2026-08-22"), former]
    else:
        holders = [_holder(locale, text["holder"], "2024-03-20", portrait=True), former]
    return _body(
        "post",
        department=words(locale)["departments"][0]["name"],
        duties=words(locale)["unit"]["introduction"],
        extension="214",
        phone="000-555 0700",
        email="head@city.example",
        reports_to=_head(locale) | {"title": text["reports_to"], "holder": None},
        holders=holders,
    )


def contact_body(locale: str) -> dict[str, Any]:
    return _body("contact", introduction=words(locale)["contact_introduction"], contact=contact_card(locale))


def standard_body(locale: str) -> dict[str, Any]:
    return _body("standard", lead=words(locale)["standard_lead"], blocks=block_samples(locale))
