"""Atom, RFC 4287."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from cms.serving.feeds.feed import Entry, Feed
from cms.serving.machine_readable import iso

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
NAMESPACE = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 cannot hold, section 2.2.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def atom(feed: Feed) -> bytes:
    root = Element("feed", {"xmlns": NAMESPACE, LANGUAGE: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", iso(feed.updated))
    _person(root, feed.author, feed.home_url)
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address("atom")})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.home_url})
    for entry in feed.entries:
        _entry(root, entry)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _entry(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry", {LANGUAGE: entry.language})
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", iso(entry.published))
    _text(element, "updated", iso(entry.updated))
    _person(element, entry.author, entry.author_url)
    SubElement(
        element, "link", {"rel": "alternate", "type": "text/html", "hreflang": entry.language, "href": entry.url}
    )
    if entry.picture:
        SubElement(element, "link", {"rel": "enclosure", "type": entry.picture.type, "href": entry.picture.url})
    for term in entry.categories:
        SubElement(element, "category", {"term": _allowed(term)})
    if entry.summary:
        _text(element, "summary", entry.summary)
    _text(element, "content", entry.html, type="html")


def _person(parent: Element, name: str, url: str) -> None:
    author = SubElement(parent, "author")
    _text(author, "name", name)
    _text(author, "uri", url)


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _allowed(text)


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("", text)
