"""Every page template with the states that it has to stand."""

from dataclasses import dataclass
from typing import Any

from themes.base.samples.bodies import (
    contact_body,
    duties_body,
    people_body,
    post_body,
    standard_body,
    unit_body,
)
from themes.base.samples.frame import frame, page_frame
from themes.base.samples.galleries import index_contexts, item_contexts
from themes.base.samples.homes import home_contexts, portal_contexts
from themes.base.samples.news import news_states
from themes.base.samples.pieces import EMPTY_CONTACT, address, words
from themes.base.samples.search import search_contexts


@dataclass(frozen=True)
class Sample:
    """`name` is unique within a language; `template` and `context` are what serving hands to the engine."""

    name: str
    template: str
    context: dict[str, Any]


def page_samples(locale: str) -> list[Sample]:
    return [
        *_homes(locale),
        *_units(locale),
        *_people(locale),
        *_news(locale),
        *_standard(locale),
        *_errors(locale),
        *_search(locale),
        *_galleries(locale),
    ]


def _page(name: str, locale: str, title: str, body: dict[str, Any], *, section: str, **context: Any) -> Sample:
    kind = body["type"]
    base = page_frame(locale, kind, title, section=section, site_kind=context.pop("site_kind", "district"))
    return Sample(name, f"pages/{kind}.html", base | {"body": body} | context)


def _homes(locale: str) -> list[Sample]:
    homes = [Sample(name, "pages/home.html", context) for name, context in home_contexts(locale).items()]
    return homes + [Sample(name, "pages/portal.html", context) for name, context in portal_contexts(locale).items()]


def _units(locale: str) -> list[Sample]:
    text = words(locale)
    title = text["unit"]["title"]
    rich = unit_body(locale)
    nothing: dict[str, Any] = {"heading": "", "lead": "", "head": None, "signature": "", "contact": EMPTY_CONTACT}
    bare = rich | nothing | {name: [] for name in ("message", "goals", "departments", "chart", "blocks")}
    vacant = rich | {"head": rich["head"] | {"holder": None}, "contact": None}
    duties = duties_body(locale)
    flat = duties | {"tree": [node | {"children": [], "text": ""} for node in duties["tree"]]}
    samples = [
        _page("unit", locale, title, rich, section="about"),
        _page("unit-vacant", locale, title, vacant, section="about", is_preview=True, is_ready=True),
        _page("unit-bare", locale, title, bare, section="about", site_kind="organisation"),
        _page("duties", locale, text["duties_title"], duties, section="duties"),
        _page("duties-flat", locale, text["duties_title"], flat, section="duties"),
        _page(
            "duties-empty", locale, text["duties_title"], duties | {"introduction": "", "tree": []}, section="duties"
        ),
    ]
    return samples if locale == "fa" else [*samples, _fallback(locale)]


def _fallback(locale: str) -> Sample:
    """The unit's page in the interface of `locale`, its content still Persian."""
    sample = _page("unit-fallback", locale, words("fa")["unit"]["title"], unit_body("fa"), section="about")
    context = sample.context
    context["page"] |= {"locale": "fa", "direction": "rtl", "is_fallback": True}
    context["breadcrumb"][-1]["locale"] = "fa"
    context["nav"][2] |= {"title": words("fa")["nav"]["about"], "locale": "fa"}
    context["languages"] = [
        language | {"is_ready": language["code"] == "fa"}
        for language in context["languages"]
        if language["code"] in ("fa", locale)
    ]
    return sample


def _people(locale: str) -> list[Sample]:
    text = words(locale)
    title = text["head"]["post"]
    people = people_body(locale)
    contact = contact_body(locale)
    return [
        _directory("people", locale, people),
        _directory("people-found", locale, people, asked=text["head"]["post"], departments=people["departments"][:1]),
        _directory("people-no-match", locale, people, asked=text["long_title"], departments=[]),
        _directory("people-empty", locale, people | {"introduction": "", "departments": []}),
        _page("post", locale, title, post_body(locale), section="people"),
        _page("post-acting", locale, title, post_body(locale, acting=True), section="people"),
        _page("post-vacant", locale, title, post_body(locale) | {"holders": []}, section="people"),
        _page("contact", locale, text["contact_title"], contact, section="contact"),
        _page("contact-empty", locale, text["contact_title"], contact | {"contact": EMPTY_CONTACT}, section="contact"),
    ]


def _directory(
    name: str, locale: str, body: dict[str, Any], *, asked: str = "", departments: list[dict[str, Any]] | None = None
) -> Sample:
    shown = body["departments"] if departments is None else departments
    found = sum(len(department["posts"]) for department in shown)
    title = words(locale)["people_title"]
    return _page(name, locale, title, body, section="people", asked=asked, departments=shown, found=found)


def _news(locale: str) -> list[Sample]:
    return [
        _page(state.name, locale, state.title, state.body, section="news", site_kind=state.site_kind, **state.context)
        for state in news_states(locale)
    ]


def _standard(locale: str) -> list[Sample]:
    text = words(locale)
    title = text["standard_title"]
    children = [
        child | {"url": address(locale, f"/about/{index}/")} for index, child in enumerate(text["children"], start=1)
    ]
    body = standard_body(locale)
    return [
        _page("standard", locale, title, body, section="about", children=children),
        _page("standard-empty", locale, title, body | {"lead": "", "blocks": []}, section="about", children=[]),
    ]


def _search(locale: str) -> list[Sample]:
    return [Sample(name, "pages/search.html", context) for name, context in search_contexts(locale).items()]


def _galleries(locale: str) -> list[Sample]:
    text = words(locale)["galleries"]
    contexts = {**index_contexts(locale), **item_contexts(locale)}
    return [
        _page(name, locale, text[key]["title"] if key else text["title"], body, section="galleries", **context)
        for name, (key, body, context) in contexts.items()
    ]


def _errors(locale: str) -> list[Sample]:
    known = frame(locale)
    hostless = known | {"site": None, "nav": []}
    gone = known | {"withdrawn_at": "2026-11-01T08:00:00+03:30", "sections": known["nav"]}
    suspended = known | {"nav": [], "notice": words(locale)["notice"]}
    nowhere = {"name": known["network"]["name"], "url": "", "sites_url": ""}
    return [
        Sample("error-404", "errors/404.html", known),
        Sample("error-404-unknown-host", "errors/404.html", hostless),
        Sample("error-404-no-network", "errors/404.html", hostless | {"network": nowhere}),
        Sample("error-410", "errors/410.html", gone),
        Sample("error-410-expired", "errors/410.html", gone | {"reason": "expired"}),
        Sample("error-410-closed-site", "errors/410.html", hostless),
        Sample("error-500", "errors/500.html", {"locale": locale}),
        Sample("error-503", "errors/503.html", suspended),
        Sample("error-503-silent", "errors/503.html", suspended | {"notice": ""}),
    ]
