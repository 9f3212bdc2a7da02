"""What stands around every page: network, site, navigation, languages."""

from typing import Any

from themes.base.samples.metadata import metadata
from themes.base.samples.pieces import EMPTY_CONTACT, address, block_items, contact_card, uid, words

LABELS = {"fa": "فارسی", "en": "English", "ar": "العربية"}
DIRECTIONS = {"fa": "rtl", "en": "ltr", "ar": "rtl"}
SECTIONS = {
    "home": "/",
    "news": "/news/",
    "galleries": "/galleries/",
    "about": "/about/",
    "duties": "/duties/",
    "people": "/people/",
    "contact": "/contact/",
}


def site(locale: str, kind: str = "district") -> dict[str, Any]:
    """A site of each kind; the organisation has a long name, little contact and no band."""
    looks: dict[str, dict[str, Any]] = {
        "central": {"hue": 225, "seal_points": 12, "masthead": "paper", "opening": "beside"},
        "district": {"hue": 38, "seal_points": 8, "masthead": "band", "opening": "over"},
        "organisation": {"hue": 150, "seal_points": 16, "masthead": "paper", "opening": "words"},
    }
    return {
        "code": kind,
        "kind": kind,
        "number": 7 if kind == "district" else None,
        **words(locale)[kind],
        "affiliation": "" if kind == "central" else words(locale)["affiliation"],
        "url": address(locale, "/"),
        **looks[kind],
        "logo": None,
        "contact": EMPTY_CONTACT if kind == "organisation" else contact_card(locale),
    }


def directory(locale: str) -> list[dict[str, Any]]:
    """The sites of a network as the central home lists them."""
    text = words(locale)
    hues = (215, 262, 12, 175, 300, 95, 38, 245, 130, 340, 70, 195)
    districts = [
        {
            "name": name,
            "short_name": name,
            "url": f"https://d{number}.city.example/",
            "kind": "district",
            "number": 112 if number == 12 else number,
            "hue": hue,
            "seal_points": 8,
            "last_published_at": "2026-11-22T09:30:00+03:30",
        }
        for number, (name, hue) in enumerate(zip(text["district_names"], hues, strict=True), start=1)
    ]
    organisations = [
        {
            "name": name,
            "short_name": name,
            "url": f"https://o{index}.city.example/",
            "kind": "organisation",
            "number": None,
            "hue": hue,
            "seal_points": 10,
            "last_published_at": None if index == 3 else f"2026-11-{20 - index}T09:30:00+03:30",
        }
        for index, (name, hue) in enumerate(zip(text["organisation_names"], (25, 55, 150, 320), strict=True))
    ]
    return districts + organisations


def frame(locale: str, *, section: str = "home", kind: str = "district") -> dict[str, Any]:
    """The context of any answer of a known site, without a page."""
    path = SECTIONS[section]
    return {
        "site": site(locale, kind),
        "network": {
            "name": words(locale)["network"],
            "url": f"https://city.example{address(locale, '/')}",
            "sites_url": f"https://city.example{address(locale, '/')}#sites",
        },
        "locale": locale,
        "direction": DIRECTIONS[locale],
        "nav": [
            {"title": title, "url": address(locale, SECTIONS[name]), "current": name == section, "locale": locale}
            for name, title in words(locale)["nav"].items()
        ],
        "block_items": block_items(locale),
        "languages": [
            {"code": code, "label": label, "url": address(code, path), "current": code == locale, "is_ready": True}
            for code, label in LABELS.items()
        ],
        "urgent": [],
        "is_preview": False,
        "fonts_available": False,
    }


def page_frame(locale: str, kind: str, title: str, *, section: str, site_kind: str = "district") -> dict[str, Any]:
    """The context of a page of the type `kind`, still without its body."""
    context = frame(locale, section=section, kind=site_kind)
    url = address(locale, SECTIONS[section])
    context["page"] = {
        "uid": uid(kind),
        "type": kind,
        "url": url,
        "canonical_url": f"https://d7.city.example{url}",
        "title": title,
        "seo_title": title,
        "description": "",
        "published_at": "2026-10-27T08:00:00+03:30",
        "updated_at": "2026-11-01T08:00:00+03:30",
        "locale": locale,
        "direction": DIRECTIONS[locale],
        "is_fallback": False,
        "short_url": "https://d7.city.example/n/318",
    }
    context["metadata"] = metadata(locale, SECTIONS[section], title)
    context["breadcrumb"] = [
        {"title": context["site"]["short_name"], "url": address(locale, "/"), "locale": locale},
        {"title": title, "url": url, "locale": locale},
    ]
    return context
