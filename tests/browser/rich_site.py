"""Fills a site with every page type and block, in the words of the theme's samples, in three languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

from django.utils import timezone

from cms.blocks.body import BodyStreamBlock
from cms.galleries.models import GalleryIndexPage, PhotoReportPage
from cms.media.models import SiteDocument, SiteImage
from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from cms.people.models import PeopleIndexPage, PostPage
from cms.standard.models import PortalPage, StandardPage
from cms.tenancy.models import NetworkSite, SiteKind
from cms.units.models import ContactPage, DutiesPage, UnitIntroductionPage
from sites.demo.recordings import compose, draw_film
from tests.factories import (
    AudioPageFactory,
    DocumentFactory,
    FilmPageFactory,
    ImageFactory,
    NewsCategoryFactory,
    NewsPageFactory,
    PersonFactory,
    PhotoReportPageFactory,
    PortalPageFactory,
    PostPageFactory,
    StandardPageFactory,
)
from tests.factories.media import png
from themes.base.samples.pieces import words

LANGUAGES = ("fa", "en", "ar")
NEWS_SLUGS = ("stations", "parks", "meeting", "survey")
# The last news item has been written in Persian only.
UNTRANSLATED = NEWS_SLUGS[-1]

AnyPage = TypeVar("AnyPage", bound=BasePage)


def fill_site(site: NetworkSite) -> None:
    """Publish every page type of a site that provisioning has made; the record gets an address and phones."""
    fill_record(site)
    image = ImageFactory(code=site.code, width=1600, height=1000, **in_languages("alt", lambda text: text["credit"]))
    head = publish_posts(site)
    news = publish_news(site, image)
    home = site.root_page.specific
    home.opening = news[0]
    home.sections, home.urgent = (
        home_sections(news[1], "network" if site.kind == SiteKind.CENTRAL else "site"),
        urgent_notices(news[1]),
    )
    publish(home, title=lambda text: text[site.kind]["name"], introduction=lambda text: text["unit"]["introduction"])
    publish(
        UnitIntroductionPage.objects.get(site=site),
        _changes={"head": head},
        title=lambda text: text["unit"]["title"],
        heading=lambda text: text["unit"]["heading"],
        lead=lambda text: text["unit"]["lead"],
        message=lambda text: [
            ("quote", {"text": text["unit"]["message_quote"], "source": ""}),
            ("paragraph", {"text": text["unit"]["message"]}),
        ],
        signature=lambda text: text["head"]["post"],
        goals=lambda text: [("goal", goal) for goal in text["unit"]["goals"]],
        departments=departments,
        body=lambda text: body(text, image, [])[:2],
    )
    publish(
        DutiesPage.objects.get(site=site),
        title=lambda text: text["duties_title"],
        introduction=lambda text: text["duties_introduction"],
        duties=lambda text: duties(text["duties"]),
    )
    publish(PeopleIndexPage.objects.get(site=site), title=lambda text: text["people_title"])
    publish(NewsIndexPage.objects.get(site=site), title=lambda text: text["news_title"])
    publish(
        ContactPage.objects.get(site=site),
        title=lambda text: text["contact_title"],
        introduction=lambda text: text["contact_introduction"],
    )
    publish_standard(site, image)
    publish_galleries(site, image)
    publish_portal(site, image, news[0])


def each(make: Callable[[Any], str]) -> dict[str, str]:
    """A text of a stream that all languages share."""
    return {language: make(words(language)) for language in LANGUAGES}


def home_sections(item: NewsPage, scope: str) -> list[tuple[str, dict[str, Any]]]:
    """Every section, some with an own title."""
    nothing = dict.fromkeys(LANGUAGES, "")
    criteria = {"title": nothing, "scope": scope, "count": 3}
    entries = [
        {
            "title": each(lambda text, index=index: text["homes"]["entries"][index][0]),
            "place": each(lambda text, index=index: text["homes"]["entries"][index][1]),
            "date": timezone.localdate() + timedelta(days=index // 4),
            "time": None,
            "page": item if index == 1 else None,
            "is_cancelled": index == 2,
        }
        for index in range(5)
    ]
    figures = [
        {
            "label": each(lambda text, index=index: text["homes"]["figures"][index][0]),
            "value": words("en")["homes"]["figures"][index][1],
            "reason": each(lambda text, index=index: text["homes"]["figures"][index][2]),
        }
        for index in range(3)
    ]
    free = {language: [("paragraph", {"text": words(language)["unit"]["message"]})] for language in LANGUAGES}
    return [
        ("opening", None),
        ("news", criteria),
        ("week", {"title": nothing, "entries": entries}),
        ("photo_reports", criteria),
        ("notices", criteria),
        ("duties", {"title": nothing}),
        ("figures", {"title": nothing, "period": each(lambda text: text["homes"]["period"]), "figures": figures}),
        ("free", {"title": each(lambda text: text["homes"]["free_title"]), "body": free}),
        ("contact", {"title": nothing}),
    ]


def urgent_notices(item: NewsPage) -> list[tuple[str, dict[str, Any]]]:
    ends_at = timezone.now() + timedelta(hours=6)
    return [
        (
            "notice",
            {
                "text": each(lambda text, index=index: text["homes"]["urgent"][index]),
                "page": item if index else None,
                "ends_at": ends_at,
            },
        )
        for index in range(2)
    ]


def publish_portal(site: NetworkSite, image: SiteImage, item: NewsPage) -> PortalPage:
    portal = PortalPageFactory(site=site.code, slug="ways", publish=False)
    tile = {"page": None, "address": "", "picture": None}
    tile |= {field: dict.fromkeys(LANGUAGES, "") for field in ("title", "line")}
    outside = {"address": "https://services.city.example/", "title": each(lambda text: text["homes"]["tiles"][2][0])}
    tiles = [("tile", tile | {"page": item, "picture": image}), ("tile", tile | outside)]
    return publish(
        portal,
        _changes={"picture": image, "tiles": tiles},
        title=lambda text: text["homes"]["portal_title"],
        lead=lambda text: text["homes"]["portal_lead"],
    )


def in_languages(field: str, make: Callable[[Any], Any]) -> dict[str, Any]:
    return {f"{field}_{language}": make(words(language)) for language in LANGUAGES}


def publish(page: AnyPage, *, _changes: dict[str, Any] | None = None, **makers: Callable[[Any], Any]) -> AnyPage:
    """Publish in all languages; a maker gets the texts of one language and returns the field's value in it."""
    for field, value in (_changes or {}).items():
        setattr(page, field, value)
    for field, make in makers.items():
        for name, value in in_languages(field, make).items():
            setattr(page, name, value)
    page.ready_en = page.ready_ar = True
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def fill_record(site: NetworkSite) -> None:
    for field in ("name", "short_name"):
        for name, value in in_languages(field, lambda text, field=field: text[site.kind][field]).items():
            setattr(site, name, value)
    for field in ("address", "affiliation"):
        for name, value in in_languages(field, lambda text, field=field: text[field]).items():
            setattr(site, name, value)
    for name, value in in_languages("hours", lambda text: text["hours"].replace("\n", ", ")).items():
        setattr(site, name, value)
    site.fax, site.email, site.website = "000-555 0709", "district7@city.example", "https://city.example/"
    site.latitude, site.longitude = 35.70012, 51.4
    site.phones.create(
        number="000-555 0700", extension="214", **in_languages("label", lambda text: text["phone_label"])
    )
    site.save()


def publish_posts(site: NetworkSite) -> PostPage:
    """The head with a portrait and a predecessor, an acting officer, a vacant post; returns the head's post."""
    portrait = ImageFactory(code=site.code, width=400, height=500, **in_languages("alt", lambda text: text["credit"]))
    people = {
        key: PersonFactory(code=site.code, **in_languages("name", lambda text, key=key: text["head"][key]), **more)
        for key, more in {
            "holder": {"portrait": portrait, **in_languages("biography", lambda text: text["head"]["biography"])},
            "former": {},
            "acting": {},
        }.items()
    }
    head = PostPageFactory(site=site.code, slug="head", publish=False)
    head.holdings.create(person=people["former"], since=date(2019, 9, 23), until=date(2024, 3, 19))
    head.holdings.create(person=people["holder"], since=date(2024, 3, 20))
    head.extension, head.phone, head.email = "214", "000-555 0700", "head@city.example"
    head = publish(head, title=lambda text: text["head"]["post"], duties=lambda text: text["unit"]["introduction"])
    for index, slug in enumerate(("news-officer", "contact-officer")):
        post = PostPageFactory(site=site.code, slug=slug, publish=False)
        if index == 0:
            post.holdings.create(person=people["acting"], since=date(2025, 3, 21), is_acting=True)
        publish(
            post,
            _changes={"reports_to": head, "extension": f"21{index}"},
            title=lambda text, index=index: text["departments"][index]["responsible"],
            department=lambda text: text["departments"][0]["name"],
        )
    return head


def publish_news(site: NetworkSite, image: SiteImage) -> list[NewsPage]:
    """Four items, a day apart, the newest first; the first has everything, the last one no translation."""
    category = NewsCategoryFactory(code=site.code, **in_languages("name", lambda text: text["category"]))
    titles = in_languages("title", lambda text: text["documents"]["items"][0])
    documents = [DocumentFactory(code=site.code, title=titles["title_fa"], **titles)]
    published = []
    for index, slug in enumerate(NEWS_SLUGS):
        item = NewsPageFactory(site=site.code, slug=slug, title_fa=words("fa")["news"][index]["title"], publish=False)
        item.date = timezone.now() - timedelta(days=index, hours=1)
        if slug == UNTRANSLATED:
            item.lead_fa = words("fa")["news"][index]["lead"]
            item.save_revision().publish()
            published.append(item)
            continue
        first = {"picture": image, "kind": "report", "category": category} if index == 0 else {}
        published.append(
            publish(
                item,
                _changes=first,
                **{
                    field: lambda text, index=index, field=field: text["news"][index][field]
                    for field in ("title", "kicker", "lead")
                },
                body=lambda text, index=index: body(text, image, documents) if index == 0 else [],
            )
        )
    return published


def publish_standard(site: NetworkSite, image: SiteImage) -> StandardPage:
    page = publish(
        StandardPageFactory(site=site.code, slug="accessibility", publish=False),
        title=lambda text: text["standard_title"],
        lead=lambda text: text["standard_lead"],
        body=lambda text: body(text, image, []),
    )
    for index in (0, 1):
        publish(
            StandardPageFactory(parent=page, slug=f"part-{index}", publish=False),
            title=lambda text, index=index: text["children"][index]["title"],
            lead=lambda text, index=index: text["children"][index]["description"],
        )
    return page


def publish_galleries(site: NetworkSite, image: SiteImage) -> None:
    """A report of four pictures, the second upright; a film of the site's own, one of an outside service, a sound."""
    publish(GalleryIndexPage.objects.get(site=site), introduction=lambda text: text["galleries"]["introduction"])
    others = [
        ImageFactory(
            code=site.code,
            content=png(width, height, colour),
            **in_languages("alt", lambda text, number=number: text["galleries"]["captions"][number]),
        )
        for number, (width, height, colour) in enumerate(
            [(800, 1200, "olive"), (1600, 900, "maroon"), (1200, 1200, "navy")], start=1
        )
    ]
    report = PhotoReportPageFactory(site=site.code, slug="report", images=[image, *others], publish=False)
    for number, picture in enumerate(report.pictures.all()[:3]):
        for name, value in in_languages("caption", lambda text, n=number: text["galleries"]["captions"][n]).items():
            setattr(picture, name, value)
        picture.save()
    report = PhotoReportPage.objects.get(pk=report.pk)
    publish_item(report, "report", body=lambda text: [*body(text, image, [])[:2], *recordings(site, text, image)])
    captions = DocumentFactory(
        code=site.code, name="captions.vtt", content=b"WEBVTT\n\n00:00.000 --> 00:02.000\nsalam\n"
    )
    film = {"file": film_file(site), "poster": image, "captions_fa": captions, "captions_en": captions, "seconds": 2}
    publish_item(FilmPageFactory(site=site.code, slug="film", publish=False, **film), "film", **TRANSCRIPT)
    outside = {"embed_url": "https://www.aparat.com/v/sample", "poster": image}
    publish_item(FilmPageFactory(site=site.code, slug="outside", publish=False, **outside), "film")
    sound = {"file": DocumentFactory(code=site.code, name="talk.wav", content=compose(1).wave), "seconds": 8}
    publish_item(AudioPageFactory(site=site.code, slug="talk", publish=False, **sound), "audio", **TRANSCRIPT)


TRANSCRIPT: dict[str, Callable[[Any], Any]] = {"transcript": lambda text: text["galleries"]["transcript"]}


def publish_item(page: BasePage, key: str, **makers: Callable[[Any], Any]) -> BasePage:
    return publish(
        page,
        title=lambda text: text["galleries"][key]["title"],
        lead=lambda text: text["galleries"][key]["lead"],
        credit=lambda text: text["credit"],
        **makers,
    )


def film_file(site: NetworkSite) -> SiteDocument:
    """Two seconds that every Chromium can play."""
    return DocumentFactory(code=site.code, name="film.webm", content=draw_film([("dawn", 1)], site.hue, seconds=2))


def recordings(site: NetworkSite, text: Any, image: SiteImage) -> list[tuple[str, Any]]:
    """A series, a film and a sound of an outside service, as they stand in a text."""
    of_film = {"title": text["galleries"]["film"]["title"], "embed_url": "", "poster": image, "captions": None}
    of_sound = {
        "title": text["galleries"]["audio"]["title"],
        "embed_url": "https://www.aparat.com/v/talk",
        "file": None,
    }
    return [
        ("gallery", {"title": text["heading"], "pictures": [{"image": image, "caption": text["caption"]}] * 2}),
        ("film", {**of_film, "file": film_file(site), "seconds": 2, "transcript": text["galleries"]["transcript"]}),
        ("audio", {**of_sound, "seconds": None, "transcript": ""}),
    ]


def body(text: Any, image: SiteImage, documents: list[SiteDocument]) -> list[tuple[str, Any]]:
    """One block of each kind, both levels and both styles included, in an order that reads as an article."""
    first, second = text["paragraphs"]
    return [
        ("paragraph", {"text": first}),
        ("heading", {"text": text["heading"], "level": "2"}),
        ("list", {"style": "number", "items": text["list"]}),
        ("quote", {"text": text["quote"], "source": text["quote_source"]}),
        ("paragraph", {"text": second}),
        ("image", {"image": image, "caption": text["caption"]}),
        ("heading", {"text": text["subheading"], "level": "3"}),
        ("list", {"style": "bullet", "items": text["list"][:2]}),
        ("table", {"table": table(text["table"]), "first_column_is_header": True}),
        *([("documents", {"title": text["documents"]["title"], "items": documents})] if documents else []),
    ]


def table(text: Any) -> Any:
    block = BodyStreamBlock().child_blocks["table"].child_blocks["table"]
    return block.to_python(
        {
            "columns": [{"type": "text", "heading": heading} for heading in text["header"]],
            "rows": [{"values": row} for row in text["rows"]],
            "caption": text["caption"],
        }
    )


def departments(text: Any) -> list[tuple[str, Any]]:
    return [
        (
            "department",
            {
                "name": department["name"],
                "work": department["work"],
                "responsible": department["responsible"],
                "extension": f"21{index}" if department["responsible"] else "",
                # The first one leads to its chapter of the duties.
                "duties_anchor": "d-1" if index == 0 else "",
            },
        )
        for index, department in enumerate(text["departments"])
    ]


def duties(nodes: list[Any], numbers: tuple[int, ...] = ()) -> list[tuple[str, Any]]:
    """The tree as the list of levels that editors write; the anchor of duty 1–2 is `d-1-2`."""
    rows = []
    for position, node in enumerate(nodes, start=1):
        place = (*numbers, position)
        anchor = "d-" + "-".join(map(str, place))
        value = {"level": len(place), "title": node["title"], "text": node.get("text", ""), "anchor": anchor}
        rows += [("duty", value), *duties(node.get("children", []), place)]
    return rows
