"""A source document becomes a unit: what is furniture, which line is the title, who leads, which section is which."""

import re
from dataclasses import replace

from cms.importing.assembly import assemble
from cms.importing.contact_details import lone_label, read_contact, says_field
from cms.importing.department_list import build_departments
from cms.importing.duties_tree import build_duties
from cms.importing.furniture import area_reason
from cms.importing.introduction_blocks import build_blocks
from cms.importing.line_joining import joins
from cms.importing.lines import Line, Passage, content_lines, kept_text, passage, same_words
from cms.importing.page_opening import LONGEST_LABEL_LINE, PageOpening
from cms.importing.parts import Parts
from cms.importing.people_lines import read_person
from cms.importing.section_titles import is_career, owner_of_duties, title_kind
from cms.importing.sections import Section, assume_departments, assume_duties, cut_sections
from cms.importing.source import SourceDocument
from cms.importing.unit import ImportedUnit, SectionKind
from cms.text.folding import fold_tokens


def recognise(document: SourceDocument) -> ImportedUnit:
    """The unit that a source describes, with an account of every line. Nothing is looked up or stored.

    Raises AccountingError if a word were lost, which would be a fault of this package.
    """
    return _Recognition(document).unit()


class _Recognition:
    def __init__(self, document: SourceDocument) -> None:
        self._document = document
        self._parts = Parts()
        self._duties: list[Line] = []
        self._introduction: list[Line] = []

    def unit(self) -> ImportedUnit:
        opening = PageOpening(self._parts)
        lines = opening.read(content_lines(self._document))
        for section in self._sections(lines):
            self._read_section(section)
        self._finish()
        self._read_edges(opening.edges)
        return assemble(self._document, self._parts)

    def _sections(self, lines: list[Line]) -> list[Section]:
        sections = cut_sections(lines)
        assume_departments(sections)
        assumed = assume_duties(sections)
        if assumed:
            self._parts.doubts.append((assumed.lines[0], "duties_assumed"))
        return sections

    def _read_section(self, section: Section) -> None:
        if section.kind == "related" or self._is_trailing_menu(section):
            reason = "related_links" if section.kind == "related" else "menu"
            for line in filter(None, (section.title, *section.lines)):
                self._parts.leave_out(line, reason)
            return
        if section.kind in ("opening", "staff"):
            self._read_introduction(section)
            return
        kind: SectionKind = section.kind  # type: ignore[assignment]
        lines = section.lines
        if section.title and not is_career(section.title.body):
            lines = self._take_section_title(section.title, kind, lines)
        lines = self._without_contact(lines, kind)
        if kind == "duties":
            self._duties += lines
        elif kind == "departments":
            self._take_departments(lines)
        elif kind == "goals":
            self._take_goals(lines)
        elif kind == "head" and section.title and is_career(section.title.body):
            self._take_career(section.title, lines)
        elif kind == "head":
            self._take_message(lines)
        else:
            self._introduction += lines

    def _read_introduction(self, section: Section) -> None:
        if section.kind == "opening":
            self._introduction += self._without_contact(section.lines, "introduction")
            return
        if section.title:
            self._introduction.append(_as_heading(section.title))
        # Names, posts and extensions of staff belong together: they stay a list.
        for line in section.lines:
            reading = read_contact(line.body)
            of_unit = reading and not {value.field for value in reading.values} & {"phone", "extension"}
            if reading and of_unit and self._parts.contact.add(reading, line):
                self._parts.leave_sign(line)
                continue
            listed = line.sign or line.hints.list_depth or line.words > LONGEST_LABEL_LINE
            self._introduction.append(line if listed else _as_item(line))

    @staticmethod
    def _is_trailing_menu(section: Section) -> bool:
        """«تماس با ما» over other short links, and over nothing that tells how."""
        if section.kind != "contact" or not section.lines:
            return False
        return all(
            line.words <= 4 and not read_contact(line.body, among_contact=True) and not lone_label(line.body)
            for line in section.lines
        )

    def _take_section_title(self, title: Line, kind: SectionKind, lines: list[Line]) -> list[Line]:
        """Place the title of a section, and return the lines of the section."""
        deep = title.sign is not None and len(title.sign.parts) > 1
        if kind == "duties" and (deep or "duties" in self._parts.section_titles or _is_one_of_several(title, lines)):
            return [title, *lines]
        if kind not in self._parts.section_titles:
            self._parts.section_titles[kind] = passage(title, title.body.rstrip().rstrip(":：").rstrip())
            self._parts.leave_sign(title)
        elif kind == "introduction":
            self._introduction.append(_as_heading(title))
        elif kind == "goals" and len(lines) == 1:
            # «چشم‌انداز» after «اهداف»: without its name the text would say something else.
            self._parts.goals.append(Passage([(title, title.body), (lines[0], kept_text(lines[0]))]))
            self._parts.leave_sign(title)
            self._parts.leave_list_sign(lines[0])
            return []
        else:
            self._parts.leave_out(title, "repeated_heading")
        return lines

    def _without_contact(self, lines: list[Line], kind: SectionKind) -> list[Line]:
        """Take the contact details among the lines of a section, and return the others."""
        kept: list[Line] = []
        position = 0
        while position < len(lines):
            line = lines[position]
            after = lines[position + 1] if position + 1 < len(lines) else None
            used = 0 if kind == "departments" else self._take_contact(line, after, kind) or self._take_late_head(line)
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
            # What the second line says of a number besides is not what the first one names.
            named = reading and all(same_words(value.label, "") or value.label in line.body for value in reading.values)
            if reading and named and book.add(reading, line, after):
                self._parts.leave_sign(line)
                self._parts.leave_sign(after)
                return 2
        if kind == "duties" and (line.sign or line.hints.list_depth) and not re.search(r"[:：@]", line.body):
            return 0
        reading = read_contact(line.body, among_contact=kind == "contact")
        if reading is None or (kind == "head" and line.words > 12):
            return 0
        if not book.add(reading, line):
            line.remarks.append("second_value")
            return 0
        self._parts.leave_sign(line)
        return 1

    def _take_late_head(self, line: Line) -> int:
        """Take a line below the opening that names both the post and who holds it, if nobody was named there."""
        if line.sign or line.hints.list_depth or self._parts.person_name or self._parts.post_title:
            return 0
        person = read_person(line.body)
        return int(bool(person and person.post_title and person.person_name and self._parts.take_person(line, person)))

    def _take_departments(self, lines: list[Line]) -> None:
        found = build_departments(lines)
        for line in lines:
            if line not in found.duties and line not in found.others:
                self._parts.leave_sign(line)
        self._parts.departments += found.departments
        self._parts.left_out += found.leftovers
        self._duties += found.duties
        for line in found.others:
            if not (self._take_contact(line, None, "departments") or self._take_late_head(line)):
                self._introduction.append(line)

    def _take_goals(self, lines: list[Line]) -> None:
        for position, line in enumerate(lines):
            if position and self._parts.goals and joins(lines[position - 1].body, line):
                self._parts.goals[-1].join(line)
            else:
                self._parts.goals.append(passage(line, kept_text(line)))
            self._parts.leave_list_sign(line)

    def _take_message(self, lines: list[Line]) -> None:
        for position, line in enumerate(lines):
            person = read_person(line.body) if line.words <= LONGEST_LABEL_LINE and not line.sign else None
            if person and self._parts.take_person(line, person):
                continue
            if position and self._parts.message and joins(lines[position - 1].body, line):
                self._parts.message[-1].join(line)
            else:
                self._parts.message.append(passage(line, kept_text(line)))
            self._parts.leave_list_sign(line)

    def _take_career(self, title: Line, lines: list[Line]) -> None:
        """What the head has studied and done is no message: it becomes a part of the introduction."""
        self._introduction.append(_as_heading(title))
        for line in lines:
            person = read_person(line.body) if line.words <= LONGEST_LABEL_LINE and not line.sign else None
            if not (person and self._parts.take_person(line, person)):
                self._introduction.append(line)

    def _finish(self) -> None:
        self._parts.duties = build_duties(self._duties)
        self._parts.introduction = build_blocks(self._introduction)
        for line in self._introduction:
            self._parts.leave_list_sign(line)
        for line in self._duties:
            # Bullets that lost their font are letters, and a heading may have lost a sign; both are no words.
            if line.sign and fold_tokens(line.sign.bullet):
                self._parts.leave_out(line, "sign", line.sign.bullet)

    def _read_edges(self, edges: list[Line]) -> None:
        """Header and footer belong to the old site; they are read only where the content names no contact."""
        wanted = self._parts.contact.is_empty
        for line in edges:
            reading = read_contact(line.body) if wanted else None
            if reading and self._parts.contact.add(reading, line):
                self._parts.doubts.append((line, "contact_from_page_edge"))
                self._parts.leave_sign(line)
            else:
                self._parts.leave_out(line, area_reason(line) or "page_footer")


def _is_one_of_several(title: Line, lines: list[Line]) -> bool:
    """Whether the duties of others follow («شرح وظایف اداره …»): then the first title is a heading like the next."""
    owner = owner_of_duties(title.body.rstrip(" :："))
    owners = [owner_of_duties(line.body.rstrip(" :：")) for line in lines if not line.sign and title_kind(line.body)]
    return bool(owner) and any(other not in ("", owner) for other in owners)


def _as_heading(line: Line) -> Line:
    return replace(line, hints=replace(line.hints, heading_level=line.hints.heading_level or 2))


def _as_item(line: Line) -> Line:
    return replace(line, hints=replace(line.hints, list_depth=1))
