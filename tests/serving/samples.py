"""One page of each type, full or bare, in three languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cms.blocks.body import BodyStreamBlock
from cms.galleries.models import GalleryIndexPage, PhotoReportPage
from cms.media.models import SiteDocument
from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from cms.people.models import PeopleIndexPage, PostPage
from cms.units.models import ContactPage, DutiesPage, UnitIntroductionPage
from tests.factories import (
    AudioPageFactory,
    DocumentFactory,
    FilmPageFactory,
    ImageFactory,
    NewsCategoryFactory,
    NewsPageFactory,
    NewsTagFactory,
    PersonFactory,
    PhotoReportPageFactory,
    PortalPageFactory,
    PostPageFactory,
    StandardPageFactory,
)
from tests.factories.world import site

LANGUAGES = ("fa", "en", "ar")
HOSTILE = "</p></script><script>alert('x')</script><img src=x onerror=alert(1)> \"' & &lt; {{ 7|add:7 }} {% now 'Y' %}"

Words = Callable[[str, str], str]


def plain(name: str, language: str) -> str:
    """The words of a field: they name the field and the language, so that a test finds them."""
    return f"{name} {language}"


def hostile(name: str, language: str) -> str:
    return f"{name} {language} {HOSTILE}"


def table(words: Words, language: str) -> Any:
    block = BodyStreamBlock().child_blocks["table"].child_blocks["table"]
    return block.to_python(
        {
            "columns": [{"type": "text", "heading": words(f"column {number}", language)} for number in (1, 2)],
            "rows": [{"values": [words("cell 1", language), words("cell 2", language)]}],
            "caption": words("table caption", language),
        }
    )


def blocks(language: str, words: Words = plain, code: str = "first") -> list[tuple[str, Any]]:
    """A body with every kind of block."""

    def of(name: str) -> str:
        return words(name, language)

    image = ImageFactory(
        code=code, width=60, height=40, **{f"alt_{language}": of("alt"), f"credit_{language}": of("credit")}
    )
    file = DocumentFactory(code=code, **{f"title_{language}": of("document")})

    def pictured(name: str) -> dict[str, Any]:
        return {"image": image, "caption": of(name)}

    return [
        ("heading", {"text": of("section"), "level": "2"}),
        ("heading", {"text": of("part"), "level": "3"}),
        ("paragraph", {"text": f"<p>{of('paragraph')} <b>strong</b></p>"}),
        ("list", {"style": "bullet", "items": [of("bullet 1"), of("bullet 2")]}),
        ("list", {"style": "number", "items": [of("number 1")]}),
        ("quote", {"text": of("quote"), "source": of("quote source")}),
        ("image", {"image": image, "caption": of("caption")}),
        ("table", {"table": table(words, language), "first_column_is_header": True}),
        ("documents", {"title": of("documents"), "items": [file]}),
        ("gallery", {"title": of("series"), "pictures": [{"image": image, "caption": of("picture caption")}]}),
        ("film", recording(words, language, code, "film") | {"poster": image, "captions": captions(code)}),
        ("audio", recording(words, language, code, "sound")),
        ("callout", {"kind": "warning", "title": of("callout")[:200], "text": f"<p>{of('callout text')}</p>"}),
        ("accordion", {"items": [{"title": of("fold")[:200], "text": f"<p>{of('folded')}</p>"}]}),
        ("image_pair", {"first": pictured("before"), "second": pictured("after")}),
        ("figures", {"title": of("figures"), "items": figures(words, language), "source": of("figures source")}),
        (
            "call_to_action",
            {
                "page": None,
                "address": "",
                "email": "unit@sample.example",
                "phone": "",
                "label": of("call"),
                "note": of("call note"),
            },
        ),
        ("news_list", {"title": of("newest"), "kind": "", "category": None, "limit": 2}),
        ("contact", {"title": of("contact block")}),
        (
            "map",
            {
                "name": of("place"),
                "address": of("place address"),
                "latitude": 35.7,
                "longitude": 51.4,
                "landmarks": [{"name": of("landmark"), "latitude": 35.71, "longitude": 51.41}],
            },
        ),
    ]


def figures(words: Words, language: str) -> list[dict[str, str]]:
    """One with a value, one without."""
    return [
        {
            "label": words(f"figure {number}", language),
            "value": value,
            "reason": "" if value else words("reason", language),
            "period": words(f"period {number}", language),
        }
        for number, value in (("known", "1,248"), ("unknown", ""))
    ]


def recording(words: Words, language: str, code: str, name: str) -> dict[str, Any]:
    """The value of a film's or a sound's block."""
    ending = {"film": "mp4", "sound": "mp3"}[name]
    return {
        "title": words(name, language),
        "file": DocumentFactory(code=code, name=f"{name}.{ending}"),
        "embed_url": "",
        "seconds": 200,
        "transcript": f"<p>{words(f'{name} transcript', language)}</p>",
    }


def captions(code: str) -> SiteDocument:
    return DocumentFactory(code=code, name="captions.vtt", content=b"WEBVTT\n")


def duties(language: str, words: Words = plain) -> list[tuple[str, Any]]:
    levels = [(1, "chapter 1"), (2, "duty 1–1"), (3, "duty 1–1–1"), (2, "duty 1–2"), (1, "duty 2")]
    return [
        (
            "duty",
            {"level": level, "title": words(name, language), "text": f"<p>{words('more', language)}</p>", "anchor": ""},
        )
        for level, name in levels
    ]


def departments(language: str, words: Words = plain) -> list[tuple[str, Any]]:
    names = ("name", "work", "responsible", "extension")
    value = {name: words(f"department {name}", language)[:200] for name in names[:3]}
    return [("department", {**value, "extension": "123", "duties_anchor": "d"})]


def fill(page: BasePage, words: Words, **makers: Callable[[str], Any]) -> BasePage:
    """Title, search texts and the fields named, in each language; published and ready in all."""
    for language in LANGUAGES:
        setattr(page, f"title_{language}", words("title", language)[:255])
        setattr(page, f"seo_title_{language}", words("seo title", language)[:255])
        setattr(page, f"search_description_{language}", words("description", language))
        for field, make in makers.items():
            setattr(page, f"{field}_{language}", make(language))
    page.ready_en = page.ready_ar = True
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def _texts(words: Words, *fields: str) -> dict[str, Callable[[str], str]]:
    return {field: lambda language, field=field: words(field, language) for field in fields}


def _html(words: Words, *fields: str) -> dict[str, Callable[[str], str]]:
    return {field: lambda language, field=field: f"<p>{words(field, language)}</p>" for field in fields}


def full_person(words: Words = plain, code: str = "first") -> Any:
    values = {f"name_{language}": words("person", language)[:200] for language in LANGUAGES}
    values |= {f"biography_{language}": f"<p>{words('biography', language)}</p>" for language in LANGUAGES}
    return PersonFactory(code=code, portrait=ImageFactory(code=code, width=40, height=60), **values)


def full_post(words: Words = plain, code: str = "first") -> PostPage:
    above = PostPageFactory(site=code)
    post = PostPageFactory(site=code, slug="post", publish=False)
    post.extension, post.phone, post.email, post.reports_to = "12", "000-5550100", "office@sample.example", above
    today = timezone.localdate()
    for since, until in ((-900, -400), (-399, None)):
        post.holdings.create(
            person=full_person(words, code),
            since=today + timedelta(days=since),
            until=until and today + timedelta(days=until),
        )
    page = fill(post, words, **_texts(words, "department"), **_html(words, "duties"))
    assert isinstance(page, PostPage)
    return page


def full_news(words: Words = plain, code: str = "first") -> NewsPage:
    category = NewsCategoryFactory(
        code=code, **{f"name_{language}": words("category", language)[:100] for language in LANGUAGES}
    )
    page = NewsPageFactory(site=code, slug="item", publish=False, category=category)
    page.picture = ImageFactory(code=code, width=60, height=40)
    page.kind = "interview"
    page.tags.set(
        [NewsTagFactory(code=code, **{f"name_{language}": words("tag", language)[:100] for language in LANGUAGES})]
    )
    page.source_url = "https://sample.example/"
    texts = _texts(words, "lead")
    short = {
        name: lambda language, name=name: words(name, language)[:140]
        for name in ("kicker", "picture_caption", "reporter", "source_name")
    }
    return fill(page, words, **texts, **short, body=lambda language: blocks(language, words, code))


def full_introduction(words: Words = plain, code: str = "first") -> BasePage:
    page = UnitIntroductionPage.objects.get(site__code=code)
    page.head = full_post(words, code)
    return fill(
        page,
        words,
        **_texts(words, "lead"),
        signature=lambda language: words("signature", language)[:200],
        message=lambda language: blocks(language, words, code),
        goals=lambda language: [("goal", words("goal", language))],
        departments=lambda language: departments(language, words),
        body=lambda language: blocks(language, words, code),
    )


def full_home(words: Words = plain, code: str = "first") -> BasePage:
    page = site(code).root_page.specific
    page.opening = full_news(words, code)
    return fill(page, words, **_html(words, "introduction"))


def full_standard(words: Words = plain, code: str = "first") -> BasePage:
    page = StandardPageFactory(site=code, slug="standard", publish=False)
    filled = fill(page, words, **_texts(words, "lead"), body=lambda language: blocks(language, words, code))
    fill(StandardPageFactory(parent=filled, publish=False), words, **_texts(words, "lead"))
    return filled


def full_report(words: Words = plain, code: str = "first") -> BasePage:
    images = [ImageFactory(code=code, width=60, height=40, **_in_each(words, "credit")) for _number in range(2)]
    page = PhotoReportPageFactory(site=code, slug="report", images=images, publish=False)
    for picture in page.pictures.all():
        for name, value in _in_each(words, "picture caption").items():
            setattr(picture, name.replace(" ", "_").removeprefix("picture_"), value)
        picture.save()
    return _full_item(PhotoReportPage.objects.get(pk=page.pk), words, code)


def full_film(words: Words = plain, code: str = "first") -> BasePage:
    page = FilmPageFactory(site=code, slug="film", publish=False, seconds=200)
    page.file, page.poster = (
        DocumentFactory(code=code, name="film.mp4"),
        ImageFactory(code=code, width=60, height=40),
    )
    page.captions_fa, page.captions_en = captions(code), captions(code)
    return _full_item(page, words, code, **_html(words, "transcript"))


def full_audio(words: Words = plain, code: str = "first") -> BasePage:
    page = AudioPageFactory(site=code, slug="audio", publish=False)
    page.file = DocumentFactory(code=code, name="talk.mp3")
    return _full_item(page, words, code, **_html(words, "transcript"))


def full_gallery_index(words: Words = plain, code: str = "first") -> BasePage:
    full_report(words, code)
    return _provisioned(GalleryIndexPage, words, code)


def _full_item(page: BasePage, words: Words, code: str, **makers: Callable[[str], Any]) -> BasePage:
    return fill(
        page,
        words,
        **_texts(words, "lead"),
        credit=lambda language: words("maker", language)[:200],
        body=lambda language: blocks(language, words, code),
        **makers,
    )


def _in_each(words: Words, name: str) -> dict[str, str]:
    return {f"{name}_{language}": words(name, language)[:200] for language in LANGUAGES}


def full_portal(words: Words = plain, code: str = "first") -> BasePage:
    page = PortalPageFactory(site=code, slug="portal", publish=False)
    page.picture = ImageFactory(code=code, width=60, height=40)
    page.tiles = [
        (
            "tile",
            {
                "page": None,
                "address": "https://sample.example/",
                "title": {language: words("tile", language)[:80] for language in LANGUAGES},
                "line": {language: words("tile line", language)[:140] for language in LANGUAGES},
                "picture": ImageFactory(code=code, width=60, height=40),
            },
        )
    ]
    return fill(page, words, **_texts(words, "lead"), body=lambda language: blocks(language, words, code))


def _provisioned(model: type[BasePage], words: Words, code: str, **makers: Callable[[str], Any]) -> BasePage:
    return fill(model.objects.get(site__code=code), words, **_html(words, "introduction"), **makers)


def full_duties(words: Words = plain, code: str = "first") -> BasePage:
    return _provisioned(DutiesPage, words, code, duties=lambda language: duties(language, words))


def full_people(words: Words = plain, code: str = "first") -> BasePage:
    full_post(words, code)
    return _provisioned(PeopleIndexPage, words, code)


def full_news_index(words: Words = plain, code: str = "first") -> BasePage:
    full_news(words, code)
    return _provisioned(NewsIndexPage, words, code)


def full_contact(words: Words = plain, code: str = "first") -> BasePage:
    record = site(code)
    for language in LANGUAGES:
        for field in ("address", "hours", "affiliation"):
            setattr(record, f"{field}_{language}", words(field, language)[:200])
    record.fax, record.email, record.website = "000-5550101", "unit@sample.example", "https://sample.example/"
    record.latitude, record.longitude = 35.7, 51.4
    record.logo = ImageFactory(code=code, width=60, height=60)
    record.phones.create(
        number="000-5550100", extension="7", **{f"label_{lang}": words("phone", lang)[:80] for lang in LANGUAGES}
    )
    record.save()
    return _provisioned(ContactPage, words, code)


# Type of body: who makes a full page, and its path.
FULL: dict[str, tuple[Callable[..., BasePage], str]] = {
    "home": (full_home, "/"),
    "unit_introduction": (full_introduction, "/about/"),
    "duties": (full_duties, "/duties/"),
    "people_index": (full_people, "/people/"),
    "post": (full_post, "/people/post/"),
    "gallery_index": (full_gallery_index, "/galleries/"),
    "photo_report": (full_report, "/galleries/report/"),
    "film": (full_film, "/galleries/film/"),
    "audio": (full_audio, "/galleries/audio/"),
    "news_index": (full_news_index, "/news/"),
    "news": (full_news, "/news/item/"),
    "contact": (full_contact, "/contact/"),
    "standard": (full_standard, "/standard/"),
    "portal": (full_portal, "/portal/"),
}


def bare(type_name: str, code: str = "first") -> str:
    """A page with a Persian title alone; returns its path. The others are there since the site was made."""
    if type_name == "post":
        PostPageFactory(site=code, slug="post")
    elif type_name == "news":
        NewsPageFactory(site=code, slug="item")
    elif type_name == "photo_report":
        PhotoReportPageFactory(site=code, slug="report")
    elif type_name == "film":
        FilmPageFactory(site=code, slug="film")
    elif type_name == "audio":
        AudioPageFactory(site=code, slug="audio")
    elif type_name == "standard":
        StandardPageFactory(site=code, slug="standard")
    elif type_name == "portal":
        PortalPageFactory(site=code, slug="portal")
    return FULL[type_name][1]
