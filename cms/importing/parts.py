"""What recognition gathers on its way: the parts of a unit, and what is left out of it."""

from dataclasses import dataclass, field

from cms.importing.contact_book import ContactBook
from cms.importing.department_list import Department
from cms.importing.duties_tree import Duties
from cms.importing.introduction_blocks import Block
from cms.importing.lines import Line, Passage, kept_text, passage, same_words
from cms.importing.people_lines import PersonReading
from cms.importing.unit import SectionKind
from cms.text.folding import fold_tokens


@dataclass
class Parts:
    """What recognition has gathered, every text still with the lines it came from."""

    title: Passage | None = None
    introduction: list[Block] = field(default_factory=list)
    post_title: Passage | None = None
    person_name: Passage | None = None
    message: list[Passage] = field(default_factory=list)
    goals: list[Passage] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    duties: Duties = field(default_factory=Duties)
    contact: ContactBook = field(default_factory=ContactBook)
    section_titles: dict[SectionKind, Passage] = field(default_factory=dict)
    left_out: list[tuple[Line, str, str]] = field(default_factory=list)
    doubts: list[tuple[Line, str]] = field(default_factory=list)

    def leave_out(self, line: Line, reason: str, text: str | None = None) -> None:
        """Leave out a line, or `text` of it."""
        self.left_out.append((line, line.text if text is None else text, reason))

    def leave_sign(self, line: Line) -> None:
        """Leave out the sign of a line whose body is placed."""
        if line.sign and fold_tokens(f"{line.sign.label} {line.sign.bullet}"):
            self.leave_out(line, "sign", f"{line.sign.label} {line.sign.bullet}".strip())

    def leave_list_sign(self, line: Line) -> None:
        """Leave out the sign of a line of which `kept_text` is placed."""
        if kept_text(line) == line.body:
            self.leave_sign(line)

    def take_person(self, line: Line, person: PersonReading) -> bool:
        """Take what a line says of the head, unless it is known already or the line says more."""
        if person.unfilled:
            self.leave_out(line, "unfilled_template")
            self.doubts.append((line, "head_unfilled"))
            return True
        known = (person.post_title and self.post_title) or (person.person_name and self.person_name)
        if known or not same_words(line.body, person.post_title, person.person_name, *person.labels):
            return False
        if person.post_title:
            self.post_title = passage(line, person.post_title)
        if person.person_name:
            self.person_name = passage(line, person.person_name)
        for label in person.labels:
            self.leave_out(line, "section_label", label)
        self.leave_sign(line)
        return True
