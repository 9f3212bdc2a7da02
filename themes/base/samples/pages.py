"""Every page template with the states that it has to stand."""

from dataclasses import dataclass
from typing import Any

from themes.base.samples.bodies import (
    duties_body,
    home_body,
    news_body,
    people_body,
    post_body,
    unit_body,
)
from themes.base.samples.frame import directory, frame, page_frame, site
from themes.base.samples.pieces import (
    EMPTY_CONTACT,
    address,
    bare_block_samples,
    block_samples,
    contact_card,
    teaser,
    words,
)


@dataclass(frozen=True)
class Sample:
    """`name` is unique within a language; `template` and `context` are what serving hands to the engine."""

    name: str
    template: str
    context: dict[str, Any]


def page_samples(locale: str) -> list[Sample]:
    return [*_homes(locale), *_units(locale), *_people(locale), *_news(locale), *_standard(locale), *_errors(locale)]


def _page(
    name: str, locale: str, kind: str, title: str, body: dict[str, Any], *, section: str, **context: Any
) -> Sample:
    site_kind = context.pop("site_kind", "district")
    base = page_frame(locale, kind, title, section=section, site_kind=site_kind)
    return Sample(name, f"pages/{kind}.html", base | {"body": body} | context)


def _homes(locale: str) -> list[Sample]:
    links = {"news_url": address(locale, "/news/"), "unit_url": address(locale, "/about/")}
    items = [teaser(locale, 1, image="garden", kind="report"), teaser(locale, 2), teaser(locale, 3, image="dawn")]
    network_items = [
        item | {"site": site(locale, kind)}
        for item, kind in zip(items, ("district", "organisation", "central"), strict=True)
    ]
    district = page_frame(locale, "home", site(locale)["name"], section="home")
    central = page_frame(locale, "home", site(locale, "central")["name"], section="home", site_kind="central")
    organisation = page_frame(
        locale, "home", site(locale, "organisation")["name"], section="home", site_kind="organisation"
    )
    empty = {"opening": None, "introduction": ""}
    return [
        Sample("home", "pages/home.html", district | links | {"body": home_body(locale), "items": items}),
        Sample("home-words", "pages/home.html", organisation | links | {"body": home_body(locale), "items": items[1:]}),
        Sample("home-empty", "pages/home.html", organisation | {"body": empty, "items": []}),
        Sample(
            "central-home",
            "pages/central_home.html",
            central | links | {"body": home_body(locale), "items": network_items, "sites": directory(locale)},
        ),
        Sample("central-home-empty", "pages/central_home.html", central | {"body": empty, "items": [], "sites": []}),
    ]


def _units(locale: str) -> list[Sample]:
    text = words(locale)
    title = text["unit"]["title"]
    bare = unit_body(locale) | {
        "lead": "",
        "head": None,
        "message": {"blocks": [], "signature": ""},
        "goals": [],
        "departments": [],
        "blocks": [],
        "contact": EMPTY_CONTACT,
    }
    vacant = unit_body(locale)
    vacant["head"] = vacant["head"] | {"holder": None}
    duties = duties_body(locale)
    flat = {"introduction": "", "tree": [node | {"children": [], "text": ""} for node in duties["tree"]]}
    duties_title = text["duties_title"]
    samples = [
        _page("unit", locale, "unit_introduction", title, unit_body(locale), section="about"),
        _page("unit-vacant", locale, "unit_introduction", title, vacant, section="about", is_preview=True),
        _page("unit-bare", locale, "unit_introduction", title, bare, section="about", site_kind="organisation"),
        _page("duties", locale, "duties", duties_title, duties, section="duties"),
        _page("duties-flat", locale, "duties", duties_title, flat, section="duties"),
        _page("duties-empty", locale, "duties", duties_title, {"introduction": "", "tree": []}, section="duties"),
    ]
    if locale != "fa":
        samples.append(_fallback(locale))
    return samples


def _fallback(locale: str) -> Sample:
    """The unit's page in the interface of `locale`, its content still Persian."""
    title = words("fa")["unit"]["title"]
    context = page_frame(locale, "unit_introduction", title, section="about") | {"body": unit_body("fa")}
    context["page"] |= {"locale": "fa", "direction": "rtl", "is_fallback": True}
    context["breadcrumb"][-1]["locale"] = "fa"
    context["nav"][2] |= {"title": words("fa")["nav"]["about"], "locale": "fa"}
    context["languages"] = [language | {"is_ready": language["code"] == "fa"} for language in context["languages"]]
    return Sample("unit-fallback", "pages/unit_introduction.html", context)


def _people(locale: str) -> list[Sample]:
    text = words(locale)
    title = text["head"]["post"]
    empty = {"introduction": "", "departments": []}
    contact = {"introduction": text["contact_introduction"], "contact": contact_card(locale)}
    no_contact = {"introduction": "", "contact": EMPTY_CONTACT}
    return [
        _page("people", locale, "people_index", text["people_title"], people_body(locale), section="people"),
        _page("people-empty", locale, "people_index", text["people_title"], empty, section="people"),
        _page("post", locale, "post", title, post_body(locale), section="people"),
        _page("post-acting", locale, "post", title, post_body(locale, acting=True), section="people"),
        _page("post-vacant", locale, "post", title, post_body(locale) | {"holders": []}, section="people"),
        _page("contact", locale, "contact", text["contact_title"], contact, section="contact"),
        _page("contact-empty", locale, "contact", text["contact_title"], no_contact, section="contact"),
    ]


def _news(locale: str) -> list[Sample]:
    text = words(locale)
    items = [teaser(locale, 0, image="lines", kind="report"), teaser(locale, 1), teaser(locale, 2, image="dawn")]
    both = {"newer_url": address(locale, "/news/?page=1"), "older_url": address(locale, "/news/?page=3")}
    none = {"newer_url": None, "older_url": None}
    empty = {"introduction": ""}
    title = text["news_title"]
    plain = news_body(locale) | {
        "kicker": "",
        "lead": "",
        "picture": None,
        "reading_minutes": 1,
        "blocks": bare_block_samples(locale),
    }
    headline = text["news"][0]["title"]
    related = [teaser(locale, 2, site=site(locale, "central")), teaser(locale, 3)]
    return [
        _page("news-index", locale, "news_index", title, empty, section="news", items=items, pagination=both),
        _page("news-index-empty", locale, "news_index", title, empty, section="news", items=[], pagination=none),
        _page("news-index-end", locale, "news_index", title, empty, section="news", items=[], pagination=both),
        _page("news", locale, "news", headline, news_body(locale), section="news", related=related),
        _page("news-plain", locale, "news", text["long_title"], plain, section="news", related=[]),
    ]


def _standard(locale: str) -> list[Sample]:
    text = words(locale)
    title = text["standard_title"]
    children = [
        child | {"url": address(locale, f"/about/{index}/")} for index, child in enumerate(text["children"], start=1)
    ]
    body = {"lead": text["standard_lead"], "blocks": block_samples(locale)}
    empty = {"lead": "", "blocks": []}
    return [
        _page("standard", locale, "standard", title, body, section="about", children=children),
        _page("standard-empty", locale, "standard", title, empty, section="about", children=[]),
    ]


def _errors(locale: str) -> list[Sample]:
    known = frame(locale)
    network = {"locale": locale, "network": known["network"]}
    sections = known["nav"][1:]
    gone = known | {"withdrawn_at": "2026-11-01T08:00:00+03:30", "sections": sections}
    closed = frame(locale, kind="organisation") | {"nav": [], "sections": [], "is_archived": True}
    suspended = network | {"site": site(locale), "notice": words(locale)["notice"]}
    return [
        Sample("error-404", "errors/404.html", known),
        Sample("error-404-unknown-host", "errors/404.html", network),
        Sample("error-410", "errors/410.html", gone),
        Sample("error-410-archived", "errors/410.html", closed),
        Sample("error-500", "errors/500.html", {"locale": locale}),
        Sample("error-503", "errors/503.html", suspended),
        Sample("error-503-silent", "errors/503.html", network | {"site": site(locale), "notice": ""}),
    ]
