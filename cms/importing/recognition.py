"""A source document becomes a unit: what is furniture, which line is the title, who leads, which section is which."""

import re

from cms.importing.assembly import Parts, assemble
from cms.importing.contact_details import lone_label, read_contact, says_field
from cms.importing.department_list import build_departments
from cms.importing.duties_tree import build_duties
from cms.importing.furniture import area_reason, furniture_reason, mark_furniture
from cms.importing.introduction_blocks import build_blocks
from cms.importing.line_joining import joins
from cms.importing.lines import Line, content_lines, kept_text, passage, same_words
from cms.importing.page_title import browser_title, find_title, title_label
from cms.importing.people_lines import PersonReading, read_person
from cms.importing.section_titles import title_kind
from cms.importing.sections import Section, assume_duties, cut_sections
from cms.importing.source import SourceDocument
from cms.importing.unit import ImportedUnit, SectionKind
from cms.importing.vocabulary import folded
from cms.text.folding import fold_tokens

_LOST_CHARACTER = re.compile(r"\?\d|\d\?|(?<![\w)»\"])\?|\ufffd")
_EARLY_LINES = 12
_PARAGRAPH = 30


def recognise(document: SourceDocument) -> ImportedUnit:
    """The unit that a source describes, with an account of every line. Nothing is looked up or stored.

    Raises AccountingError if a word were lost, which would be a fault of this package.
    """
    return _Recognition(document).unit()


class _Recognition:
    def __init__(self, document: SourceDocument) -> None:
        self._document = document
        self._parts = Parts()
        self._edges: list[Line] = []
        self._duties: list[Line] = []
        self._introduction: list[Line] = []

    def unit(self) -> ImportedUnit:
        lines = self._without_furniture(content_lines(self._document))
        lines = self._take_title(lines)
        lines = self._take_head(lines)
        for section in self._sections(lines):
            self._read_section(section)
        self._finish()
        return assemble(self._document, self._parts)

    def _leave_out(self, line: Line, reason: str, text: str | None = None) -> None:
        self._parts.left_out.append((line, line.text if text is None else text, reason))

    def _without_furniture(self, lines: list[Line]) -> list[Line]:
        content = []
        for line in lines:
            reason = (
                "blank" if not line.text else area_reason(line) and (furniture_reason(line.body) or area_reason(line))
            )
            if reason is None:
                content.append(line)
            elif reason in ("page_header", "page_footer", "side_column"):
                self._edges.append(line)
            else:
                self._leave_out(line, reason)
        furniture = mark_furniture(content)
        for line, reason in furniture.items():
            self._leave_out(line, reason)
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
            self._leave_out(title, "section_label", label)
        self._leave_sign(title)
        above = {line for line in lines[: lines.index(title)] if line.hints.heading_level == 1}
        for line in above:
            self._leave_out(line, "page_header")
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
            in_opening = in_opening and line.words < _PARAGRAPH
            words, known = folded(line.body), folded(title.text)
            if words == known:
                self._leave_out(line, "duplicate_title")
            elif (
                in_opening
                and line.words <= 14
                and words.startswith(f"{known} ")
                and not line.sign
                and " : " not in line.text
            ):
                self._leave_out(title.line, "duplicate_title", title.text)
                title = self._parts.title = passage(line)
            else:
                kept.append(line)
        return kept

    def _take_head(self, lines: list[Line]) -> list[Line]:
        """The lines above the first paragraph that name a post and who holds it."""
        kept: list[Line] = []
        for position, line in enumerate(lines):
            if position >= _EARLY_LINES or line.words > _PARAGRAPH or self._opens_other_part(line):
                return kept + lines[position:]
            person = None if line.sign and not line.hints.list_depth and line.sign.parts else read_person(line.body)
            if person is None or not self._take_person(line, person):
                kept.append(line)
        return kept

    @staticmethod
    def _opens_other_part(line: Line) -> bool:
        return title_kind(line.body) in ("duties", "goals", "departments", "staff", "related")

    def _take_person(self, line: Line, person: PersonReading) -> bool:
        parts = self._parts
        if person.unfilled:
            self._leave_out(line, "unfilled_template")
            parts.doubts.append((line, "head_unfilled"))
            return True
        known = (person.post_title and parts.post_title) or (person.person_name and parts.person_name)
        if known or not same_words(line.body, person.post_title, person.person_name, *person.labels):
            return False
        if person.post_title:
            parts.post_title = passage(line, person.post_title)
        if person.person_name:
            parts.person_name = passage(line, person.person_name)
        for label in person.labels:
            self._leave_out(line, "section_label", label)
        self._leave_sign(line)
        return True

    def _leave_sign(self, line: Line) -> None:
        if line.sign and fold_tokens(f"{line.sign.label} {line.sign.bullet}"):
            self._leave_out(line, "sign", f"{line.sign.label} {line.sign.bullet}".strip())

    def _leave_list_sign(self, line: Line) -> None:
        """Leave out the sign of a line of which `kept_text` is placed."""
        if kept_text(line) == line.body:
            self._leave_sign(line)

    def _sections(self, lines: list[Line]) -> list[Section]:
        sections = cut_sections(lines)
        assumed = assume_duties(sections)
        if assumed:
            self._parts.doubts.append((assumed.lines[0], "duties_assumed"))
        return sections

    def _read_section(self, section: Section) -> None:
        if section.kind == "related":
            for line in filter(None, (section.title, *section.lines)):
                self._leave_out(line, "related_links")
            return
        kind: SectionKind = "introduction" if section.kind in ("opening", "staff") else section.kind  # type: ignore[assignment]
        if section.title:
            self._take_section_title(section.title, kind, is_own=section.kind not in ("opening", "staff"))
        lines = self._without_contact(section.lines, kind)
        if kind == "duties":
            self._duties += lines
        elif kind == "departments":
            self._take_departments(lines)
        elif kind == "goals":
            self._take_goals(lines)
        elif kind == "head":
            self._take_message(lines)
        else:
            self._introduction += lines

    def _take_section_title(self, title: Line, kind: SectionKind, *, is_own: bool) -> None:
        text = title.body.rstrip().rstrip(":：").rstrip()
        deep = title.sign is not None and len(title.sign.parts) > 1
        if kind == "duties" and (deep or (self._duties and "duties" in self._parts.section_titles)):
            self._duties.append(title)
        elif is_own and kind not in self._parts.section_titles:
            self._parts.section_titles[kind] = passage(title, text)
            self._leave_sign(title)
        elif kind == "introduction":
            self._introduction.append(title)
        else:
            self._leave_out(title, "repeated_heading")

    def _without_contact(self, lines: list[Line], kind: SectionKind) -> list[Line]:
        """Take the contact details among the lines of a section, and return the others."""
        kept: list[Line] = []
        position = 0
        while position < len(lines):
            line = lines[position]
            after = lines[position + 1] if position + 1 < len(lines) else None
            used = 0 if kind == "departments" else self._take_contact(line, after, kind)
            if not used:
                kept.append(line)
            position += max(used, 1)
        return kept

    def _take_contact(self, line: Line, after: Line | None, kind: SectionKind) -> int:
        """How many lines were taken: this one, or a label and the value below it."""
        if line.sign and line.sign.kind != "bullet":
            return 0
        book = self._parts.contact
        if lone_label(line.body) and after and not after.hints.heading_level and not says_field(after.body):
            reading = read_contact(f"{line.body.rstrip(' :：')}: {after.body}", among_contact=True)
            if reading and book.add(reading, line, after):
                self._leave_sign(line)
                self._leave_sign(after)
                return 2
        if kind == "duties" and (line.sign or line.hints.list_depth) and not re.search(r"[:：@]", line.body):
            return 0
        reading = read_contact(line.body, among_contact=kind == "contact")
        if reading is None or (kind == "head" and line.words > 12):
            return 0
        if not book.add(reading, line):
            line.remarks.append("second_value")
            return 0
        self._leave_sign(line)
        return 1

    def _take_departments(self, lines: list[Line]) -> None:
        found = build_departments(lines)
        for line in lines:
            if line not in found.duties and line not in found.others:
                self._leave_sign(line)
        self._parts.departments += found.departments
        self._parts.left_out += found.leftovers
        self._duties += found.duties
        for line in found.others:
            if self._take_contact(line, None, "departments") == 0:
                self._introduction.append(line)

    def _take_goals(self, lines: list[Line]) -> None:
        for position, line in enumerate(lines):
            if position and self._parts.goals and joins(lines[position - 1].body, line):
                self._parts.goals[-1].join(line)
            else:
                self._parts.goals.append(passage(line, kept_text(line)))
            self._leave_list_sign(line)

    def _take_message(self, lines: list[Line]) -> None:
        for position, line in enumerate(lines):
            person = read_person(line.body) if line.words <= _PARAGRAPH else None
            if person and self._take_person(line, person):
                continue
            if position and self._parts.message and joins(lines[position - 1].body, line):
                self._parts.message[-1].join(line)
            else:
                self._parts.message.append(passage(line, kept_text(line)))
            self._leave_list_sign(line)

    def _finish(self) -> None:
        self._parts.duties = build_duties(self._duties)
        self._parts.introduction = build_blocks(self._introduction)
        for line in self._introduction:
            self._leave_list_sign(line)
        for line in self._duties:
            # Bullets that lost their font are letters, and a heading may have lost a sign; both are no words.
            if line.sign and fold_tokens(line.sign.bullet):
                self._leave_out(line, "sign", line.sign.bullet)
        self._read_edges()

    def _read_edges(self) -> None:
        """Header and footer belong to the old site; they are read only where the content names no contact."""
        wanted = self._parts.contact.is_empty
        for line in self._edges:
            reading = read_contact(line.body) if wanted else None
            if reading and self._parts.contact.add(reading, line):
                self._parts.doubts.append((line, "contact_from_page_edge"))
                self._leave_sign(line)
            else:
                self._leave_out(line, area_reason(line) or "page_footer")
