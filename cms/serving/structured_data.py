"""JSON-LD of a page in the words of schema.org, made from nothing but what its template gets."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from cms.serving.machine_readable import absolute, iso, largest_source

Thing = dict[str, Any]
# Inside a script element nothing may look like its end.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
# Types whose subject is the unit itself.
ABOUT_THE_UNIT = frozenset({"home", "unit_introduction", "contact"})


def structured_data(context: dict[str, Any], canonical: str, origin: str) -> SafeString:
    """The content of a script element of type application/ld+json."""
    site, page, body = context["site"], context["page"], context["body"]
    organisation = _organisation(site, context["network"], origin)
    things = [organisation if page["type"] in ABOUT_THE_UNIT else _brief(organisation)]
    make = _MAKERS.get(page["type"])
    if make is not None:
        things.append(_known({**_item(page, body, canonical, organisation["@id"]), **make(body, page, origin)}))
    if context["breadcrumb"]:
        things.append(_breadcrumb(context["breadcrumb"], canonical, origin))
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))


def _known(thing: Thing) -> Thing:
    """Without what is empty."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def _organisation(site: dict[str, Any], network: dict[str, Any], origin: str) -> Thing:
    contact = site["contact"] or {}
    phones = [";ext=".join(filter(None, (phone["number"], phone["extension"]))) for phone in contact.get("phones", [])]
    place = (contact.get("latitude"), contact.get("longitude"))
    return _known(
        {
            "@type": "GovernmentOrganization",
            "@id": f"{origin}/#unit",
            "name": site["name"],
            "alternateName": site["short_name"],
            "url": absolute(site["url"], origin),
            "logo": absolute(largest_source(site["logo"]), origin) if site["logo"] else "",
            "address": _known({"@type": "PostalAddress", "streetAddress": contact["address"]})
            if contact.get("address")
            else None,
            "telephone": phones,
            "faxNumber": contact.get("fax"),
            "email": contact.get("email"),
            "sameAs": contact.get("website"),
            "geo": {"@type": "GeoCoordinates", "latitude": place[0], "longitude": place[1]}
            if None not in place
            else None,
            "parentOrganization": {"@type": "GovernmentOrganization", "name": network["name"], "url": network["url"]}
            if network["url"] and site["kind"] != "central"
            else None,
        }
    )


def _brief(organisation: Thing) -> Thing:
    return {name: organisation[name] for name in ("@type", "@id", "name", "url", "logo") if name in organisation}


def _item(page: dict[str, Any], body: dict[str, Any], canonical: str, publisher: str) -> Thing:
    """What news, photo reports, films and sound recordings have in common."""
    return {
        "@id": f"{canonical}#item",
        "url": canonical,
        "mainEntityOfPage": canonical,
        "description": body.get("lead"),
        "inLanguage": page["locale"],
        "datePublished": iso(page["published_at"]),
        "dateModified": iso(page["updated_at"]),
        "publisher": {"@id": publisher},
        "isAccessibleForFree": True,
    }


def _news_article(body: dict[str, Any], page: dict[str, Any], origin: str) -> Thing:
    return {
        "@type": "NewsArticle",
        "headline": page["title"],
        "alternativeHeadline": body.get("kicker"),
        "articleSection": body.get("category"),
        "keywords": body.get("tags"),
        "author": {"@type": "Person", "name": body["reporter"]} if body.get("reporter") else {"@id": f"{origin}/#unit"},
        "image": [_image(body["picture"], body.get("picture_caption", ""), origin)] if body.get("picture") else [],
    }


def _image_gallery(body: dict[str, Any], page: dict[str, Any], origin: str) -> Thing:
    return {
        "@type": "ImageGallery",
        "name": page["title"],
        "creditText": body.get("credit"),
        "image": [_image(picture["image"], picture["caption"], origin) for picture in body.get("pictures", [])],
    }


def _recording(body: dict[str, Any], page: dict[str, Any], origin: str) -> Thing:
    recording = body["recording"]
    file, embed, poster = recording["file"], recording["embed"], recording["poster"]
    return {
        "name": page["title"],
        "creditText": body.get("credit"),
        "uploadDate": iso(page["published_at"]),
        "thumbnailUrl": absolute(largest_source(poster), origin) if poster else "",
        "contentUrl": absolute(file["url"], origin) if file else "",
        "encodingFormat": file["content_type"] if file else "",
        "embedUrl": embed["player_url"] if embed else "",
        "duration": f"PT{recording['seconds']}S" if recording["seconds"] else "",
    }


def _film(body: dict[str, Any], page: dict[str, Any], origin: str) -> Thing:
    return {"@type": "VideoObject", **_recording(body, page, origin)}


def _audio(body: dict[str, Any], page: dict[str, Any], origin: str) -> Thing:
    return {"@type": "AudioObject", **_recording(body, page, origin)}


def _image(image: dict[str, Any], caption: str, origin: str) -> Thing:
    return _known(
        {
            "@type": "ImageObject",
            "contentUrl": absolute(largest_source(image), origin),
            "caption": caption or image["alt"],
            "creditText": image["credit"],
            "width": image["width"],
            "height": image["height"],
        }
    )


def _breadcrumb(way: list[dict[str, Any]], canonical: str, origin: str) -> Thing:
    steps = [
        {
            "@type": "ListItem",
            "position": number,
            "name": step["title"],
            "item": absolute(step["url"], origin) if step["url"] else canonical,
        }
        for number, step in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


_MAKERS = {"news": _news_article, "photo_report": _image_gallery, "film": _film, "audio": _audio}
