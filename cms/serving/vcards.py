"""A post as a vCard (RFC 6350) for the reader's address book, from its released body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from themes.templatetags.theme import telephone_href

MEDIA_TYPE = "text/vcard; charset=utf-8"
LONGEST_LINE = 75  # octets, RFC 6350 section 3.2


def vcard(*, uid: str, title: str, body: dict[str, Any], contact: dict[str, Any], organisation: str, url: str) -> str:
    """The card of a post: named after its holder of today, or after the post itself while it is vacant.

    A post without a telephone of its own is reached by its extension under the first number of `contact`, the
    site's contact card.
    """
    holder = next((holder for holder in body["holders"] if holder["is_current"]), None)
    name = holder["name"] if holder else title
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"KIND:{'individual' if holder else 'org'}",
        f"UID:urn:uuid:{uid}",
        f"FN:{_text(name)}",
        f"ORG:{';'.join(_text(part) for part in (organisation, body['department']) if part)}",
        f"TITLE:{_text(title)}",
        *_telephones(body, contact),
        *([f"EMAIL:{_text(body['email'])}"] if body["email"] else []),
        *([f"ADR:;;{_text(contact['address'])};;;;"] if contact.get("address") else []),
        f"URL:{url}",
        "END:VCARD",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _telephones(body: dict[str, Any], contact: dict[str, Any]) -> Iterator[str]:
    shared = contact["phones"][0]["number"] if contact.get("phones") else ""
    if address := telephone_href(body["phone"] or (shared if body["extension"] else ""), body["extension"]):
        yield f"TEL;VALUE=uri;TYPE=work:{address}"


def _text(value: str) -> str:
    """A text value, escaped as RFC 6350 section 3.4 says."""
    escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> str:
    """A line in pieces of 75 octets at most, broken between characters; each further piece begins with a blank."""
    pieces, piece = [], ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece])
