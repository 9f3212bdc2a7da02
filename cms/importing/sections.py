"""The content of a page is cut into its sections: what its headings, and the sentences that promise a list, open."""

from dataclasses import dataclass, field, replace
from typing import Literal

from cms.importing.contact_details import read_contact
from cms.importing.duty_roles import is_office
from cms.importing.furniture import is_home_word
from cms.importing.line_joining import is_ended
from cms.importing.lines import Line, same_words
from cms.importing.numbering import Sign
from cms.importing.section_titles import TitleKind, promised_kind, title_kind
from cms.importing.vocabulary import DUTY_WORDS, FINITE_VERBS
from cms.text.folding import fold_tokens

Part = Literal["opening"] | TitleKind

_LONGEST_LABEL = 6
_PROSE = 25
_LONGEST_HEADING = 10
_LONGEST_LOOK = 100


@dataclass(eq=False)
class Section:
    """Consecutive lines about one thing; the opening has no title, nor has what a sentence promised."""

    kind: Part
    title: Line | None = None
    lines: list[Line] = field(default_factory=list)


def cut_sections(lines: list[Line]) -> list[Section]:
    """The sections of the lines in their order; titles and lines together are all the lines, none of them blank."""
    lines = list(_with_labels_apart(lines))
    sections = [Section("opening")]
    for position, line in enumerate(lines):
        current = sections[-1]
        after = lines[position + 1] if position + 1 < len(lines) else None
        kind = _opened_kind(line, current, after)
        if kind:
            sections.append(Section(kind, line))
        elif (current.kind == "related" and _is_prose(line)) or _ends_section(line, current, after):
            sections.append(Section("introduction", None, [line]))
        else:
            current.lines.append(line)
            promised = (
                promised_kind(line.text)
                if current.kind in ("opening", "introduction", "head") and not line.sign
                else None
            )
            if promised and after and not title_kind(after.body):
                sections.append(Section(promised))
                if promised == "duties":
                    _move_promise(current, sections[-1])
    return sections


def _move_promise(current: Section, duties: Section) -> None:
    """The sentence that promises the duties leads them; what the paragraph says before it stays where it is."""
    line = current.lines.pop()
    before, stop, promise = line.text.rpartition(". ")
    if not stop:
        duties.lines.append(line)
        return
    own = {text: tuple(doubt for doubt in line.doubts if doubt.word in text) for text in (f"{before}.", promise)}
    first, last = (replace(line, text=text, doubts=doubts) for text, doubts in own.items())
    current.lines.append(first)
    duties.lines.append(replace(last, gap=False, remarks=[]))


def _with_labels_apart(lines: list[Line]) -> list[Line]:
    """Lines such as «معرفی واحد: …» become the title and the text that it opens."""
    apart: list[Line] = []
    for line in lines:
        label, sign, rest = line.body.partition(":")
        opens = (
            sign
            and rest.strip()
            and not (line.sign and line.sign.is_bare_bullet)
            and not line.hints.list_depth
            and len(fold_tokens(label)) <= _LONGEST_LABEL
            and len(fold_tokens(rest)) >= 4
            and title_kind(label + ":") in ("introduction", "duties", "goals", "departments", "head")
        )
        if opens and same_words(line.body, label, rest):
            apart.append(
                replace(
                    line, text=f"{line.text[: len(line.text) - len(line.body)]}{label}:", sign=_cut_sign(line, label)
                )
            )
            apart.append(replace(line, text=rest.strip(), sign=None, gap=False, remarks=[]))
        else:
            apart.append(line)
    return apart


def _cut_sign(line: Line, label: str) -> Sign | None:
    return replace(line.sign, rest=f"{label}:") if line.sign else None


def _opened_kind(line: Line, current: Section, after: Line | None) -> TitleKind | None:
    if "\t" in line.text:
        return None
    in_list = line.hints.list_depth or (line.sign and line.sign.is_bare_bullet)
    kind = title_kind(line.body)
    if kind is None or (in_list and not line.hints.heading_level):
        return None
    if line.sign and line.sign.kind == "number":
        # An item of a running list, or a section that its own number places in the tree of the duties.
        next_sign = after.sign if after else None
        running = next_sign is not None and next_sign.parts[:-1] == line.sign.parts[:-1] and next_sign.parts != ()
        if running and not line.hints.heading_level:
            return None
        if kind == current.kind == "duties":
            return None
    if kind == "duties" == current.kind and current.lines:
        return None
    if kind in ("related", "staff") and after is None:
        return None
    if kind == "related" and after and fold_tokens(after.body)[:1] and fold_tokens(after.body)[0] in DUTY_WORDS:
        return None
    if kind == "introduction" == current.kind and current.lines and not line.hints.heading_level and not line.gap:
        return None
    stands_out = line.gap or line.sign or line.hints.heading_level or line.body.rstrip().endswith(":")
    if kind == "departments" and current.kind == "duties" and not stands_out:
        return None
    return kind


def _ends_section(line: Line, current: Section, after: Line | None) -> bool:
    """A heading that this section does not know, over something that is no list of its own."""
    if current.kind in ("opening", "introduction", "related") or after is None or not current.lines:
        return False
    followed_by_list = bool(after.sign or after.hints.list_depth)
    level = line.hints.heading_level
    if level:
        own = current.title.hints.heading_level if current.title else 0
        return bool(own) and level <= own and not followed_by_list
    # Goals, messages and contact details have no parts, so a title among them belongs to none of them.
    return (
        current.kind in ("goals", "head", "contact", "staff")
        and line.gap
        and not line.sign
        and not line.hints.list_depth
        and line.words <= _LONGEST_HEADING
        and line.text.rstrip().endswith(":")
        and after.words > 5
        and read_contact(f"{line.text} {after.text}") is None
    )


def _is_prose(line: Line) -> bool:
    return line.words >= _PROSE and not is_home_word(line.text)


def assume_duties(sections: list[Section]) -> Section | None:
    """Where no heading says so: the longest list of a page whose items begin as duties do. Returns its new section."""
    if any(section.kind == "duties" and section.lines for section in sections):
        return None
    for at, section in enumerate(sections):
        if section.kind not in ("opening", "introduction"):
            continue
        first = next((place for place in range(len(section.lines)) if _is_duty_list(section.lines, place)), None)
        if first is not None:
            duties = Section("duties", None, section.lines[first:])
            del section.lines[first:]
            sections.insert(at + 1, duties)
            return duties
    return None


def assume_departments(sections: list[Section]) -> None:
    """Where no heading says so: names of departments, each over what it does, in the introduction of a page."""
    if any(section.kind == "departments" for section in sections):
        return
    for at, section in enumerate(sections):
        if section.kind not in ("opening", "introduction"):
            continue
        names = [place for place in range(len(section.lines) - 1) if _names_department(section.lines, place)]
        if len(names) > 1:
            sections.insert(at + 1, Section("departments", None, section.lines[names[0] :]))
            del section.lines[names[0] :]
            return


def _names_department(lines: list[Line], place: int) -> bool:
    line, after = lines[place], lines[place + 1]
    is_apart = line.gap or place == 0 or is_ended(lines[place - 1].body)
    stands_out = is_apart or line.hints.heading_level or line.hints.emphasised
    return bool(
        stands_out
        and not line.sign
        and not line.hints.list_depth
        and line.words <= _LONGEST_HEADING
        and is_office(line.body)
        and not line.body.rstrip().endswith((".", "؛"))
        and fold_tokens(line.body)[-1] not in FINITE_VERBS
        and not is_office(after.body)
    )


def _is_duty_list(lines: list[Line], start: int) -> bool:
    items: list[Line] = []
    for line in lines[start : start + _LONGEST_LOOK]:
        if line.sign or line.hints.list_depth:
            items.append(line)
        elif line.gap or not items:
            break
    duties = [line for line in items if fold_tokens(line.body)[:1] and fold_tokens(line.body)[0] in DUTY_WORDS]
    return len(items) >= 3 and 2 * len(duties) >= len(items)
