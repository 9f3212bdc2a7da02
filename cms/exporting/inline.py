"""The HTML of running text (paragraphs, strong words, links) as runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from cms.exporting.parts import Paragraph, Run, Runs

_STRONG = frozenset({"b", "strong"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[Run]] = [[]]
        self._strong = 0
        self._urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "br"):
            self.paragraphs.append([])
        elif tag in _STRONG:
            self._strong += 1
        elif tag == "a":
            self._urls.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.paragraphs.append([])
        elif tag in _STRONG and self._strong:
            self._strong -= 1
        elif tag == "a" and self._urls:
            self._urls.pop()

    def handle_data(self, data: str) -> None:
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        if text:
            self.paragraphs[-1].append(Run(text, bool(self._strong), self._urls[-1] if self._urls else ""))


def paragraphs(html: str) -> list[Runs]:
    """The paragraphs that hold words; a line break begins a new one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [tuple(runs) for runs in reader.paragraphs if "".join(run.text for run in runs).strip()]


def rich(html: str, *, depth: int = 0, is_aside: bool = False) -> list[Paragraph]:
    return [Paragraph(runs, depth=depth, is_aside=is_aside) for runs in paragraphs(html)]


def one_line(html: str) -> Runs:
    """HTML of one line as runs."""
    return tuple(run for runs in paragraphs(html) for run in runs)
