"""The top of a page: its furniture is left out, its title and its head are found."""

import re

from cms.importing.furniture import area_reason, furniture_reason, mark_furniture
from cms.importing.lines import Line, passage
from cms.importing.page_title import browser_title, find_title, is_fuller_title, is_site_name, title_label
from cms.importing.parts import Parts
from cms.importing.people_lines import is_biography, read_person
from cms.importing.section_titles import title_kind
from cms.importing.vocabulary import folded

_LOST_CHARACTER = re.compile(r"\?\d|\d\?|(?<![\w)»\"])\?|\ufffd")
_EARLY_LINES = 12
LONGEST_LABEL_LINE = 30
"""Words; what is longer is a paragraph and names neither a post nor a person."""


class PageOpening:
    """Reads the top of a page into `parts`; `edges` are the lines of the old site's header, footer and side column."""

    def __init__(self, parts: Parts) -> None:
        self.edges: list[Line] = []
        self._parts = parts

    def read(self, lines: list[Line]) -> list[Line]:
        """Take what the opening says, and return the lines that are left for the sections."""
        return self._take_head(self._take_title(self._without_furniture(lines)))

    def _without_furniture(self, lines: list[Line]) -> list[Line]:
        content = []
        for line in lines:
            reason = (
                "blank" if not line.text else area_reason(line) and (furniture_reason(line.body) or area_reason(line))
            )
            if reason is None:
                content.append(line)
            elif reason in ("page_header", "page_footer", "side_column"):
                self.edges.append(line)
            else:
                self._parts.leave_out(line, reason)
        furniture = mark_furniture(content)
        for line, reason in furniture.items():
            self._parts.leave_out(line, reason)
        content = [line for line in content if line not in furniture]
        for line in content:
            line.remarks += ["lost_character"] * bool(_LOST_CHARACTER.search(line.text))
        return content

    def _take_title(self, lines: list[Line]) -> list[Line]:
        title = find_title(lines)
        if title is None:
            self._take_browser_title()
            if self._parts.title is None and lines:
                self._parts.doubts.append((lines[0], "no_title"))
            return lines
        labelled = title_label(title.body)
        label, text = labelled or ("", title.body)
        self._parts.title = passage(title, text.rstrip(" :："))
        if label:
            self._parts.leave_out(title, "section_label", label)
        self._parts.leave_sign(title)
        before = lines[: lines.index(title)]
        above = {line for line in before if line.hints.heading_level == 1 or is_site_name(line)}
        for line in above:
            self._parts.leave_out(line, "page_header")
        lines = [line for line in lines if line is not title and line not in above]
        return self._without_repeated_title(lines)

    def _take_browser_title(self) -> None:
        for at, (line, _text, reason) in enumerate(self._parts.left_out):
            found = browser_title(line) if reason == "page_title" else None
            if found:
                self._parts.title, others = found
                self._parts.left_out[at : at + 1] = [(line, other, reason) for other in others]
                return

    def _without_repeated_title(self, lines: list[Line]) -> list[Line]:
        """The title once more is left out; the title in full, before any text, takes its place."""
        title = self._parts.title
        assert title is not None
        kept = []
        in_opening = True
        for line in lines:
            in_opening = in_opening and line.words < LONGEST_LABEL_LINE
            if folded(line.body) == folded(title.text):
                self._parts.leave_out(line, "duplicate_title")
            elif in_opening and is_fuller_title(line, title.text):
                self._parts.leave_out(title.line, "duplicate_title", title.text)
                title = self._parts.title = passage(line)
            else:
                kept.append(line)
        return kept

    def _take_head(self, lines: list[Line]) -> list[Line]:
        """The lines above the first paragraph that name a post and who holds it."""
        kept: list[Line] = []
        for position, line in enumerate(lines):
            if position >= _EARLY_LINES or line.words > LONGEST_LABEL_LINE or self._opens_other_part(line):
                return kept + lines[position:]
            person = None if line.sign and not line.hints.list_depth and line.sign.parts else read_person(line.body)
            if person and self._parts.take_person(line, person):
                continue
            if is_biography(line.body) and (self._parts.post_title or self._parts.person_name):
                self._parts.message.append(passage(line))
                self._parts.leave_sign(line)
            else:
                kept.append(line)
        return kept

    @staticmethod
    def _opens_other_part(line: Line) -> bool:
        return title_kind(line.body) in ("duties", "goals", "departments", "staff", "related")
