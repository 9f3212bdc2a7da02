"""Posts of a demo site, and who held them from when to when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cms.people.models import Holding, PeopleIndexPage, Person, PostPage
from cms.tenancy.models import NetworkSite
from sites.demo.content import read, set_translated
from sites.demo.media import SiteMedia
from sites.demo.publishing import publish, publish_below


def build_posts(
    site: NetworkSite,
    records: list[dict[str, Any]],
    imported_head: PostPage | None,
    media: SiteMedia,
    published_at: datetime,
) -> PostPage:
    """Publish the posts in the order of `records` and return the unit's head, which an import may have made already."""
    index = PeopleIndexPage.objects.get(site=site)
    posts: dict[str, PostPage] = {}
    for record in records:
        key = record["post"]
        imported = imported_head if key == "head" else None
        post = imported or PostPage(title_fa=read("people")["posts"][key]["title"]["fa"])
        _describe(post, key, record, site)
        post.reports_to = posts.get(record.get("reports_to", ""))
        post.holdings.set([_holding(site, holder, media) for holder in record["holders"]])
        posts[key] = publish(post) if imported else publish_below(index, post, published_at)
    return posts["head"]


def _describe(post: PostPage, key: str, record: dict[str, Any], site: NetworkSite) -> None:
    words = read("people")["posts"][key]
    set_translated(post, "title", {**words["title"], "fa": post.title_fa})
    set_translated(post, "department", read("people")["departments"][words["department"]])
    set_translated(post, "duties", {language: f"<p>{text}</p>" for language, text in words["duties"].items()})
    for language in site.languages:
        setattr(post, f"ready_{language}", True)
    post.extension = record["extension"]
    post.phone = record.get("phone", "")
    post.email = record.get("email", "")


def _holding(site: NetworkSite, record: dict[str, Any], media: SiteMedia) -> Holding:
    return Holding(
        person=_person(site, record, media),
        since=date.fromisoformat(record["since"]),
        until=date.fromisoformat(record["until"]) if "until" in record else None,
        is_acting=record.get("is_acting", False),
    )


def _person(site: NetworkSite, record: dict[str, Any], media: SiteMedia) -> Person:
    words = read("people")["persons"][record["person"]]
    person = Person.objects.filter(site=site, name_fa=words["name"]["fa"]).first() or Person(site=site)
    set_translated(person, "name", words["name"])
    set_translated(person, "biography", {language: f"<p>{text}</p>" for language, text in words["biography"].items()})
    if "portrait" in record:
        person.portrait = media.portrait(record["portrait"])
    person.save()
    return person
